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
chosen_activity as (
    select coalesce(activity.fiscal_year, 0) as year_key, coalesce(activity.round, 0) as round_key, activity.*
    from activity
    left join agency on activity.agency_id = agency.agency_id
    where
        activity.is_current
        and activity.duplicate_of is null
        and activity.is_demonstration = $demonstration
        and ($fiscal_years is null or coalesce(activity.fiscal_year, 0) = any($fiscal_years))
        and ($rounds is null or coalesce(activity.round, 0) = any($rounds))
        and ($provinces is null or agency.province = any($provinces))
        and ($kinds is null or agency.kind = any($kinds))
        and ($agencies is null or agency.agency_id = any($agencies))
),

activity_total as (
    select
        year_key,
        round_key,
        count(*) filter (where is_event) as events_held,
        count(agency_id) filter (where is_event) as events_of_agencies,
        count(*) filter (where recurrence is not null) as recurring_claimed,
        count(*) filter (where not is_event) as types_only,
        count(participants_total) filter (where is_event) as events_with_total,
        sum(participants_total) filter (where is_event) as participants_known,
        count(follow_through_level) filter (where is_event) as events_with_level,
        count(*) filter (where is_event and follow_through_level >= 6) as followed_done
    from chosen_activity
    group by year_key, round_key
),

chosen_report as (
    select
        coalesce(report.fiscal_year, 0) as year_key,
        coalesce(report.round, 0) as round_key,
        report.agency_id,
        coalesce(agency.is_registered, false) as is_registered,
        report.has_issue and report.has_participants and report.has_result and report.has_use as is_complete
    from report
    left join agency on report.agency_id = agency.agency_id
    where
        report.is_current
        and report.is_demonstration = $demonstration
        and ($fiscal_years is null or coalesce(report.fiscal_year, 0) = any($fiscal_years))
        and ($provinces is null or agency.province = any($provinces))
        and ($kinds is null or agency.kind = any($kinds))
        and ($agencies is null or agency.agency_id = any($agencies))
),

report_total as (
    select year_key, round_key, count(*) as reports, count(*) filter (where is_complete) as reports_complete
    from chosen_report
    where $rounds is null or round_key = any($rounds)
    group by year_key, round_key
),

-- A whole-year report covers both rounds.
covered as (
    select
        year_key,
        unnest(case when round_key = 0 then [0, 1, 2] else [round_key] end) as round_key,
        agency_id,
        is_registered
    from chosen_report
),

-- What a whole-year report holds without a date may lie in either round: then a round without any is not known to be empty.
undated as (
    select distinct activity.fiscal_year as year_key
    from activity
    left join agency on activity.agency_id = agency.agency_id
    where
        activity.round is null
        and activity.is_current
        and activity.duplicate_of is null
        and activity.is_demonstration = $demonstration
        and ($provinces is null or agency.province = any($provinces))
        and ($kinds is null or agency.kind = any($kinds))
        and ($agencies is null or agency.agency_id = any($agencies))
),

reporter_total as (
    select
        year_key,
        round_key,
        count(*) as covering,
        count(distinct agency_id) as agencies_with_report,
        count(distinct agency_id) filter (where not is_registered) as agencies_unregistered
    from covered
    group by year_key, round_key
),

span as (
    select min(report.fiscal_year) as first_year, max(report.fiscal_year) as last_year
    from report
    where report.is_current and report.is_demonstration = $demonstration
),

-- Rounds that have begun, of the years that this kind of data spans.
begun as (
    select period.fiscal_year as year_key, period.round as round_key, period.is_closed
    from period
    cross join span
    cross join meta
    where
        period.fiscal_year between span.first_year and span.last_year
        and period.starts_on <= meta.as_of
        and ($fiscal_years is null or period.fiscal_year = any($fiscal_years))
        and ($rounds is null or period.round = any($rounds))
),

reporting_total as (
    select
        begun.year_key,
        begun.round_key,
        nullif(count(distinct r.agency_id) filter (where r.is_expected), 0) as agencies_expected,
        count(distinct r.agency_id) filter (where r.is_expected and r.has_reported) as expected_reported,
        nullif(count(*) filter (where r.is_expected and begun.is_closed), 0) as reports_due,
        count(*) filter (where r.is_expected and begun.is_closed and r.has_reported) as reports_received
    from begun
    inner join reporting as r on begun.year_key = r.fiscal_year and begun.round_key = r.round
    inner join agency on r.agency_id = agency.agency_id
    where
        r.is_demonstration = $demonstration
        and ($provinces is null or agency.province = any($provinces))
        and ($kinds is null or agency.kind = any($kinds))
        and ($agencies is null or agency.agency_id = any($agencies))
    group by begun.year_key, begun.round_key
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
    select year_key, round_key from activity_total
    union
    select year_key, round_key from report_total
),

total as (
    select
        every_period.year_key,
        every_period.round_key,
        closing.is_closed,
        a.year_key is not null
        or r.year_key is not null
        or (w.covering is not null and undated.year_key is null) as is_covered,
        a.events_held,
        a.events_of_agencies,
        a.recurring_claimed,
        a.types_only,
        a.events_with_total,
        a.participants_known,
        a.events_with_level,
        a.followed_done,
        coalesce(r.reports, 0) as reports,
        coalesce(r.reports_complete, 0) as reports_complete,
        e.agencies_expected,
        case
            when e.agencies_expected is null then coalesce(w.agencies_with_report, 0) else e.expected_reported
        end as agencies_reported,
        coalesce(w.agencies_unregistered, 0) as agencies_unregistered,
        coalesce(w.agencies_with_report, 0) as agencies_with_report,
        e.reports_due,
        case when e.reports_due is not null then e.reports_received end as reports_received
    from every_period
    left join activity_total as a using (year_key, round_key)
    left join report_total as r using (year_key, round_key)
    left join reporter_total as w using (year_key, round_key)
    left join reporting_total as e using (year_key, round_key)
    left join closing using (year_key, round_key)
    left join undated on every_period.year_key = undated.year_key
)

select
    cast(nullif(year_key, 0) as integer) as fiscal_year,
    cast(nullif(round_key, 0) as integer) as round,
    is_closed,
    cast(case when is_covered then coalesce(events_held, 0) end as bigint) as events_held,
    cast(case when is_covered then coalesce(events_of_agencies, 0) end as bigint) as events_of_agencies,
    cast(case when is_covered then coalesce(recurring_claimed, 0) end as bigint) as recurring_claimed,
    cast(case when is_covered then coalesce(types_only, 0) end as bigint) as types_only,
    cast(reports as bigint) as reports,
    cast(reports_complete as bigint) as reports_complete,
    cast(agencies_expected as bigint) as agencies_expected,
    cast(agencies_reported as bigint) as agencies_reported,
    cast(agencies_unregistered as bigint) as agencies_unregistered,
    cast(agencies_with_report as bigint) as agencies_with_report,
    cast(reports_due as bigint) as reports_due,
    cast(reports_received as bigint) as reports_received,
    cast(case when is_covered then coalesce(events_with_total, 0) end as bigint) as events_with_total,
    cast(participants_known as bigint) as participants_known,
    cast(case when is_covered then coalesce(events_with_level, 0) end as bigint) as events_with_level,
    cast(case when is_covered then coalesce(followed_done, 0) end as bigint) as followed_done
from total
order by nullif(year_key, 0) nulls last, nullif(round_key, 0) nulls last
