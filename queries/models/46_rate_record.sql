-- rate_record
-- th: สิ่งที่อัตราแต่ละตัวนับ: หนึ่งแถวต่อระเบียน ของหน่วยงานและรอบใด นับได้หรือไม่
-- en: What each rate counts: one row a record, with the agency and the round whose kind and size it had, and whether it counts
-- columns:
--   rate VARCHAR: ชื่อมาตรวัดใน measures.toml | name of the measure, as in measures.toml
--   agency_id VARCHAR: หน่วยงาน ว่างเมื่อไม่ทราบ | agency; NULL where it could not be told
--   fiscal_year SMALLINT: ปีงบประมาณ พ.ศ. | fiscal year (BE)
--   round TINYINT: รอบ 1 หรือ 2 ว่างเมื่อไม่ระบุ | round 1 or 2; NULL where not known
--   is_counted BOOLEAN: นับเข้าตัวตั้ง | in the numerator
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
create view rate_record as
-- A view: no record is kept twice, and a question that names its rate reads that rate's table alone.
select
    'reporting_rate' as rate,
    r.agency_id,
    r.fiscal_year,
    r.round,
    r.has_reported as is_counted,
    r.is_demonstration
from reporting as r
inner join period on r.fiscal_year = period.fiscal_year and r.round = period.round
where r.is_expected and period.is_closed
union all
select
    'complete_reports_share' as rate,
    report.agency_id,
    report.fiscal_year,
    report.round,
    report.has_issue and report.has_participants and report.has_result and report.has_use as is_counted,
    report.is_demonstration
from report
where report.is_current
union all
select
    told.rate,
    activity.agency_id,
    activity.fiscal_year,
    activity.round,
    case told.rate
        when 'events_with_total_share' then activity.participants_total is not null
        when 'follow_through_told_share' then activity.follow_through_level is not null
        when 'done_share' then activity.follow_through_level >= 6
        when 'reported_back_share' then activity.follow_through_level = 7
    end as is_counted,
    activity.is_demonstration
from activity
cross join (
    values ('events_with_total_share'), ('follow_through_told_share'), ('done_share'), ('reported_back_share')
) as told (rate)
where
    -- What is not told to be done is not known to be undone.
    (told.rate not in ('done_share', 'reported_back_share') or activity.follow_through_level is not null)
    and activity.is_event
    and activity.is_current
    and activity.duplicate_of is null;
