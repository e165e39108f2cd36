-- question.th: ข้อมูลที่แสดงอยู่เป็นชุดใด ณ วันใด และมีอะไรบ้าง
-- question.en: Which generation is shown, as of when, and what is in it?
-- grain: one row
-- parameters:
-- columns:
--   generation TEXT: name of the published generation
--   built_at TIMESTAMP: when it was built
--   as_of DATE: the day against which rounds count as closed
--   ruam_version TEXT: that built it
--   rules_version TEXT: of the reading
--   documents INTEGER: documents read, demonstration ones among them
--   documents_demonstration INTEGER: demonstration documents
--   reports INTEGER: current reports, demonstration ones among them
--   agencies INTEGER: agencies known
--   has_real BOOLEAN: holds real reports
--   has_demonstration BOOLEAN: holds demonstration reports

select
    cast(meta.generation as text) as generation,
    cast(meta.built_at as timestamp) as built_at,
    meta.as_of,
    meta.ruam_version,
    cast(meta.rules_version as text) as rules_version,
    (select count(*) from document) as documents,
    (select count(*) from document where document.is_demonstration) as documents_demonstration,
    (select count(*) from report where report.is_current) as reports,
    (select count(*) from agency) as agencies,
    exists(select 1 from report where not report.is_demonstration) as has_real,
    exists(select 1 from report where report.is_demonstration) as has_demonstration
from meta
