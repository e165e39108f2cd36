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

groups_of_star as (
    select
        counted.is_demonstration,
        counted.fiscal_year,
        counted.round,
        count(*) as mentions,
        count(participant_group.headcount) as with_headcount,
        coalesce(sum(participant_group.headcount), 0) as heads
    from participant_group
    inner join counted on participant_group.activity_id = counted.activity_id
    where counted.is_event
    group by counted.is_demonstration, counted.fiscal_year, counted.round
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
        coalesce(groups_of_star.mentions, 0) as mentions,
        coalesce(groups_of_star.with_headcount, 0) as with_headcount,
        coalesce(groups_of_star.heads, 0) as heads,
        coalesce(groups_of_star.heads, 0) as heads_by_category,
        coalesce(steps_of_star.steps, 0) as steps,
        coalesce(steps_of_star.steps, 0) as steps_by_level,
        coalesce(steps_of_star.steps, 0) as steps_by_actor,
        coalesce(steps_of_star.steps_done, 0) as steps_done
    from from_star
    left join groups_of_star
        on
            from_star.is_demonstration = groups_of_star.is_demonstration
            and from_star.fiscal_year is not distinct from groups_of_star.fiscal_year
            and from_star.round is not distinct from groups_of_star.round
    left join steps_of_star
        on
            from_star.is_demonstration = steps_of_star.is_demonstration
            and from_star.fiscal_year is not distinct from steps_of_star.fiscal_year
            and from_star.round is not distinct from steps_of_star.round
),

every_table as (
    select 'activity_fact' as table_name, is_demonstration, fiscal_year, round, columns('^(activities|events_held|events_with_total|participants_known|level_.|level_unknown|heads_.*|groups_.*|counted_.*|steps.*)$')
    from activity_fact
    union all by name
    select 'cube_agency_round' as table_name, is_demonstration, fiscal_year, round, columns('^(activities|events_held|events_with_total|participants_known|level_.|level_unknown|heads_.*|groups_.*|counted_.*|steps.*)$')
    from cube_agency_round
    union all by name
    select 'cube_place_round' as table_name, is_demonstration, fiscal_year, round, columns('^(activities|events_held|events_with_total|participants_known|level_.|level_unknown|heads_.*|groups_.*|counted_.*|steps.*)$')
    from cube_place_round
    union all by name
    select 'cube_kind_mode' as table_name, is_demonstration, fiscal_year, round, columns('^(activities|events_held|events_with_total|participants_known|level_.|level_unknown|heads_.*|groups_.*|counted_.*|steps.*)$')
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
        sum(
            groups_executive + groups_council + groups_staff + groups_village_head + groups_community
            + groups_health_volunteer + groups_volunteer + groups_women + groups_elderly + groups_disability
            + groups_youth + groups_parents + groups_occupation + groups_business + groups_ngo
            + groups_academic + groups_expert + groups_school + groups_religion + groups_health_unit
            + groups_other_government + groups_other_lao + groups_public + groups_vulnerable + groups_sports
            + groups_unknown
        ) as mentions,
        sum(
            counted_executive + counted_council + counted_staff + counted_village_head + counted_community
            + counted_health_volunteer + counted_volunteer + counted_women + counted_elderly
            + counted_disability + counted_youth + counted_parents + counted_occupation + counted_business
            + counted_ngo + counted_academic + counted_expert + counted_school + counted_religion
            + counted_health_unit + counted_other_government + counted_other_lao + counted_public
            + counted_vulnerable + counted_sports + counted_unknown
        ) as with_headcount,
        coalesce(sum(heads_known), 0) as heads,
        sum(
            coalesce(heads_executive, 0) + coalesce(heads_council, 0) + coalesce(heads_staff, 0)
            + coalesce(heads_village_head, 0) + coalesce(heads_community, 0)
            + coalesce(heads_health_volunteer, 0) + coalesce(heads_volunteer, 0) + coalesce(heads_women, 0)
            + coalesce(heads_elderly, 0) + coalesce(heads_disability, 0) + coalesce(heads_youth, 0)
            + coalesce(heads_parents, 0) + coalesce(heads_occupation, 0) + coalesce(heads_business, 0)
            + coalesce(heads_ngo, 0) + coalesce(heads_academic, 0) + coalesce(heads_expert, 0)
            + coalesce(heads_school, 0) + coalesce(heads_religion, 0) + coalesce(heads_health_unit, 0)
            + coalesce(heads_other_government, 0) + coalesce(heads_other_lao, 0) + coalesce(heads_public, 0)
            + coalesce(heads_vulnerable, 0) + coalesce(heads_sports, 0) + coalesce(heads_unknown, 0)
        ) as heads_by_category,
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
)

select
    tables.name as table_name,
    coalesce(expected.fiscal_year, found.fiscal_year) as fiscal_year,
    coalesce(expected.round, found.round) as round,
    expected.activities as activities_expected,
    found.activities as activities_found,
    expected.heads as heads_expected,
    found.heads_by_category as heads_found
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
    or expected.mentions is distinct from found.mentions
    or expected.with_headcount is distinct from found.with_headcount
    or expected.heads is distinct from found.heads
    or expected.heads_by_category is distinct from found.heads_by_category
    or expected.steps is distinct from found.steps
    or expected.steps_by_level is distinct from found.steps_by_level
    or expected.steps_by_actor is distinct from found.steps_by_actor
    or expected.steps_done is distinct from found.steps_done
order by table_name, fiscal_year, round;
