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
        coalesce(sum(c.events_without_who), 0) as events_without_who,
        [
            sum(c.heads_executive), sum(c.heads_council), sum(c.heads_staff), sum(c.heads_village_head),
            sum(c.heads_community), sum(c.heads_health_volunteer), sum(c.heads_volunteer), sum(c.heads_women),
            sum(c.heads_elderly), sum(c.heads_disability), sum(c.heads_youth), sum(c.heads_parents),
            sum(c.heads_occupation), sum(c.heads_business), sum(c.heads_ngo), sum(c.heads_academic), sum(c.heads_expert),
            sum(c.heads_school), sum(c.heads_religion), sum(c.heads_health_unit), sum(c.heads_other_government),
            sum(c.heads_other_lao), sum(c.heads_public), sum(c.heads_vulnerable), sum(c.heads_sports),
            sum(c.heads_unknown)
        ] as heads,
        [
            sum(c.groups_executive), sum(c.groups_council), sum(c.groups_staff), sum(c.groups_village_head),
            sum(c.groups_community), sum(c.groups_health_volunteer), sum(c.groups_volunteer), sum(c.groups_women),
            sum(c.groups_elderly), sum(c.groups_disability), sum(c.groups_youth), sum(c.groups_parents),
            sum(c.groups_occupation), sum(c.groups_business), sum(c.groups_ngo), sum(c.groups_academic),
            sum(c.groups_expert), sum(c.groups_school), sum(c.groups_religion), sum(c.groups_health_unit),
            sum(c.groups_other_government), sum(c.groups_other_lao), sum(c.groups_public), sum(c.groups_vulnerable),
            sum(c.groups_sports), sum(c.groups_unknown)
        ] as groups,
        [
            sum(c.counted_executive), sum(c.counted_council), sum(c.counted_staff), sum(c.counted_village_head),
            sum(c.counted_community), sum(c.counted_health_volunteer), sum(c.counted_volunteer), sum(c.counted_women),
            sum(c.counted_elderly), sum(c.counted_disability), sum(c.counted_youth), sum(c.counted_parents),
            sum(c.counted_occupation), sum(c.counted_business), sum(c.counted_ngo), sum(c.counted_academic),
            sum(c.counted_expert), sum(c.counted_school), sum(c.counted_religion), sum(c.counted_health_unit),
            sum(c.counted_other_government), sum(c.counted_other_lao), sum(c.counted_public), sum(c.counted_vulnerable),
            sum(c.counted_sports), sum(c.counted_unknown)
        ] as counted,
        [
            sum(c.naming_executive), sum(c.naming_council), sum(c.naming_staff), sum(c.naming_village_head),
            sum(c.naming_community), sum(c.naming_health_volunteer), sum(c.naming_volunteer), sum(c.naming_women),
            sum(c.naming_elderly), sum(c.naming_disability), sum(c.naming_youth), sum(c.naming_parents),
            sum(c.naming_occupation), sum(c.naming_business), sum(c.naming_ngo), sum(c.naming_academic),
            sum(c.naming_expert), sum(c.naming_school), sum(c.naming_religion), sum(c.naming_health_unit),
            sum(c.naming_other_government), sum(c.naming_other_lao), sum(c.naming_public), sum(c.naming_vulnerable),
            sum(c.naming_sports), sum(c.naming_unknown)
        ] as naming,
        [
            sum(c.uncounted_executive), sum(c.uncounted_council), sum(c.uncounted_staff), sum(c.uncounted_village_head),
            sum(c.uncounted_community), sum(c.uncounted_health_volunteer), sum(c.uncounted_volunteer),
            sum(c.uncounted_women), sum(c.uncounted_elderly), sum(c.uncounted_disability), sum(c.uncounted_youth),
            sum(c.uncounted_parents), sum(c.uncounted_occupation), sum(c.uncounted_business), sum(c.uncounted_ngo),
            sum(c.uncounted_academic), sum(c.uncounted_expert), sum(c.uncounted_school), sum(c.uncounted_religion),
            sum(c.uncounted_health_unit), sum(c.uncounted_other_government), sum(c.uncounted_other_lao),
            sum(c.uncounted_public), sum(c.uncounted_vulnerable), sum(c.uncounted_sports), sum(c.uncounted_unknown)
        ] as uncounted
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
        unnest([
            'internal', 'internal', 'internal', 'external', 'external', 'external', 'external', 'external', 'external',
            'external', 'external', 'external', 'external', 'external', 'external', 'external', 'grey', 'external',
            'external', 'external', 'grey', 'grey', 'external', 'external', 'external', 'unknown'
        ]) as side,
        unnest([
            'executive', 'council', 'staff', 'village_head', 'community', 'health_volunteer', 'volunteer', 'women',
            'elderly', 'disability', 'youth', 'parents', 'occupation', 'business', 'ngo', 'academic', 'expert',
            'school', 'religion', 'health_unit', 'other_government', 'other_lao', 'public', 'vulnerable', 'sports',
            'unknown'
        ]) as category,
        unnest(heads) as heads,
        unnest(groups) as mentions,
        unnest(counted) as with_headcount,
        unnest(naming) as activities,
        unnest(uncounted) as activities_without_headcount
    from summed
),

total as (
    select * from named
    where activities > 0
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
