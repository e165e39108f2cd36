-- question.th: แต่ละรอบ คนนอก คนใน และฝ่ายที่ไม่ทราบ เข้าร่วมเท่าใด
-- question.en: How many from outside, from inside, in between and not known took part in each round?
-- grain: one row a period and side, all four sides, for periods in which something was held
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
--   side TEXT: external, internal, grey, unknown
--   heads INTEGER: people, sum of the known headcounts, for unknown with the people of stated totals whom no group covers; NULL where none is known
--   mentions INTEGER: groups named (rows)
--   with_headcount INTEGER: of these, with a headcount
--   activities INTEGER: events that name the side, for unknown with those that name no group; these do not add up
--   activities_without_headcount INTEGER: of these, where no number of people is known for it
--   events INTEGER: all events held in the period

with
event as (
    select
        activity.activity_id,
        activity.fiscal_year,
        activity.round,
        activity.participants_total
    from activity
    left join agency on activity.agency_id = agency.agency_id
    where
        activity.is_event
        and activity.is_current
        and activity.duplicate_of is null
        and activity.is_demonstration = $demonstration
        and ($fiscal_years is null or coalesce(activity.fiscal_year, 0) = any($fiscal_years))
        and ($rounds is null or coalesce(activity.round, 0) = any($rounds))
        and ($provinces is null or agency.province = any($provinces))
        and ($kinds is null or agency.kind = any($kinds))
        and ($agencies is null or agency.agency_id = any($agencies))
),

-- One row an event and side: an event that names a side twice counts once.
named as (
    select
        g.activity_id,
        g.side,
        sum(g.headcount) as heads,
        count(*) as mentions,
        count(g.headcount) as with_headcount
    from participant_group as g
    inner join event on g.activity_id = event.activity_id
    group by g.activity_id, g.side
),

event_heads as (
    select activity_id, sum(heads) as heads from named
    group by activity_id
),

event_side as (
    select
        event.activity_id,
        event.fiscal_year,
        event.round,
        sides.side,
        named.mentions,
        named.with_headcount,
        named.activity_id is not null
        or (sides.side = 'unknown' and event_heads.activity_id is null) as is_named,
        case
            when sides.side = 'unknown' and event.participants_total > coalesce(event_heads.heads, 0)
                then coalesce(named.heads, 0) + event.participants_total - coalesce(event_heads.heads, 0)
            else named.heads
        end as heads
    from event
    cross join (select unnest(['external', 'internal', 'grey', 'unknown']) as side) as sides
    left join named on event.activity_id = named.activity_id and sides.side = named.side
    left join event_heads on event.activity_id = event_heads.activity_id
),

closing as (
    select fiscal_year, round, is_closed from period
    union all
    select fiscal_year, null, bool_and(is_closed) from period
    group by fiscal_year
)

select
    cast(e.fiscal_year as integer) as fiscal_year,
    cast(e.round as integer) as round,
    any_value(closing.is_closed) as is_closed,
    e.side,
    cast(sum(e.heads) as bigint) as heads,
    cast(coalesce(sum(e.mentions), 0) as bigint) as mentions,
    cast(coalesce(sum(e.with_headcount), 0) as bigint) as with_headcount,
    count(*) filter (where e.is_named) as activities,
    count(*) filter (where e.is_named and e.heads is null) as activities_without_headcount,
    count(*) as events
from event_side as e
left join closing on e.fiscal_year = closing.fiscal_year and e.round is not distinct from closing.round
group by e.fiscal_year, e.round, e.side
order by
    e.fiscal_year nulls last,
    e.round nulls last,
    array_position(['external', 'internal', 'grey', 'unknown'], e.side)
