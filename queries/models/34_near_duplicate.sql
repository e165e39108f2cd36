-- near_duplicate
-- th: รายงานต่างหน่วยงานหรือต่างปีงบประมาณที่ถ้อยคำแทบเหมือนกัน ไม่เกินสิบฉบับที่คล้ายที่สุดต่อรายงาน
-- en: Reports of other agencies or fiscal years whose own words are nearly the same; the ten nearest of each report at most
-- grain: report_id, other_report_id
-- columns:
--   report_id VARCHAR: รายงาน | the report
--   other_report_id VARCHAR: รายงานที่คล้าย | the report it is like
--   likeness DOUBLE: ส่วนของถ้อยคำที่เหมือนกัน โดยประมาณ 0.7–1 | estimated share of what both say that is the same, 0.7 to 1
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
create table near_duplicate as
with both_ways as (
    select
        report_id,
        other_report_id,
        likeness
    from alike
    union all
    select
        other_report_id as report_id,
        report_id as other_report_id,
        likeness
    from alike
)

select
    both_ways.report_id,
    both_ways.other_report_id,
    both_ways.likeness,
    report.is_demonstration
from both_ways
inner join report on both_ways.report_id = report.report_id
inner join report as other on both_ways.other_report_id = other.report_id
where
    report.is_current
    and other.is_current
    and (report.agency_id is distinct from other.agency_id or report.fiscal_year is distinct from other.fiscal_year)
qualify row_number() over (
    partition by both_ways.report_id
    order by both_ways.likeness desc, other.received_at asc, both_ways.other_report_id asc
) <= 10
order by report.is_demonstration, both_ways.report_id, both_ways.likeness desc, both_ways.other_report_id;
