-- th: ทุกหน่วยงานในทะเบียนมีแถวในทุกรอบที่รายงานครอบคลุมและของปีปัจจุบันที่ต่อกัน และทุกรายงานปัจจุบันที่รู้หน่วยงานและปีถูกนับว่ารายงานแล้ว
-- en: Each registered agency has a row for each round that reports span and of the year that runs after these, and each current report counts as reported
-- severity: error
with span as (
    select
        is_demonstration,
        min(fiscal_year) as first_year,
        max(fiscal_year) as last_year
    from report
    where is_current and fiscal_year between 2540 and 2600
    group by is_demonstration
),

rows_expected as (
    select
        agency.agency_id,
        -- The year that runs belongs to it too, where it follows these years.
        2 * (
            span.last_year - span.first_year + 1
            + cast(span.last_year + 1 = running_year.fiscal_year as integer)
        ) as expected
    from agency
    inner join span on agency.is_demonstration = span.is_demonstration
    cross join running_year
    where agency.is_registered
),

rows_found as (
    select
        reporting.agency_id,
        count(*) as found
    from reporting
    inner join agency
        on reporting.agency_id = agency.agency_id and reporting.is_demonstration = agency.is_demonstration
    group by reporting.agency_id
)

select
    rows_expected.agency_id,
    rows_expected.expected,
    coalesce(rows_found.found, 0) as found,
    null as report_id
from rows_expected
left join rows_found on rows_expected.agency_id = rows_found.agency_id
where rows_expected.expected is distinct from rows_found.found
union all
select
    report.agency_id,
    1 as expected,
    0 as found,
    report.report_id
from report
anti join reporting
    on
        report.agency_id = reporting.agency_id
        and report.fiscal_year = reporting.fiscal_year
        and coalesce(report.round, 1) = reporting.round
        and report.is_demonstration = reporting.is_demonstration
        and reporting.has_reported
where report.is_current and report.agency_id is not null and report.fiscal_year between 2540 and 2600
order by agency_id;
