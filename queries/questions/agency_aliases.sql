-- question.th: หน่วยงานเคยมีชื่อหรือฐานะอื่นใด เมื่อใด
-- question.en: Which other names do agencies have, and when did they bear them?
-- grain: one row an agency, another name and a time it was borne
-- parameters:
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   agency_id TEXT: key
--   alias TEXT: the other name, written out
--   kind TEXT: kind under that name
--   valid_from DATE: first day; NULL = open
--   valid_to DATE: last day; NULL = open

select
    agency_alias.agency_id,
    agency_alias.alias,
    agency_alias.kind,
    agency_alias.valid_from,
    agency_alias.valid_to
from agency_alias
inner join agency on agency_alias.agency_id = agency.agency_id
where agency.is_demonstration = $demonstration
order by agency_alias.agency_id, agency_alias.valid_from nulls first, agency_alias.alias
