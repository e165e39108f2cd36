-- question.th: อัตราของหน่วยงานใดเปลี่ยนไปจากรอบเดียวกันของปีก่อน ในหน่วยงานที่รายงานทั้งสองรอบ
-- question.en: Which agencies' rates moved since the same round a year before, among those that reported in both?
-- grain: one row an agency with records in both; none where either round is still open
-- parameters:
--   rate TEXT: what is compared, a measure of measures.toml that is so many of so many: reporting_rate, complete_reports_share, events_with_total_share, follow_through_told_share, done_share, reported_back_share
--   fiscal_year INTEGER: the later fiscal year, พ.ศ.
--   round INTEGER NULL: 1 or 2; NULL = the whole year, both rounds and what has none
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency, as they were in the later round; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   agency_id TEXT: key
--   short_name TEXT: of the agency
--   province TEXT: bare name
--   kind TEXT: kind of agency in the later round
--   kind_before TEXT: a year before
--   k INTEGER: records counted
--   n INTEGER: of how many
--   k_before INTEGER: records counted a year before
--   n_before INTEGER: of how many
--   form_changed BOOLEAN: the form of the reports changed between the two: they may differ by that alone

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

closed as (
    select bool_and(period.is_closed) and count(distinct period.fiscal_year) = 2 as is_closed
    from period
    where
        period.fiscal_year in ($fiscal_year, $fiscal_year - 1)
        and ($round is null or period.round = $round)
),

counted as (
    select
        record.agency_id,
        sum(record.counted) filter (where record.fiscal_year = $fiscal_year) as k,
        sum(record.records) filter (where record.fiscal_year = $fiscal_year) as n,
        sum(record.counted) filter (where record.fiscal_year = $fiscal_year - 1) as k_before,
        sum(record.records) filter (where record.fiscal_year = $fiscal_year - 1) as n_before
    from record
    where
        record.fiscal_year in ($fiscal_year, $fiscal_year - 1)
        and ($round is null or record.round = $round)
    group by record.agency_id
)

select
    counted.agency_id,
    agency.short_name,
    agency.province,
    coalesce(now.kind, agency.kind) as kind,
    coalesce(before.kind, agency.kind) as kind_before,
    cast(counted.k as bigint) as k,
    cast(counted.n as bigint) as n,
    cast(counted.k_before as bigint) as k_before,
    cast(counted.n_before as bigint) as n_before,
    (
        select count(*) from form_break
        where
            form_break.fiscal_year * 2 + form_break.round > ($fiscal_year - 1) * 2 + coalesce($round, 1)
            and form_break.fiscal_year * 2 + form_break.round <= $fiscal_year * 2 + coalesce($round, 2)
    ) > 0 as form_changed
from counted
inner join closed on closed.is_closed
inner join agency on counted.agency_id = agency.agency_id
left join agency_standing as now
    on counted.agency_id = now.agency_id and now.fiscal_year = $fiscal_year and now.round = coalesce($round, 2)
left join agency_standing as before
    on counted.agency_id = before.agency_id and before.fiscal_year = $fiscal_year - 1 and before.round = coalesce($round, 2)
where
    counted.n > 0
    and counted.n_before > 0
    and ($provinces is null or agency.province = any($provinces))
    and ($kinds is null or coalesce(now.kind, agency.kind) = any($kinds))
    and ($agencies is null or counted.agency_id = any($agencies))
order by counted.agency_id
