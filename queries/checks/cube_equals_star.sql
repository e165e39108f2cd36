-- th: ยอดในลูกบาศก์ตรงกับยอดที่นับจากกิจกรรมและกลุ่มโดยตรง
-- en: The cubes' totals equal those of the activities and groups themselves
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
        count(participants_total) as with_total,
        sum(participants_total) as participants,
        sum(follow_through_level) as levels,
        count(*) filter (where follow_through_level is null) as level_unknown
    from counted
    group by is_demonstration, fiscal_year, round
),

from_cube as (
    select
        is_demonstration,
        fiscal_year,
        round,
        sum(activities) as activities,
        sum(with_total) as with_total,
        sum(participants) as participants,
        if(
            sum(activities) = sum(level_unknown),
            null,
            sum(level_1 + 2 * level_2 + 3 * level_3 + 4 * level_4 + 5 * level_5 + 6 * level_6 + 7 * level_7)
        ) as levels,
        sum(level_unknown) as level_unknown,
        sum(
            level_0 + level_1 + level_2 + level_3 + level_4 + level_5 + level_6 + level_7 + level_unknown
        ) as on_the_ladder
    from cube_activity
    group by is_demonstration, fiscal_year, round
),

groups_from_star as (
    select
        counted.is_demonstration,
        counted.fiscal_year,
        counted.round,
        count(*) as mentions,
        count(participant_group.headcount) as with_headcount,
        sum(participant_group.headcount) as heads
    from participant_group
    inner join counted on participant_group.activity_id = counted.activity_id
    group by counted.is_demonstration, counted.fiscal_year, counted.round
),

groups_from_cube as (
    select
        is_demonstration,
        fiscal_year,
        round,
        sum(mentions) as mentions,
        sum(with_headcount) as with_headcount,
        sum(heads) as heads
    from cube_group
    group by is_demonstration, fiscal_year, round
),

differing as (
    select
        'cube_activity' as cube,
        coalesce(from_star.fiscal_year, from_cube.fiscal_year) as fiscal_year,
        coalesce(from_star.round, from_cube.round) as round,
        from_star.activities as expected,
        from_cube.activities as found
    from from_star
    full join from_cube
        on
            from_star.is_demonstration = from_cube.is_demonstration
            and from_star.fiscal_year is not distinct from from_cube.fiscal_year
            and from_star.round is not distinct from from_cube.round
    where
        from_star.activities is distinct from from_cube.activities
        or from_star.with_total is distinct from from_cube.with_total
        or from_star.participants is distinct from from_cube.participants
        or from_star.levels is distinct from from_cube.levels
        or from_star.level_unknown is distinct from from_cube.level_unknown
        or from_star.activities is distinct from from_cube.on_the_ladder
    union all
    select
        'cube_group' as cube,
        coalesce(groups_from_star.fiscal_year, groups_from_cube.fiscal_year) as fiscal_year,
        coalesce(groups_from_star.round, groups_from_cube.round) as round,
        groups_from_star.mentions as expected,
        groups_from_cube.mentions as found
    from groups_from_star
    full join groups_from_cube
        on
            groups_from_star.is_demonstration = groups_from_cube.is_demonstration
            and groups_from_star.fiscal_year is not distinct from groups_from_cube.fiscal_year
            and groups_from_star.round is not distinct from groups_from_cube.round
    where
        groups_from_star.mentions is distinct from groups_from_cube.mentions
        or groups_from_star.with_headcount is distinct from groups_from_cube.with_headcount
        or groups_from_star.heads is distinct from groups_from_cube.heads
)

select *
from differing
order by cube, fiscal_year, round;
