-- th: กิจกรรมที่มีวันที่ อยู่ในปีงบประมาณและรอบของวันนั้น และความละเอียดของวันที่ตรงกับวันที่ที่มี
-- en: A dated activity has the fiscal year and round of its date, and its date_precision fits the dates it has
-- severity: warning
select
    report_id,
    activity_id,
    held_from,
    held_to,
    date_precision,
    fiscal_year,
    round
from activity
where
    (held_from is null) <> (date_precision = 'none')
    or (held_from is null) <> (held_to is null)
    or (
        held_from is not null
        and (
            fiscal_year is distinct from year(held_from + interval 3 month) + 543
            or round is distinct from if(month(held_from) between 4 and 9, 2, 1)
        )
    )
order by report_id, position;
