-- th: รอบเป็น 1 หรือ 2 ของปีงบประมาณที่รู้ และวันแรกไม่อยู่หลังวันสุดท้าย
-- en: Rounds are 1 or 2, of a known fiscal year, and no first day is after its last
-- severity: error
select
    'report' as table_name,
    report_id as found_in,
    fiscal_year,
    round,
    period_start as first_day,
    period_end as last_day
from report
where
    round not in (1, 2)
    or (round is not null and fiscal_year is null)
    or period_start > period_end
union all
select
    'activity' as table_name,
    activity_id as found_in,
    fiscal_year,
    round,
    held_from as first_day,
    held_to as last_day
from activity
where
    round not in (1, 2)
    or held_from > held_to
order by table_name, found_in;
