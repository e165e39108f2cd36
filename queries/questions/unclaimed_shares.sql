-- question.th: เนื้อความของเอกสารส่วนใดที่ไม่มีองค์ประกอบใดใช้ มีเอกสารกี่ฉบับในแต่ละช่วง
-- question.en: How much of the documents' body text does no element claim, and of how many documents?
-- grain: one row a step of 5 percentage points that occurs
-- parameters:
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
--   line DOUBLE: over this share, 0 to 1, a document is in doubt
-- columns:
--   step INTEGER: 0 = up to and with 5 %, 1 = over 5 up to 10 %, …; NULL = documents without a body
--   documents INTEGER: of current reports under the filters
--   over_line INTEGER: of these, over the line
--   median DOUBLE: share of the middle document of all steps

with
chosen as (
    select distinct
        document.document_id,
        document.unclaimed_share
    from document
    inner join report on document.document_id = report.document_id
    left join agency on report.agency_id = agency.agency_id
    where
        report.is_current
        and report.is_demonstration = $demonstration
        and ($fiscal_years is null or coalesce(report.fiscal_year, 0) = any($fiscal_years))
        and ($rounds is null or coalesce(report.round, 0) = any($rounds))
        and ($provinces is null or agency.province = any($provinces))
        and ($kinds is null or agency.kind = any($kinds))
        and ($agencies is null or report.agency_id = any($agencies))
)

select
    -- greatest() leaves NULL out: a document without a body would be one that left nothing over.
    cast(if(unclaimed_share is null, null, greatest(0, ceil(round(unclaimed_share * 20, 9)) - 1)) as integer) as step,
    cast(count(*) as bigint) as documents,
    cast(count(*) filter (where unclaimed_share > $line) as bigint) as over_line,
    (select median(one.unclaimed_share) from chosen as one) as median
from chosen
group by step
order by step nulls last
