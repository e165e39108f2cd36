-- period
-- th: รอบรายงานทุกรอบของปีงบประมาณที่ข้อมูลครอบคลุม และของปีปัจจุบันเมื่อต่อจากปีเหล่านั้น
-- en: Every round of the fiscal years that the data spans, and of the year that runs where it follows these
-- grain: fiscal_year, round
-- columns:
--   fiscal_year SMALLINT: ปีงบประมาณ พ.ศ. | fiscal year (BE)
--   round TINYINT: รอบ 1 (ต.ค.–มี.ค.) หรือ 2 (เม.ย.–ก.ย.) | round 1 (October to March) or 2 (April to September)
--   starts_on DATE: วันแรกของรอบ | its first day
--   closes_on DATE: วันสุดท้ายของรอบ | its last day
--   due_on DATE: วันกำหนดส่งรายงานของรอบ ตาม report_deadlines.csv | the day its reports are due, as in report_deadlines.csv
--   is_closed BOOLEAN: รอบสิ้นสุดแล้ว ณ วันที่สร้างฐานข้อมูล | over by the day of the build
create table period as
with told as (
    select fiscal_year from report
    where fiscal_year between 2540 and 2600
    union all
    select fiscal_year from activity
    where fiscal_year between 2540 and 2600
),

-- The year that runs has rounds to count down to before its first report is here. Years that nobody told of are no gap
-- to fill: then the data is old, and nobody is late.
years as (
    select unnest(range(
        min(told.fiscal_year),
        max(told.fiscal_year) + if(max(told.fiscal_year) + 1 = any_value(running_year.fiscal_year), 2, 1)
    )) as fiscal_year
    from told
    cross join running_year
),

rounds as (
    select
        years.fiscal_year,
        half.round,
        if(half.round = 1, make_date(years.fiscal_year - 544, 10, 1), make_date(years.fiscal_year - 543, 4, 1))
            as starts_on,
        if(half.round = 1, make_date(years.fiscal_year - 543, 3, 31), make_date(years.fiscal_year - 543, 9, 30))
            as closes_on,
        make_date(years.fiscal_year - 543, deadline.month, deadline.day) as due_on
    from years
    cross join (values (1), (2)) as half (round)
    inner join report_deadline as deadline on half.round = deadline.round
)

select
    fiscal_year::smallint as fiscal_year,
    round::tinyint as round,
    starts_on,
    closes_on,
    due_on,
    closes_on < getvariable('as_of')::date as is_closed
from rounds
order by fiscal_year, round;
