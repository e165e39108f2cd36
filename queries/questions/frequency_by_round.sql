-- question.th: แต่ละรอบของแต่ละปีงบประมาณ มีกิจกรรมกี่ครั้ง และหน่วยงานรายงานแล้วกี่แห่งจากที่ต้องรายงาน
-- question.en: How often was something held in each round, and how many agencies reported of those expected?
-- grain: one row a period (fiscal_year, round), also one that nothing came for: its counts are NULL, not 0
-- parameters:
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   fiscal_year INTEGER: พ.ศ.; NULL where not known
--   round INTEGER: 1, 2; NULL = whole year or not known
--   is_closed BOOLEAN: the round, or the whole year, is over and reports are in; NULL where the year is not known
--   events_held INTEGER: activities held, with evidence; NULL where no report tells
--   events_of_agencies INTEGER: of these, held by an agency that could be told
--   recurring_claimed INTEGER: activities that the document says recur; a claim, counted apart, never added to events_held
--   types_only INTEGER: lines that only name a type of activity, nothing held
--   reports INTEGER: current reports of the period itself (a whole-year report is round 0)
--   reports_complete INTEGER: of these, with all four elements
--   agencies_expected INTEGER: registered agencies in scope; NULL where none is registered
--   agencies_reported INTEGER: agencies with a report for the period, where a registry says who is expected only of those
--   agencies_unregistered INTEGER: agencies with a report that stand in no registry
--   agencies_with_report INTEGER: all agencies with a report for the period, a whole-year report covering both rounds
--   reports_due INTEGER: agency and closed round pairs a report is expected of; NULL where none
--   reports_received INTEGER: of these, reported
--   events_with_total INTEGER: events held whose number of participants is stated
--   participants_known INTEGER: people, sum of the stated totals; NULL where none is stated
--   events_with_level INTEGER: events held with some follow-through told
--   followed_done INTEGER: events held whose highest level is 6 or 7

with
span as (
    select min(c.fiscal_year) as first_year, max(c.fiscal_year) as last_year
    from cube_agency_round as c
    where c.reports > 0 and c.is_demonstration = $demonstration
),

-- Rounds that have begun, of the years that this kind of data spans.
begun as (
    select period.fiscal_year as year_key, period.round as round_key
    from period
    cross join span
    cross join meta
    where
        period.fiscal_year between span.first_year and span.last_year
        and period.starts_on <= meta.as_of
        and ($fiscal_years is null or period.fiscal_year = any($fiscal_years))
        and ($rounds is null or period.round = any($rounds))
),

-- The cube has one row an agency and period: in a period, agencies add up.
summed as (
    select
        coalesce(c.fiscal_year, 0) as year_key,
        coalesce(c.round, 0) as round_key,
        sum(c.activities) as activities,
        sum(c.covered) as covered,
        sum(c.events_held) as events_held,
        sum(c.events_of_agencies) as events_of_agencies,
        sum(c.recurring_claimed) as recurring_claimed,
        sum(c.types_only) as types_only,
        sum(c.reports) as reports,
        sum(c.reports_complete) as reports_complete,
        sum(c.reports_due) as reports_due,
        sum(c.reports_received) as reports_received,
        sum(c.events_with_total) as events_with_total,
        sum(c.participants_known) as participants_known,
        sum(c.events_with_level) as events_with_level,
        sum(c.followed_done) as followed_done,
        sum(c.reports_expected) as reports_expected,
        sum(c.expected_here) as expected_here,
        sum(c.with_report) as with_report,
        sum(c.unregistered) as unregistered
    from cube_agency_round as c
    where
        c.is_demonstration = $demonstration
        and ($fiscal_years is null or coalesce(c.fiscal_year, 0) = any($fiscal_years))
        and ($rounds is null or coalesce(c.round, 0) = any($rounds))
        and ($provinces is null or c.province = any($provinces))
        and ($kinds is null or c.agency_kind = any($kinds))
        and ($agencies is null or c.agency_id = any($agencies))
    group by year_key, round_key
),

closing as (
    select fiscal_year as year_key, round as round_key, is_closed from period
    union all
    select fiscal_year, 0, bool_and(is_closed) from period
    group by fiscal_year
),

every_period as (
    select year_key, round_key from begun
    union
    select year_key, round_key from summed
    where activities > 0 or reports > 0
)

select
    cast(nullif(year_key, 0) as integer) as fiscal_year,
    cast(nullif(round_key, 0) as integer) as round,
    closing.is_closed,
    cast(case when covered > 0 then events_held end as bigint) as events_held,
    cast(case when covered > 0 then events_of_agencies end as bigint) as events_of_agencies,
    cast(case when covered > 0 then recurring_claimed end as bigint) as recurring_claimed,
    cast(case when covered > 0 then types_only end as bigint) as types_only,
    cast(coalesce(reports, 0) as bigint) as reports,
    cast(coalesce(reports_complete, 0) as bigint) as reports_complete,
    cast(nullif(reports_expected, 0) as bigint) as agencies_expected,
    cast(coalesce(case when reports_expected > 0 then expected_here else with_report end, 0) as bigint) as agencies_reported,
    cast(coalesce(unregistered, 0) as bigint) as agencies_unregistered,
    cast(coalesce(with_report, 0) as bigint) as agencies_with_report,
    cast(nullif(reports_due, 0) as bigint) as reports_due,
    cast(case when reports_due > 0 then reports_received end as bigint) as reports_received,
    cast(case when covered > 0 then events_with_total end as bigint) as events_with_total,
    cast(participants_known as bigint) as participants_known,
    cast(case when covered > 0 then events_with_level end as bigint) as events_with_level,
    cast(case when covered > 0 then followed_done end as bigint) as followed_done
from every_period
left join summed using (year_key, round_key)
left join closing using (year_key, round_key)
order by nullif(year_key, 0) nulls last, nullif(round_key, 0) nulls last
