-- question.th: รายงานใดที่บอกไม่ได้ว่าเป็นของหน่วยงานใด และอาจเป็นแห่งใด
-- question.en: Of which reports could the agency not be told, and which might it be?
-- grain: one row a current report without an agency
-- parameters:
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   report_id TEXT: key
--   file_name TEXT: of its document
--   title TEXT: its title; NULL where it has none
--   fiscal_year INTEGER: พ.ศ.
--   round INTEGER: NULL = whole year or not known
--   candidates INTEGER: agencies that the stated name fits
--   names TEXT: of these, with their districts and provinces; NULL where the document names none that is known

select
    report.report_id,
    document.file_name,
    report.title,
    cast(report.fiscal_year as integer) as fiscal_year,
    cast(report.round as integer) as round,
    cast(count(candidate.agency_id) as bigint) as candidates,
    string_agg(
        concat_ws(' ', candidate.short_name, 'อ.' || candidate.district, 'จ.' || candidate.province), ' · '
        order by candidate.position
    ) filter (where candidate.agency_id is not null) as names
from report
inner join document on report.document_id = document.document_id
left join agency_candidate as candidate on report.report_id = candidate.report_id
where
    report.agency_id is null
    and report.is_current
    and report.is_demonstration = $demonstration
    and ($fiscal_years is null or coalesce(report.fiscal_year, 0) = any($fiscal_years))
    and ($rounds is null or coalesce(report.round, 0) = any($rounds))
group by all
order by fiscal_year desc nulls last, "round" desc nulls last, document.file_name, report.report_id
