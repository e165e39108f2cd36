-- reporting
-- th: หน่วยงานใดรายงานรอบใด: ทุกหน่วยงานในทะเบียนคูณทุกรอบที่รายงานครอบคลุม และรายงานจริงของหน่วยงานนอกทะเบียน
-- en: Who reported for which round: registered agencies by the rounds that reports span, and what unregistered ones reported
-- grain: agency_id, fiscal_year, round, is_demonstration
-- columns:
--   agency_id VARCHAR: หน่วยงาน | agency
--   fiscal_year SMALLINT: ปีงบประมาณ พ.ศ. | fiscal year (BE)
--   round TINYINT: รอบ 1 หรือ 2 | round 1 or 2
--   is_expected BOOLEAN: มีในทะเบียนและรอบเริ่มแล้ว จึงคาดว่าต้องมีรายงาน | registered, and the round has begun: a report is expected
--   has_reported BOOLEAN: มีรายงานปัจจุบันของรอบนั้นหรือของทั้งปี | a current report of the round, or of the whole year, is here
--   report_id VARCHAR: รายงานของรอบนั้น ถ้าไม่มีคือของทั้งปี | the round's report, else the whole year's
--   is_complete BOOLEAN: มีครบสี่องค์ประกอบในรายงานฉบับใดฉบับหนึ่ง ว่างเมื่อไม่มีรายงาน | one such report states all four elements; NULL where none is here
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
create table reporting as
with span as (
    select
        report.is_demonstration,
        min(report.fiscal_year) as first_year,
        -- And the year that runs, where it follows: see period.
        max(report.fiscal_year) + if(max(report.fiscal_year) + 1 = any_value(running_year.fiscal_year), 1, 0) as last_year
    from report
    cross join running_year
    where report.is_current and report.fiscal_year between 2540 and 2600
    group by report.is_demonstration
),

expected as (
    select
        agency.agency_id,
        period.fiscal_year,
        period.round,
        agency.is_demonstration
    from agency
    inner join span on agency.is_demonstration = span.is_demonstration
    inner join period on period.fiscal_year between span.first_year and span.last_year
    where agency.is_registered
),

reported as (
    select
        report.agency_id,
        period.fiscal_year,
        period.round,
        report.is_demonstration,
        arg_min(report.report_id, if(report.round is null, 1, 0)) as report_id,
        bool_or(report.has_issue and report.has_participants and report.has_result and report.has_use) as is_complete
    from report
    inner join period
        on report.fiscal_year = period.fiscal_year and (report.round is null or report.round = period.round)
    where report.is_current and report.agency_id is not null
    group by all
)

select
    coalesce(expected.agency_id, reported.agency_id) as agency_id,
    coalesce(expected.fiscal_year, reported.fiscal_year) as fiscal_year,
    coalesce(expected.round, reported.round) as round,
    expected.agency_id is not null and period.starts_on <= getvariable('as_of')::date as is_expected,
    reported.report_id is not null as has_reported,
    reported.report_id,
    reported.is_complete,
    coalesce(expected.is_demonstration, reported.is_demonstration) as is_demonstration
from expected
full join reported
    on
        expected.agency_id = reported.agency_id
        and expected.fiscal_year = reported.fiscal_year
        and expected.round = reported.round
        and expected.is_demonstration = reported.is_demonstration
inner join period
    on
        coalesce(expected.fiscal_year, reported.fiscal_year) = period.fiscal_year
        and coalesce(expected.round, reported.round) = period.round
order by is_demonstration, fiscal_year, round, agency_id;
