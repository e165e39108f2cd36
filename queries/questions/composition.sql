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
summed as (
    select
        coalesce(sum(c.events_held), 0) as events,
        sum(c.participants_known) as people_stated,
        sum(c.heads_unstated) as heads_unstated,
        coalesce(sum(c.events_with_unstated), 0) as events_with_unstated,
        coalesce(sum(c.events_held - c.events_with_group), 0) as events_without_group,
        coalesce(sum(c.events_without_who), 0) as events_without_who
    from cube_agency_round as c
    where
        c.is_demonstration = $demonstration
        and ($fiscal_years is null or coalesce(c.fiscal_year, 0) = any($fiscal_years))
        and ($rounds is null or coalesce(c.round, 0) = any($rounds))
        and ($provinces is null or c.province = any($provinces))
        and ($kinds is null or c.agency_kind = any($kinds))
        and ($agencies is null or c.agency_id = any($agencies))
),

named as (
    select
        case
            when c.category in ('executive', 'council', 'staff') then 'internal'
            when c.category in ('expert', 'other_government', 'other_lao') then 'grey'
            when c.category = 'unknown' then 'unknown'
            else 'external'
        end as side,
        cast(c.category as varchar) as category,
        sum(c.heads) as heads,
        sum(c.groups) as mentions,
        sum(c.counted) as with_headcount,
        sum(c.naming) as activities,
        sum(c.uncounted) as activities_without_headcount
    from cube_agency_category as c
    where
        c.is_demonstration = $demonstration
        and ($fiscal_years is null or coalesce(c.fiscal_year, 0) = any($fiscal_years))
        and ($rounds is null or coalesce(c.round, 0) = any($rounds))
        and ($provinces is null or c.province = any($provinces))
        and ($kinds is null or c.agency_kind = any($kinds))
        and ($agencies is null or c.agency_id = any($agencies))
    group by c.category
),

total as (
    select * from named
    union all
    select 'unknown', 'unstated', heads_unstated, null, null, events_with_unstated, 0 from summed
    where events_with_unstated > 0
    union all
    select 'unknown', 'no_group', null, null, null, events_without_group, events_without_who from summed
    where events_without_group > 0
)

select
    side,
    category,
    cast(heads as bigint) as heads,
    cast(mentions as bigint) as mentions,
    cast(with_headcount as bigint) as with_headcount,
    cast(activities as bigint) as activities,
    cast(activities_without_headcount as bigint) as activities_without_headcount,
    (select cast(events as bigint) from summed) as events,
    (select cast(people_stated as bigint) from summed) as people_stated
from total
order by array_position(['external', 'internal', 'grey', 'unknown'], side), heads desc nulls last, activities desc, category
