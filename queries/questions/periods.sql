-- question.th: มีรอบใดบ้าง รอบใดปิดแล้ว และแบบรายงานเปลี่ยนในรอบใด
-- question.en: Which rounds are there, which are closed, and where did the form of the reports change?
-- grain: one row a round of the fiscal years that the data span
-- parameters:
-- columns:
--   fiscal_year INTEGER: พ.ศ.
--   round INTEGER: 1 = October to March, 2 = April to September
--   starts_on DATE: its first day
--   closes_on DATE: its last day
--   due_on DATE: the day its reports are due
--   days_left INTEGER: from the day of the build to then; below 0 it is past
--   has_begun BOOLEAN: it has begun by the day of the build
--   is_closed BOOLEAN: it is over by then
--   form_change_th TEXT: how the form changed from this round on, in Thai; NULL where it did not
--   form_change_en TEXT: and in English
--   due_th TEXT: what that day rests on, in Thai
--   due_en TEXT: and in English

select
    cast(period.fiscal_year as integer) as fiscal_year,
    cast(period.round as integer) as round,
    period.starts_on,
    period.closes_on,
    period.due_on,
    period.due_on - meta.as_of as days_left,
    period.starts_on <= meta.as_of as has_begun,
    period.is_closed,
    form_break.th as form_change_th,
    form_break.en as form_change_en,
    report_deadline.th as due_th,
    report_deadline.en as due_en
from period
cross join meta
left join report_deadline on period.round = report_deadline.round
left join form_break on period.fiscal_year = form_break.fiscal_year and period.round = form_break.round
order by period.fiscal_year, period.round
