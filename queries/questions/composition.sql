-- question.th: ใครเข้าร่วมบ้าง นับเป็นคนเมื่อทราบจำนวน และนับเป็นกิจกรรมที่เอ่ยถึงเมื่อไม่ทราบ
-- question.en: Who took part: by heads where known, by presence where not?
-- grain: one row a side and category of group, over the events held
-- parameters:
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   side TEXT: external, internal, grey, unknown
--   category TEXT: code of the group; unstated = people of stated totals whom no group covers; no_group = events that name no group
--   heads INTEGER: people, sum of the known headcounts; NULL where none is known
--   mentions INTEGER: groups named (rows); NULL for unstated and no_group
--   with_headcount INTEGER: of these, with a headcount
--   activities INTEGER: events that name it; an event names several, so these do not add up
--   activities_without_headcount INTEGER: of these, where no number of people is known for it
--   events INTEGER: all events held in the filter, the same on every row
--   people_stated INTEGER: people of all stated totals in the filter, as the headline counts them, the same on every row; NULL where none

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

-- One row an event and category: an event that names a category twice counts once.
named as (
    select
        g.activity_id,
        g.side,
        g.category,
        sum(g.headcount) as heads,
        count(*) as mentions,
        count(g.headcount) as with_headcount
    from participant_group as g
    inner join event on g.activity_id = event.activity_id
    group by g.activity_id, g.side, g.category
),

event_heads as (
    select activity_id, sum(heads) as heads from named
    group by activity_id
),

unstated as (
    select event.activity_id, event.participants_total - coalesce(event_heads.heads, 0) as heads
    from event
    left join event_heads on event.activity_id = event_heads.activity_id
    where event.participants_total > coalesce(event_heads.heads, 0)
),

total as (
    select
        side,
        category,
        sum(heads) as heads,
        sum(mentions) as mentions,
        sum(with_headcount) as with_headcount,
        count(*) as activities,
        count(*) filter (where with_headcount = 0) as activities_without_headcount
    from named
    group by side, category
    union all
    select 'unknown', 'unstated', sum(heads), null, null, count(*), 0 from unstated
    having count(*) > 0
    union all
    select 'unknown', 'no_group', null, null, null, count(*), count(*) filter (where participants_total is null)
    from event
    where activity_id not in (select named.activity_id from named)
    having count(*) > 0
)

select
    side,
    category,
    cast(heads as bigint) as heads,
    cast(mentions as bigint) as mentions,
    cast(with_headcount as bigint) as with_headcount,
    activities,
    activities_without_headcount,
    (select count(*) from event) as events,
    (select cast(sum(participants_total) as bigint) from event) as people_stated
from total
order by array_position(['external', 'internal', 'grey', 'unknown'], side), heads desc nulls last, activities desc, category
