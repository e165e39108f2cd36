-- question.th: ในช่วงที่เลือก มีกิจกรรม รายงาน ผู้เข้าร่วม และการนำผลไปใช้เท่าใด เทียบกับช่วงเดียวกันของปีก่อน
-- question.en: How many activities, reports, participants and how much follow-through, in the chosen period and the same period a year before?
-- grain: one row, always; p_ is the chosen period, b_ the same rounds of the fiscal years before (NULL where not comparable)
-- parameters:
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   p_events_held INTEGER: activities held, with evidence; NULL where no report tells
--   p_events_of_agencies INTEGER: of these, held by an agency that could be told
--   p_recurring_claimed INTEGER: activities that the document says recur; a claim, counted apart, never added to events_held
--   p_types_only INTEGER: lines that only name a type of activity, nothing held
--   p_reports INTEGER: current reports of the period itself (a whole-year report is round 0)
--   p_reports_complete INTEGER: of these, with all four elements
--   p_agencies_expected INTEGER: registered agencies in scope; NULL where none is registered
--   p_agencies_reported INTEGER: agencies with a report for the period, where a registry says who is expected only of those
--   p_agencies_unregistered INTEGER: agencies with a report that stand in no registry
--   p_agencies_with_report INTEGER: all agencies with a report for the period, a whole-year report covering both rounds
--   p_reports_due INTEGER: agency and closed round pairs a report is expected of; NULL where none
--   p_reports_received INTEGER: of these, reported
--   p_events_with_total INTEGER: events held whose number of participants is stated
--   p_participants_known INTEGER: people, sum of the stated totals; NULL where none is stated
--   p_events_with_people INTEGER: events held with a stated number of participants or a headcount for at least one group
--   p_events_with_group INTEGER: events held that name at least one participant group
--   p_events_with_headcount INTEGER: events held with a headcount for at least one group
--   p_heads_external INTEGER: people in groups from outside the agency; this and the next NULL where no headcount is known
--   p_heads_internal INTEGER: people in groups of the agency itself
--   p_heads_grey INTEGER: people of other government bodies, and experts
--   p_heads_unknown INTEGER: people in groups whose side is not known
--   p_heads_citizens INTEGER: people in external groups other than village heads
--   p_heads_sided INTEGER: external, internal and grey together
--   p_heads_known INTEGER: people in all groups with a headcount
--   p_heads_unstated INTEGER: people of stated totals whom no group headcount covers; NULL where no total is stated
--   p_people_unknown INTEGER: heads_unknown and heads_unstated together
--   p_people_told INTEGER: heads_known and heads_unstated together
--   p_events_with_level INTEGER: events held with some follow-through told
--   p_followed_done INTEGER: events held whose highest level is 6 or 7
--   p_level_0 INTEGER: events held whose highest level is 0
--   p_level_1 INTEGER: events held whose highest level is 1
--   p_level_2 INTEGER: events held whose highest level is 2
--   p_level_3 INTEGER: events held whose highest level is 3
--   p_level_4 INTEGER: events held whose highest level is 4
--   p_level_5 INTEGER: events held whose highest level is 5
--   p_level_6 INTEGER: events held whose highest level is 6
--   p_level_7 INTEGER: events held whose highest level is 7
--   p_level_unknown INTEGER: events held with no follow-through told
--   b_events_held INTEGER: p_events_held, a year before
--   b_events_of_agencies INTEGER: p_events_of_agencies, a year before
--   b_recurring_claimed INTEGER: p_recurring_claimed, a year before
--   b_types_only INTEGER: p_types_only, a year before
--   b_reports INTEGER: p_reports, a year before
--   b_reports_complete INTEGER: p_reports_complete, a year before
--   b_agencies_expected INTEGER: p_agencies_expected, a year before
--   b_agencies_reported INTEGER: p_agencies_reported, a year before
--   b_agencies_unregistered INTEGER: p_agencies_unregistered, a year before
--   b_agencies_with_report INTEGER: p_agencies_with_report, a year before
--   b_reports_due INTEGER: p_reports_due, a year before
--   b_reports_received INTEGER: p_reports_received, a year before
--   b_events_with_total INTEGER: p_events_with_total, a year before
--   b_participants_known INTEGER: p_participants_known, a year before
--   b_events_with_people INTEGER: p_events_with_people, a year before
--   b_events_with_group INTEGER: p_events_with_group, a year before
--   b_events_with_headcount INTEGER: p_events_with_headcount, a year before
--   b_heads_external INTEGER: p_heads_external, a year before
--   b_heads_internal INTEGER: p_heads_internal, a year before
--   b_heads_grey INTEGER: p_heads_grey, a year before
--   b_heads_unknown INTEGER: p_heads_unknown, a year before
--   b_heads_citizens INTEGER: p_heads_citizens, a year before
--   b_heads_sided INTEGER: p_heads_sided, a year before
--   b_heads_known INTEGER: p_heads_known, a year before
--   b_heads_unstated INTEGER: p_heads_unstated, a year before
--   b_people_unknown INTEGER: p_people_unknown, a year before
--   b_people_told INTEGER: p_people_told, a year before
--   b_events_with_level INTEGER: p_events_with_level, a year before
--   b_followed_done INTEGER: p_followed_done, a year before
--   b_level_0 INTEGER: p_level_0, a year before
--   b_level_1 INTEGER: p_level_1, a year before
--   b_level_2 INTEGER: p_level_2, a year before
--   b_level_3 INTEGER: p_level_3, a year before
--   b_level_4 INTEGER: p_level_4, a year before
--   b_level_5 INTEGER: p_level_5, a year before
--   b_level_6 INTEGER: p_level_6, a year before
--   b_level_7 INTEGER: p_level_7, a year before
--   b_level_unknown INTEGER: p_level_unknown, a year before
--   p_is_closed BOOLEAN: every chosen round is closed; NULL where the period is not known
--   p_rounds_open INTEGER: chosen rounds that are begun and not closed
--   not_comparable TEXT: NULL where b_ may be compared with p_, else why not: no_year_chosen, outside_data, round_open, nothing_now, nothing_before

with
side as (
    select 'p' as side, cast($fiscal_years as integer[]) as fiscal_years
    union all
    select 'b', [year - 1 for year in cast($fiscal_years as integer[])]
    where $fiscal_years is not null
),

-- Sums of places, which are fewer, unless agencies are named.
cube as (
    select * from cube_place_round
    where $agencies is null
    union all by name
    select * exclude (agency_id, district) from cube_agency_round
    where $agencies is not null and agency_id = any($agencies)
),

-- The cubes hold all of this for a round already. One that is not named with known heads has truly none, and where it is
-- not known whether anything was held, `covered` is 0.
summed as (
    select
        side.side,
        sum(c.covered) > 0 as is_covered,
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
        sum(c.events_with_people) as events_with_people,
        sum(c.events_with_group) as events_with_group,
        sum(c.events_with_headcount) as events_with_headcount,
        sum(c.heads_external) as heads_external,
        sum(c.heads_internal) as heads_internal,
        sum(c.heads_grey) as heads_grey,
        sum(c.heads_unknown) as heads_unknown,
        sum(c.heads_citizens) as heads_citizens,
        sum(c.heads_sided) as heads_sided,
        sum(c.heads_known) as heads_known,
        sum(c.heads_unstated) as heads_unstated,
        sum(c.people_unknown) as people_unknown,
        sum(c.people_told) as people_told,
        sum(c.events_with_level) as events_with_level,
        sum(c.followed_done) as followed_done,
        sum(c.level_0) as level_0,
        sum(c.level_1) as level_1,
        sum(c.level_2) as level_2,
        sum(c.level_3) as level_3,
        sum(c.level_4) as level_4,
        sum(c.level_5) as level_5,
        sum(c.level_6) as level_6,
        sum(c.level_7) as level_7,
        sum(c.level_unknown) as level_unknown
    from side
    inner join cube as c on (side.fiscal_years is null or coalesce(c.fiscal_year, 0) = any(side.fiscal_years))
    where
        c.is_demonstration = $demonstration
        and ($rounds is null or coalesce(c.round, 0) = any($rounds))
        and ($provinces is null or c.province = any($provinces))
        and ($kinds is null or c.agency_kind = any($kinds))
    group by side.side
),

asked as (
    select
        side.side,
        period_bit.era,
        bit_or(period_bit.mask) as mask
    from side
    inner join period_bit on (side.fiscal_years is null or coalesce(period_bit.fiscal_year, 0) = any(side.fiscal_years))
    where ($rounds is null or coalesce(period_bit.round, 0) = any($rounds))
    group by side.side, period_bit.era
),

-- Each agency once, however many of the rounds it reported in; one whose kind changed has a row for each.
present as (
    select
        asked.side,
        here.agency_id,
        bool_or(here.reports_expected & asked.mask <> 0) as is_expected,
        bool_or(here.expected_here & asked.mask <> 0) as is_expected_here,
        bool_or(here.with_report & asked.mask <> 0) as has_report,
        bool_or(here.unregistered & asked.mask <> 0) as is_unregistered
    from agency_presence as here
    inner join asked on here.era = asked.era
    where
        here.is_demonstration = $demonstration
        and ($provinces is null or here.province = any($provinces))
        and ($kinds is null or here.agency_kind = any($kinds))
        and ($agencies is null or here.agency_id = any($agencies))
    group by asked.side, here.agency_id
),

agencies as (
    select
        side,
        nullif(count(agency_id) filter (where is_expected), 0) as agencies_expected,
        count(agency_id) filter (where is_expected_here) as expected_here,
        count(agency_id) filter (where has_report) as agencies_with_report,
        count(agency_id) filter (where is_unregistered) as agencies_unregistered
    from present
    group by side
),

span as (
    select min(c.fiscal_year) as first_year, max(c.fiscal_year) as last_year
    from cube_place_round as c
    where c.reports > 0 and c.is_demonstration = $demonstration
),

-- Whole years, and what has no round, are closed with their second round.
period_total as (
    select
        side.side,
        bool_and(period.is_closed) as is_closed,
        count(*) filter (where not period.is_closed and period.starts_on <= meta.as_of) as rounds_open,
        min(period.fiscal_year) >= any_value(span.first_year)
        and max(period.fiscal_year) <= any_value(span.last_year)
        and count(distinct period.fiscal_year) = coalesce(any_value(len(list_distinct(side.fiscal_years))), 0) as is_inside
    from side
    inner join period on (side.fiscal_years is null or coalesce(period.fiscal_year, 0) = any(side.fiscal_years))
    cross join span
    cross join meta
    where
        ($rounds is null or period.round = any($rounds) or 0 = any($rounds))
        and (side.fiscal_years is not null or period.fiscal_year between span.first_year and span.last_year)
    group by side.side
),

total as (
    select
        side.side,
        coalesce(is_covered, false) as is_covered,
        coalesce(events_held, 0) as events_held,
        coalesce(events_of_agencies, 0) as events_of_agencies,
        coalesce(recurring_claimed, 0) as recurring_claimed,
        coalesce(types_only, 0) as types_only,
        coalesce(reports, 0) as reports,
        coalesce(reports_complete, 0) as reports_complete,
        agencies_expected,
        coalesce(case when agencies_expected is null then agencies_with_report else expected_here end, 0)
            as agencies_reported,
        coalesce(agencies_unregistered, 0) as agencies_unregistered,
        coalesce(agencies_with_report, 0) as agencies_with_report,
        nullif(reports_due, 0) as reports_due,
        case when reports_due > 0 then reports_received end as reports_received,
        coalesce(events_with_total, 0) as events_with_total,
        participants_known,
        coalesce(events_with_people, 0) as events_with_people,
        coalesce(events_with_group, 0) as events_with_group,
        coalesce(events_with_headcount, 0) as events_with_headcount,
        heads_external,
        heads_internal,
        heads_grey,
        heads_unknown,
        heads_citizens,
        heads_sided,
        heads_known,
        heads_unstated,
        people_unknown,
        people_told,
        coalesce(events_with_level, 0) as events_with_level,
        coalesce(followed_done, 0) as followed_done,
        coalesce(level_0, 0) as level_0,
        coalesce(level_1, 0) as level_1,
        coalesce(level_2, 0) as level_2,
        coalesce(level_3, 0) as level_3,
        coalesce(level_4, 0) as level_4,
        coalesce(level_5, 0) as level_5,
        coalesce(level_6, 0) as level_6,
        coalesce(level_7, 0) as level_7,
        coalesce(level_unknown, 0) as level_unknown
    from side
    left join summed on side.side = summed.side
    left join agencies on side.side = agencies.side
),

comparison as (
    select
        now.is_closed as p_is_closed,
        coalesce(now.rounds_open, 0) as p_rounds_open,
        case
            when $fiscal_years is null or len($fiscal_years) = 0 or 0 = any($fiscal_years) then 'no_year_chosen'
            when not coalesce(now.is_inside and before.is_inside, false) then 'outside_data'
            when not (now.is_closed and before.is_closed) then 'round_open'
            when not p.is_covered then 'nothing_now'
            when not b.is_covered then 'nothing_before'
        end as not_comparable
    from total as p
    left join total as b on b.side = 'b'
    left join period_total as now on now.side = 'p'
    left join period_total as before on before.side = 'b'
    where p.side = 'p'
)

select
    cast(case when p.is_covered then p.events_held end as bigint) as p_events_held,
    cast(case when p.is_covered then p.events_of_agencies end as bigint) as p_events_of_agencies,
    cast(case when p.is_covered then p.recurring_claimed end as bigint) as p_recurring_claimed,
    cast(case when p.is_covered then p.types_only end as bigint) as p_types_only,
    cast(p.reports as bigint) as p_reports,
    cast(p.reports_complete as bigint) as p_reports_complete,
    cast(p.agencies_expected as bigint) as p_agencies_expected,
    cast(p.agencies_reported as bigint) as p_agencies_reported,
    cast(p.agencies_unregistered as bigint) as p_agencies_unregistered,
    cast(p.agencies_with_report as bigint) as p_agencies_with_report,
    cast(p.reports_due as bigint) as p_reports_due,
    cast(p.reports_received as bigint) as p_reports_received,
    cast(case when p.is_covered then p.events_with_total end as bigint) as p_events_with_total,
    cast(p.participants_known as bigint) as p_participants_known,
    cast(case when p.is_covered then p.events_with_people end as bigint) as p_events_with_people,
    cast(case when p.is_covered then p.events_with_group end as bigint) as p_events_with_group,
    cast(case when p.is_covered then p.events_with_headcount end as bigint) as p_events_with_headcount,
    cast(p.heads_external as bigint) as p_heads_external,
    cast(p.heads_internal as bigint) as p_heads_internal,
    cast(p.heads_grey as bigint) as p_heads_grey,
    cast(p.heads_unknown as bigint) as p_heads_unknown,
    cast(p.heads_citizens as bigint) as p_heads_citizens,
    cast(p.heads_sided as bigint) as p_heads_sided,
    cast(p.heads_known as bigint) as p_heads_known,
    cast(p.heads_unstated as bigint) as p_heads_unstated,
    cast(p.people_unknown as bigint) as p_people_unknown,
    cast(p.people_told as bigint) as p_people_told,
    cast(case when p.is_covered then p.events_with_level end as bigint) as p_events_with_level,
    cast(case when p.is_covered then p.followed_done end as bigint) as p_followed_done,
    cast(case when p.is_covered then p.level_0 end as bigint) as p_level_0,
    cast(case when p.is_covered then p.level_1 end as bigint) as p_level_1,
    cast(case when p.is_covered then p.level_2 end as bigint) as p_level_2,
    cast(case when p.is_covered then p.level_3 end as bigint) as p_level_3,
    cast(case when p.is_covered then p.level_4 end as bigint) as p_level_4,
    cast(case when p.is_covered then p.level_5 end as bigint) as p_level_5,
    cast(case when p.is_covered then p.level_6 end as bigint) as p_level_6,
    cast(case when p.is_covered then p.level_7 end as bigint) as p_level_7,
    cast(case when p.is_covered then p.level_unknown end as bigint) as p_level_unknown,
    cast(case when b.is_covered then b.events_held end as bigint) as b_events_held,
    cast(case when b.is_covered then b.events_of_agencies end as bigint) as b_events_of_agencies,
    cast(case when b.is_covered then b.recurring_claimed end as bigint) as b_recurring_claimed,
    cast(case when b.is_covered then b.types_only end as bigint) as b_types_only,
    cast(b.reports as bigint) as b_reports,
    cast(b.reports_complete as bigint) as b_reports_complete,
    cast(b.agencies_expected as bigint) as b_agencies_expected,
    cast(b.agencies_reported as bigint) as b_agencies_reported,
    cast(b.agencies_unregistered as bigint) as b_agencies_unregistered,
    cast(b.agencies_with_report as bigint) as b_agencies_with_report,
    cast(b.reports_due as bigint) as b_reports_due,
    cast(b.reports_received as bigint) as b_reports_received,
    cast(case when b.is_covered then b.events_with_total end as bigint) as b_events_with_total,
    cast(b.participants_known as bigint) as b_participants_known,
    cast(case when b.is_covered then b.events_with_people end as bigint) as b_events_with_people,
    cast(case when b.is_covered then b.events_with_group end as bigint) as b_events_with_group,
    cast(case when b.is_covered then b.events_with_headcount end as bigint) as b_events_with_headcount,
    cast(b.heads_external as bigint) as b_heads_external,
    cast(b.heads_internal as bigint) as b_heads_internal,
    cast(b.heads_grey as bigint) as b_heads_grey,
    cast(b.heads_unknown as bigint) as b_heads_unknown,
    cast(b.heads_citizens as bigint) as b_heads_citizens,
    cast(b.heads_sided as bigint) as b_heads_sided,
    cast(b.heads_known as bigint) as b_heads_known,
    cast(b.heads_unstated as bigint) as b_heads_unstated,
    cast(b.people_unknown as bigint) as b_people_unknown,
    cast(b.people_told as bigint) as b_people_told,
    cast(case when b.is_covered then b.events_with_level end as bigint) as b_events_with_level,
    cast(case when b.is_covered then b.followed_done end as bigint) as b_followed_done,
    cast(case when b.is_covered then b.level_0 end as bigint) as b_level_0,
    cast(case when b.is_covered then b.level_1 end as bigint) as b_level_1,
    cast(case when b.is_covered then b.level_2 end as bigint) as b_level_2,
    cast(case when b.is_covered then b.level_3 end as bigint) as b_level_3,
    cast(case when b.is_covered then b.level_4 end as bigint) as b_level_4,
    cast(case when b.is_covered then b.level_5 end as bigint) as b_level_5,
    cast(case when b.is_covered then b.level_6 end as bigint) as b_level_6,
    cast(case when b.is_covered then b.level_7 end as bigint) as b_level_7,
    cast(case when b.is_covered then b.level_unknown end as bigint) as b_level_unknown,
    comparison.p_is_closed,
    cast(comparison.p_rounds_open as bigint) as p_rounds_open,
    comparison.not_comparable
from total as p
cross join comparison
left join total as b on b.side = 'b' and comparison.not_comparable is null
where p.side = 'p'
