-- question.th: หน่วยงานใดส่งรายงานรอบใด ครบหรือไม่ ควรตรวจหรือไม่
-- question.en: Who reported for which round, was it complete, and should it be looked at?
-- grain: one row an agency and round of the rounds looked at, expected or reported for, by district and name
-- parameters:
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   first_round INTEGER: the first round looked at, as fiscal year and round in one number: 25671 is 2567/1
--   last_round INTEGER: the last of them
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   agency_id TEXT: key
--   short_name TEXT: of the agency
--   kind TEXT: kind of agency
--   district TEXT: bare name
--   fiscal_year INTEGER: พ.ศ.
--   round INTEGER: 1 or 2
--   is_closed BOOLEAN: false = the round is still open
--   is_expected BOOLEAN: a report is expected
--   status TEXT: complete = all four elements; incomplete; doubted = its document was read with doubt, whether or not complete; missing; open = none yet, and the round is open
--   is_complete BOOLEAN: all four elements; NULL without a report
--   report_id TEXT: the round's report, else the whole year's; NULL without a report
--   doubts TEXT: why a person should look at its document, in Thai; NULL where there is no reason

with
-- In their order once, not once a cell: comparing Thai words is what costs.
placed as (
    select
        agency_id,
        short_name,
        kind,
        district,
        row_number() over (order by district collate th nulls last, short_name collate th, agency_id) as nth
    from agency
    where
        is_demonstration = $demonstration
        and ($provinces is null or province = any($provinces))
        and ($kinds is null or kind = any($kinds))
        and ($agencies is null or agency_id = any($agencies))
)

select
    placed.agency_id,
    placed.short_name,
    placed.kind,
    placed.district,
    cast(r.fiscal_year as integer) as fiscal_year,
    cast(r.round as integer) as round,
    period.is_closed,
    r.is_expected,
    case
        when not r.has_reported then if(period.is_closed, 'missing', 'open')
        when len(document.doubts) > 0 then 'doubted'
        when r.is_complete then 'complete'
        else 'incomplete'
    end as status,
    r.is_complete,
    r.report_id,
    nullif(array_to_string(document.doubts, '; '), '') as doubts
from reporting as r
inner join placed on r.agency_id = placed.agency_id
inner join period on r.fiscal_year = period.fiscal_year and r.round = period.round
left join report on r.report_id = report.report_id
left join document on report.document_id = document.document_id
where
    (r.is_expected or r.has_reported)
    and r.is_demonstration = $demonstration
    and r.fiscal_year * 10 + r.round between $first_round and $last_round
order by placed.nth, r.fiscal_year, r.round
