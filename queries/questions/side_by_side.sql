-- question.th: หน่วยงานเหล่านี้ต่างกันอย่างไร วางเทียบกันสองถึงหกแห่ง
-- question.en: How do these agencies differ, two to six of them side by side?
-- grain: one row an agency asked for, also one that told nothing: its counts are NULL, not 0
-- parameters:
--   agencies TEXT[] NULL: agency_id, two to six; NULL = none
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   agency_id TEXT: key
--   short_name TEXT: of the agency
--   province TEXT: bare name
--   kind TEXT: kind of agency, as it is now
--   kinds TEXT: kinds that it had in the time chosen, the first first, as 'sao subdistrict_municipality'
--   size_band TEXT: code of size_band; NULL where the registry tells no size
--   reports_due INTEGER: closed rounds that a report is expected for; NULL where none is
--   reports_received INTEGER: of these, reported
--   rounds_open INTEGER: rounds chosen that have begun and are not closed: what they have is no result yet
--   reports INTEGER: current reports
--   reports_complete INTEGER: of these, with all four elements
--   events_held INTEGER: activities held, with evidence; NULL where no report tells
--   recurring_claimed INTEGER: activities said to recur; a claim, counted apart
--   types_only INTEGER: lines that only name a type of activity
--   events_with_total INTEGER: events held whose attendance is stated
--   participants_known INTEGER: people, sum of the stated totals; NULL where none is stated
--   participants_median DOUBLE: of the stated totals
--   events_with_level INTEGER: events held with some follow-through told
--   followed_done INTEGER: of these, done or better (6, 7)
--   reported_back INTEGER: of these, reported back or shown (7)
--   events_with_group INTEGER: events held that name any group
--   groups_named INTEGER: categories of group that are named at all; NULL where no event names any
--   heads_external INTEGER: people from outside, where numbers are told; NULL where nowhere told
--   heads_internal INTEGER: people of the agency
--   heads_grey INTEGER: other government, experts
--   heads_unknown INTEGER: of a group that cannot be told

with
asked as (
    select distinct unnest($agencies::varchar[]) as agency_id
),

held as (
    select activity.*
    from activity
    inner join asked on activity.agency_id = asked.agency_id
    where
        activity.is_current
        and activity.duplicate_of is null
        and activity.is_demonstration = $demonstration
        and ($fiscal_years is null or coalesce(activity.fiscal_year, 0) = any($fiscal_years))
        and ($rounds is null or coalesce(activity.round, 0) = any($rounds))
),

activity_total as (
    select
        agency_id,
        count(*) filter (where is_event) as events_held,
        count(recurrence) as recurring_claimed,
        count(*) filter (where not is_event) as types_only,
        count(participants_total) filter (where is_event) as events_with_total,
        sum(participants_total) filter (where is_event) as participants_known,
        median(participants_total) filter (where is_event) as participants_median,
        count(follow_through_level) filter (where is_event) as events_with_level,
        count(*) filter (where is_event and follow_through_level >= 6) as followed_done,
        count(*) filter (where is_event and follow_through_level = 7) as reported_back
    from held
    group by agency_id
),

group_total as (
    select
        held.agency_id,
        count(distinct held.activity_id) as events_with_group,
        count(distinct g.category) filter (where g.category <> 'unknown') as groups_named,
        count(g.headcount) as groups_counted,
        sum(g.headcount) filter (where g.side = 'external') as heads_external,
        sum(g.headcount) filter (where g.side = 'internal') as heads_internal,
        sum(g.headcount) filter (where g.side = 'grey') as heads_grey,
        sum(g.headcount) filter (where g.side = 'unknown') as heads_unknown
    from held
    inner join participant_group as g on held.activity_id = g.activity_id
    where held.is_event
    group by held.agency_id
),

report_total as (
    select
        report.agency_id,
        count(*) filter (where $rounds is null or coalesce(report.round, 0) = any($rounds)) as reports,
        count(*) filter (
            where
            ($rounds is null or coalesce(report.round, 0) = any($rounds))
            and report.has_issue and report.has_participants and report.has_result and report.has_use
        ) as reports_complete,
        -- A whole-year report covers its rounds.
        count(*) filter (where $rounds is null or report.round is null or report.round = any($rounds)) > 0 as is_told
    from report
    inner join asked on report.agency_id = asked.agency_id
    where
        report.is_current
        and report.is_demonstration = $demonstration
        and ($fiscal_years is null or coalesce(report.fiscal_year, 0) = any($fiscal_years))
    group by report.agency_id
),

chosen_period as (
    select
        period.fiscal_year,
        period.round,
        period.is_closed,
        period.starts_on <= meta.as_of as has_begun
    from period
    cross join meta
    where
        ($fiscal_years is null or period.fiscal_year = any($fiscal_years))
        and ($rounds is null or period.round = any($rounds) or 0 = any($rounds))
),

standing_total as (
    select
        standing.agency_id,
        any_value(standing.size_band) as size_band,
        -- A kind is told where it begins, in the order of time.
        string_agg(standing.kind, ' ' order by standing.fiscal_year, standing.round) filter (
            where standing.kind_before is null or standing.kind <> standing.kind_before
        ) as kinds
    from (
        select
            agency_standing.*,
            lag(agency_standing.kind) over (
                partition by agency_standing.agency_id
                order by agency_standing.fiscal_year, agency_standing.round
            ) as kind_before
        from agency_standing
        inner join asked on agency_standing.agency_id = asked.agency_id
        inner join chosen_period
            on
                agency_standing.fiscal_year = chosen_period.fiscal_year
                and agency_standing.round = chosen_period.round
    ) as standing
    group by standing.agency_id
),

due as (
    select
        r.agency_id,
        nullif(count(*) filter (where r.is_expected and chosen_period.is_closed), 0) as reports_due,
        count(*) filter (where r.is_expected and chosen_period.is_closed and r.has_reported) as reports_received
    from reporting as r
    inner join asked on r.agency_id = asked.agency_id
    inner join chosen_period on r.fiscal_year = chosen_period.fiscal_year and r.round = chosen_period.round
    where r.is_demonstration = $demonstration
    group by r.agency_id
),

opened as (
    select count(*) filter (where has_begun and not is_closed) as rounds_open from chosen_period
)

select
    agency.agency_id,
    agency.short_name,
    agency.province,
    agency.kind,
    coalesce(standing_total.kinds, agency.kind) as kinds,
    standing_total.size_band,
    cast(due.reports_due as bigint) as reports_due,
    cast(case when due.reports_due is not null then due.reports_received end as bigint) as reports_received,
    cast(opened.rounds_open as bigint) as rounds_open,
    cast(coalesce(r.reports, 0) as bigint) as reports,
    cast(coalesce(r.reports_complete, 0) as bigint) as reports_complete,
    cast(case when a.agency_id is not null or r.is_told then coalesce(a.events_held, 0) end as bigint) as events_held,
    cast(case when a.agency_id is not null or r.is_told then coalesce(a.recurring_claimed, 0) end as bigint)
        as recurring_claimed,
    cast(case when a.agency_id is not null or r.is_told then coalesce(a.types_only, 0) end as bigint) as types_only,
    cast(case when a.agency_id is not null or r.is_told then coalesce(a.events_with_total, 0) end as bigint)
        as events_with_total,
    cast(a.participants_known as bigint) as participants_known,
    cast(a.participants_median as double) as participants_median,
    cast(case when a.agency_id is not null or r.is_told then coalesce(a.events_with_level, 0) end as bigint)
        as events_with_level,
    cast(case when a.agency_id is not null or r.is_told then coalesce(a.followed_done, 0) end as bigint) as followed_done,
    cast(case when a.agency_id is not null or r.is_told then coalesce(a.reported_back, 0) end as bigint) as reported_back,
    cast(case when a.agency_id is not null or r.is_told then coalesce(g.events_with_group, 0) end as bigint)
        as events_with_group,
    cast(g.groups_named as bigint) as groups_named,
    cast(case when g.groups_counted > 0 then coalesce(g.heads_external, 0) end as bigint) as heads_external,
    cast(case when g.groups_counted > 0 then coalesce(g.heads_internal, 0) end as bigint) as heads_internal,
    cast(case when g.groups_counted > 0 then coalesce(g.heads_grey, 0) end as bigint) as heads_grey,
    cast(case when g.groups_counted > 0 then coalesce(g.heads_unknown, 0) end as bigint) as heads_unknown
from asked
inner join agency on asked.agency_id = agency.agency_id
cross join opened
left join standing_total on agency.agency_id = standing_total.agency_id
left join due on agency.agency_id = due.agency_id
left join report_total as r on agency.agency_id = r.agency_id
left join activity_total as a on agency.agency_id = a.agency_id
left join group_total as g on agency.agency_id = g.agency_id
order by list_position($agencies::varchar[], agency.agency_id)
