-- question.th: อัตราของหน่วยงานแต่ละประเภท และรายงานที่ยังไม่ส่งอาจเปลี่ยนอัตรานั้นได้เพียงใด
-- question.en: What is the rate of each kind of agency, and how many reports are missing that might change it?
-- grain: one row a kind of agency, as it was then, with a report due from it or a record of it
-- parameters:
--   rate TEXT: what is compared, a measure of measures.toml that is so many of so many: complete_reports_share, events_with_total_share, follow_through_told_share, done_share, reported_back_share
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency, as they were then; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   kind TEXT: kind of agency
--   reports_due INTEGER: agency and closed round pairs that a report is expected of
--   reports_missing INTEGER: of these, without a report
--   agency_rounds INTEGER: agency and round pairs with any record, of agencies in the registry and closed rounds
--   k INTEGER: records counted, of these
--   n INTEGER: of how many
--   n_missing DOUBLE: records that the missing would hold at as many a round as those that reported; NULL where none did

with
record as (
    select
        rate_record.agency_id,
        rate_record.fiscal_year,
        rate_record.round,
        rate_record.counted,
        rate_record.records
    from rate_record
    where rate_record.rate = $rate and rate_record.is_demonstration = $demonstration
),

due as (
    select r.agency_id, r.fiscal_year, r.round, standing.kind, r.has_reported
    from reporting as r
    inner join period on r.fiscal_year = period.fiscal_year and r.round = period.round
    inner join agency on r.agency_id = agency.agency_id
    inner join agency_standing as standing
        on r.agency_id = standing.agency_id and r.fiscal_year = standing.fiscal_year and r.round = standing.round
    where
        r.is_expected
        and period.is_closed
        and r.is_demonstration = $demonstration
        and ($fiscal_years is null or coalesce(r.fiscal_year, 0) = any($fiscal_years))
        and ($rounds is null or coalesce(r.round, 0) = any($rounds))
        and ($provinces is null or agency.province = any($provinces))
        and ($kinds is null or standing.kind = any($kinds))
        and ($agencies is null or r.agency_id = any($agencies))
),

due_total as (
    select kind, count(*) as reports_due, count(*) filter (where not has_reported) as reports_missing
    from due
    group by kind
),

-- Only records of rounds that a report was due for: what has no round cannot be set against those that lack one.
record_total as (
    select
        due.kind,
        count(distinct concat_ws(' ', record.agency_id, record.fiscal_year, record.round)) as agency_rounds,
        sum(record.counted) as k,
        sum(record.records) as n
    from record
    inner join due
        on
            record.agency_id = due.agency_id
            and record.fiscal_year = due.fiscal_year
            and record.round = due.round
    group by due.kind
)

select
    due_total.kind,
    cast(due_total.reports_due as bigint) as reports_due,
    cast(due_total.reports_missing as bigint) as reports_missing,
    cast(coalesce(record_total.agency_rounds, 0) as bigint) as agency_rounds,
    cast(coalesce(record_total.k, 0) as bigint) as k,
    cast(coalesce(record_total.n, 0) as bigint) as n,
    cast(
        due_total.reports_missing * record_total.n / nullif(due_total.reports_due - due_total.reports_missing, 0) as double
    ) as n_missing
from due_total
left join record_total on due_total.kind = record_total.kind
order by due_total.kind
