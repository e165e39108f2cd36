-- question.th: ปิดบังข้อมูลส่วนบุคคลชนิดใดไปเท่าใด
-- question.en: How many pieces of personal data were masked, by kind?
-- grain: one row a kind, the most frequent first
-- parameters:
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   kind TEXT: the kind, in the Thai words of data/lookups/personal_data.csv
--   pieces INTEGER: masked
--   documents INTEGER: in which some were

with
counted as (
    select
        finding.document_id,
        -- "… : ชื่อบุคคล 2, อีเมล 1": the kinds and how many, and nothing of what they were.
        unnest(regexp_extract_all(regexp_replace(finding.message, '^[^:]*:', ''), '[^,]+ \d+')) as told
    from finding
    where finding.rule = 'personal_data' and finding.is_demonstration = $demonstration
)

select
    trim(regexp_extract(counted.told, '^(.*) \d+$', 1)) as kind,
    cast(sum(try_cast(regexp_extract(counted.told, '(\d+)$', 1) as integer)) as bigint) as pieces,
    cast(count(distinct counted.document_id) as bigint) as documents
from counted
group by kind
order by pieces desc, kind
