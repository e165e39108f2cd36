-- question.th: ใครยังไม่ส่งรายงานของรอบนี้ ขาดมาตั้งแต่รอบใด ส่งครั้งสุดท้ายเมื่อใด
-- question.en: Who has not reported for this round, since which round, and when did it report last?
-- grain: one row an agency of the registry without a report of the round; those missing longest first
-- parameters:
--   fiscal_year INTEGER: พ.ศ.
--   round INTEGER: 1 or 2
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   agency_id TEXT: key
--   short_name TEXT: of the agency
--   kind TEXT: kind of agency
--   district TEXT: bare name
--   is_closed BOOLEAN: false = the round is still open, so it is not late
--   due_on DATE: the day its reports are due
--   days_left INTEGER: from the day of the build to then; below 0 it is past
--   since_fiscal_year INTEGER: first of the rounds in a row, this one the last, that it has no report of
--   since_round INTEGER: 1 or 2
--   rounds_missing INTEGER: how many they are
--   has_missed_before BOOLEAN: the round before is among them
--   last_fiscal_year INTEGER: of its latest report of an earlier round; NULL = none ever
--   last_round INTEGER: 1, 2; NULL also for a whole-year report
--   last_report_id TEXT: that report
--   last_received_at TIMESTAMP: when its document was received (UTC)

with
mine as (
    select r.agency_id, r.fiscal_year * 2 + r.round as nth, r.fiscal_year, r.round, r.has_reported
    from reporting as r
    inner join agency on r.agency_id = agency.agency_id
    where
        r.is_demonstration = $demonstration
        and r.is_expected
        and r.fiscal_year * 2 + r.round <= $fiscal_year * 2 + $round
        and ($provinces is null or agency.province = any($provinces))
        and ($kinds is null or agency.kind = any($kinds))
        and ($agencies is null or agency.agency_id = any($agencies))
),

silent as (
    select agency_id from mine
    where fiscal_year = $fiscal_year and round = $round and not has_reported
),

told as (
    select agency_id, max(nth) as nth
    from mine
    where has_reported
    group by agency_id
),

gap as (
    select
        mine.agency_id,
        arg_min(mine.fiscal_year, mine.nth) as since_fiscal_year,
        arg_min(mine.round, mine.nth) as since_round,
        count(*) as rounds_missing
    from mine
    inner join silent on mine.agency_id = silent.agency_id
    left join told on mine.agency_id = told.agency_id
    where mine.nth > coalesce(told.nth, 0)
    group by mine.agency_id
),

last_report as (
    select report.agency_id, report.fiscal_year, report.round, report.report_id, document.received_at
    from report
    inner join silent on report.agency_id = silent.agency_id
    inner join document on report.document_id = document.document_id
    where
        report.is_current
        and report.is_demonstration = $demonstration
        and report.fiscal_year * 2 + coalesce(report.round, 2) < $fiscal_year * 2 + $round
    qualify
        row_number() over (
            partition by report.agency_id
            order by report.fiscal_year desc, coalesce(report.round, 2) desc, report.report_id
        ) = 1
)

select
    agency.agency_id,
    agency.short_name,
    agency.kind,
    agency.district,
    period.is_closed,
    period.due_on,
    period.due_on - meta.as_of as days_left,
    cast(gap.since_fiscal_year as integer) as since_fiscal_year,
    cast(gap.since_round as integer) as since_round,
    gap.rounds_missing,
    gap.rounds_missing > 1 as has_missed_before,
    cast(last_report.fiscal_year as integer) as last_fiscal_year,
    cast(last_report.round as integer) as last_round,
    last_report.report_id as last_report_id,
    last_report.received_at as last_received_at
from gap
cross join meta
inner join agency on gap.agency_id = agency.agency_id
inner join period on period.fiscal_year = $fiscal_year and period.round = $round
left join last_report on gap.agency_id = last_report.agency_id
order by gap.rounds_missing desc, agency.district collate th nulls last, agency.short_name collate th, agency.agency_id
