-- th: ยอดในตารางที่รวมไว้ตรงกับยอดที่นับจากกิจกรรม กลุ่ม และการนำผลไปใช้โดยตรง
-- en: The totals of activity_fact and the cubes equal those of the activities, groups and follow-through themselves
-- severity: error
with counted as (
    select * from activity
    where is_current and duplicate_of is null
),

from_star as (
    select
        is_demonstration,
        fiscal_year,
        round,
        count(*) as activities,
        count(*) filter (where is_event) as events_held,
        count(participants_total) filter (where is_event) as events_with_total,
        coalesce(sum(participants_total) filter (where is_event), 0) as participants_known,
        coalesce(sum(follow_through_level) filter (where is_event), 0) as levels,
        count(*) filter (where is_event and follow_through_level is null) as level_unknown
    from counted
    group by is_demonstration, fiscal_year, round
),

-- What each activity names of a category, and how many people that is.
named_of_star as (
    select
        counted.activity_id,
        counted.is_demonstration,
        counted.fiscal_year,
        counted.round,
        participant_group.category,
        sum(participant_group.headcount) as heads,
        count(*) as groups,
        count(participant_group.headcount) as counted
    from participant_group
    inner join counted on participant_group.activity_id = counted.activity_id
    where counted.is_event
    group by all
),

by_category_of_star as (
    select
        is_demonstration,
        fiscal_year,
        round,
        category,
        sum(heads) as heads,
        sum(groups) as groups,
        sum(counted) as counted,
        count(*) as naming,
        count(*) filter (where counted = 0) as uncounted
    from named_of_star
    group by all
),

heads_of_star as (
    select
        is_demonstration,
        fiscal_year,
        round,
        coalesce(sum(heads), 0) as heads
    from by_category_of_star
    group by is_demonstration, fiscal_year, round
),

steps_of_star as (
    select
        counted.is_demonstration,
        counted.fiscal_year,
        counted.round,
        count(*) as steps,
        count(*) filter (where follow_through.level >= 6) as steps_done
    from follow_through
    inner join counted on follow_through.activity_id = counted.activity_id
    where counted.is_event
    group by counted.is_demonstration, counted.fiscal_year, counted.round
),

expected as (
    select
        from_star.*,
        coalesce(heads_of_star.heads, 0) as heads,
        coalesce(steps_of_star.steps, 0) as steps,
        coalesce(steps_of_star.steps, 0) as steps_by_level,
        coalesce(steps_of_star.steps, 0) as steps_by_actor,
        coalesce(steps_of_star.steps_done, 0) as steps_done
    from from_star
    left join heads_of_star
        on
            from_star.is_demonstration = heads_of_star.is_demonstration
            and from_star.fiscal_year is not distinct from heads_of_star.fiscal_year
            and from_star.round is not distinct from heads_of_star.round
    left join steps_of_star
        on
            from_star.is_demonstration = steps_of_star.is_demonstration
            and from_star.fiscal_year is not distinct from steps_of_star.fiscal_year
            and from_star.round is not distinct from steps_of_star.round
),

every_table as (
    select 'activity_fact' as table_name, is_demonstration, fiscal_year, round, columns('^(activities|events_held|events_with_total|participants_known|level_.|level_unknown|heads_known|steps.*)$')
    from activity_fact
    union all by name
    select 'cube_agency_round' as table_name, is_demonstration, fiscal_year, round, columns('^(activities|events_held|events_with_total|participants_known|level_.|level_unknown|heads_known|steps.*)$')
    from cube_agency_round
    union all by name
    select 'cube_place_round' as table_name, is_demonstration, fiscal_year, round, columns('^(activities|events_held|events_with_total|participants_known|level_.|level_unknown|heads_known|steps.*)$')
    from cube_place_round
    union all by name
    select 'cube_kind_mode' as table_name, is_demonstration, fiscal_year, round, columns('^(activities|events_held|events_with_total|participants_known|level_.|level_unknown|heads_known|steps.*)$')
    from cube_kind_mode
),

found as (
    select
        table_name,
        is_demonstration,
        fiscal_year,
        round,
        sum(activities) as activities,
        sum(events_held) as events_held,
        sum(events_with_total) as events_with_total,
        coalesce(sum(participants_known), 0) as participants_known,
        sum(level_1 + 2 * level_2 + 3 * level_3 + 4 * level_4 + 5 * level_5 + 6 * level_6 + 7 * level_7) as levels,
        sum(level_unknown) as level_unknown,
        coalesce(sum(heads_known), 0) as heads,
        sum(steps) as steps,
        sum(
            steps_0 + steps_1 + steps_2 + steps_3 + steps_4 + steps_5 + steps_6 + steps_7 + steps_unknown
        ) as steps_by_level,
        sum(
            steps_by_council + steps_by_committee + steps_by_executive + steps_by_unit + steps_by_community
            + steps_by_state_body + steps_by_local_authority + steps_by_other + steps_by_unnamed
        ) as steps_by_actor,
        sum(steps_done) as steps_done
    from every_table
    group by table_name, is_demonstration, fiscal_year, round
    -- A round for which only a report is expected has no activity, and no row in the star.
    having sum(activities) > 0
),

by_category as (
    select 'cube_agency_category' as table_name, is_demonstration, fiscal_year, round, category::varchar as category, heads, groups, counted, naming, uncounted
    from cube_agency_category
    union all
    select 'cube_place_category' as table_name, is_demonstration, fiscal_year, round, category::varchar as category, heads, groups, counted, naming, uncounted
    from cube_place_category
    union all
    select 'cube_kind_mode_category' as table_name, is_demonstration, fiscal_year, round, category::varchar as category, heads, groups, counted, naming, uncounted
    from cube_kind_mode_category
    union all
    -- One activity has these in its bits and its list: rows and activities of no headcount cannot be told from them.
    select 'activity_fact' as table_name, is_demonstration, fiscal_year, round, known.category, null as heads, null as groups, null as counted, 1 as naming, null as uncounted
    from activity_fact
    inner join lookup_participant_categories as known on categories & (1 << known.bit::integer) <> 0
    where events_held > 0
    union all
    select 'activity_fact' as table_name, person.is_demonstration, person.fiscal_year, person.round, known.category, person.told >> 5 as heads, null as groups, 1 as counted, 0 as naming, null as uncounted
    from (select is_demonstration, fiscal_year, round, unnest(people) as told from activity_fact) as person
    inner join lookup_participant_categories as known on person.told & 31 = known.bit
),

found_by_category as (
    select
        table_name,
        is_demonstration,
        fiscal_year,
        round,
        category,
        sum(heads) as heads,
        sum(groups) as groups,
        coalesce(sum(counted), 0) as counted,
        sum(naming) as naming,
        sum(uncounted) as uncounted
    from by_category
    group by all
),

wrong as (
    select
        tables.name as table_name,
        null as category,
        coalesce(expected.fiscal_year, found.fiscal_year) as fiscal_year,
        coalesce(expected.round, found.round) as round,
        expected.activities as activities_expected,
        found.activities as activities_found,
        expected.heads as heads_expected,
        found.heads as heads_found
    from expected
    cross join (values ('activity_fact'), ('cube_agency_round'), ('cube_place_round'), ('cube_kind_mode')) as tables (name)
    full join found
        on
            tables.name = found.table_name
            and expected.is_demonstration = found.is_demonstration
            and expected.fiscal_year is not distinct from found.fiscal_year
            and expected.round is not distinct from found.round
    where
        expected.activities is distinct from found.activities
        or expected.events_held is distinct from found.events_held
        or expected.events_with_total is distinct from found.events_with_total
        or expected.participants_known is distinct from found.participants_known
        or expected.levels is distinct from found.levels
        or expected.level_unknown is distinct from found.level_unknown
        or expected.heads is distinct from found.heads
        or expected.steps is distinct from found.steps
        or expected.steps_by_level is distinct from found.steps_by_level
        or expected.steps_by_actor is distinct from found.steps_by_actor
        or expected.steps_done is distinct from found.steps_done

    union all
    select
        tables.name as table_name,
        coalesce(star.category, found.category) as category,
        coalesce(star.fiscal_year, found.fiscal_year) as fiscal_year,
        coalesce(star.round, found.round) as round,
        star.naming as activities_expected,
        found.naming as activities_found,
        star.heads as heads_expected,
        found.heads as heads_found
    from by_category_of_star as star
    cross join (
        values
        ('activity_fact', false), ('cube_agency_category', true), ('cube_place_category', true), ('cube_kind_mode_category', true)
    ) as tables (name, has_groups)
    full join found_by_category as found
        on
            tables.name = found.table_name
            and star.category = found.category
            and star.is_demonstration = found.is_demonstration
            and star.fiscal_year is not distinct from found.fiscal_year
            and star.round is not distinct from found.round
    where
        star.heads is distinct from found.heads
        or star.naming is distinct from found.naming
        or star.counted is distinct from found.counted
        or (tables.has_groups and star.groups is distinct from found.groups)
        or (tables.has_groups and star.uncounted is distinct from found.uncounted)
)

select *
from wrong
order by table_name, category, fiscal_year, round;
