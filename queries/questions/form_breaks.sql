-- question.th: แบบรายงานเปลี่ยนในรอบใด
-- question.en: From which rounds on did the form of the reports change?
-- grain: one row a change
-- parameters:
-- columns:
--   fiscal_year INTEGER: พ.ศ., the first of the new form
--   round INTEGER: its first round
--   th TEXT: what changed, in Thai
--   en TEXT: and in English

select
    cast(form_break.fiscal_year as integer) as fiscal_year,
    cast(form_break.round as integer) as round,
    form_break.th,
    form_break.en
from form_break
order by form_break.fiscal_year, form_break.round
