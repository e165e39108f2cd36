-- question.th: แบ่งขนาดหน่วยงานเป็นช่วงใดบ้าง
-- question.en: Into which bands of size are agencies put?
-- grain: one row a band
-- parameters:
-- columns:
--   band TEXT: code
--   measure TEXT: what is counted: villages or population
--   least INTEGER: from how many on
--   th TEXT: its name in Thai
--   en TEXT: and in English

select
    size_band.band,
    size_band.measure,
    size_band.least,
    size_band.th,
    size_band.en
from size_band
order by size_band.measure desc, size_band.least
