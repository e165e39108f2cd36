-- question.th: เอกสารใดที่ควรให้คนตรวจดู เพราะอะไร
-- question.en: Which documents should a person look at, and why?
-- grain: one row a document with a reason to look at it, those least understood first
-- parameters:
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
--   most INTEGER: no more rows than this
-- columns:
--   found INTEGER: how many there are, also where fewer rows are given
--   document_id TEXT: key
--   file_name TEXT: as received
--   doubts TEXT: the reasons, in Thai
--   unclaimed_share DOUBLE: share of its body that no element claims; NULL without a body
--   is_unreadable BOOLEAN: it has no usable text
--   report_id TEXT: its first report; NULL where it has none
--   short_name TEXT: of the agency of that report
--   province TEXT: of that agency
--   fiscal_year INTEGER: of that report, พ.ศ.
--   round INTEGER: of that report; NULL = whole year or not known

with
chosen as (
    select
        report.*,
        agency.short_name,
        agency.province
    from report
    left join agency on report.agency_id = agency.agency_id
    where
        report.is_current
        and report.is_demonstration = $demonstration
        and ($fiscal_years is null or coalesce(report.fiscal_year, 0) = any($fiscal_years))
        and ($rounds is null or coalesce(report.round, 0) = any($rounds))
        and ($provinces is null or agency.province = any($provinces))
        and ($kinds is null or agency.kind = any($kinds))
        and ($agencies is null or report.agency_id = any($agencies))
    qualify row_number() over (partition by report.document_id order by report.position) = 1
)

select
    cast(count(*) over () as bigint) as found,
    document.document_id,
    document.file_name,
    array_to_string(document.doubts, ' · ') as doubts,
    document.unclaimed_share,
    document.document_id in (select finding.document_id from finding where finding.rule = 'unreadable') as is_unreadable,
    chosen.report_id,
    chosen.short_name,
    chosen.province,
    cast(chosen.fiscal_year as integer) as fiscal_year,
    cast(chosen.round as integer) as round
from document
left join chosen on document.document_id = chosen.document_id
where
    len(document.doubts) > 0
    and document.is_demonstration = $demonstration
    and (
        chosen.document_id is not null
        or (
            coalesce($fiscal_years, $rounds) is null
            and coalesce($provinces, $kinds, $agencies) is null
            and document.document_id not in (select report.document_id from report)
        )
    )
order by is_unreadable desc, document.unclaimed_share desc nulls last, document.document_id
limit $most
