-- fact_step
-- temporary
-- th: การนำผลไปใช้ของแต่ละกิจกรรม รวมเป็นหนึ่งแถว
-- en: The follow-through of each activity, in one row
-- grain: activity_id
create temp table fact_step as
with
-- What sort of body each of the actors is: few names, many rows. The patterns are those of actor_sorts.csv, in its order; a
-- pattern out of a column would be made anew for every name.
named as (
    select
        actor,
        case
            when regexp_matches(actor, getvariable('actors_community')) then 'community'
            when regexp_matches(actor, getvariable('actors_council')) then 'council'
            when regexp_matches(actor, getvariable('actors_committee')) then 'committee'
            when regexp_matches(actor, getvariable('actors_executive')) then 'executive'
            when regexp_matches(actor, getvariable('actors_state_body')) then 'state_body'
            when regexp_matches(actor, getvariable('actors_unit')) then 'unit'
            when regexp_matches(actor, getvariable('actors_local_authority')) then 'local_authority'
            else 'other'
        end as sort
    from (select distinct actor from follow_through where actor is not null) as said
),

step as (
    select
        follow_through.activity_id,
        follow_through.level,
        follow_through.acted_on,
        coalesce(named.sort, 'unnamed') as sort
    from follow_through
    left join named on follow_through.actor = named.actor
)

select
    step.activity_id,
    bit_or(1 << coalesce(step.level, 8)::integer) as levels,
    min(step.acted_on - activity.held_to)
        filter (where step.level >= 6 and activity.date_precision = 'day' and step.acted_on > activity.held_to)
        as days_to_action,
    count(*) as steps,
    count(*) filter (where step.level >= 6) as steps_done,
    count(*) filter (where step.level = 0) as steps_0,
    count(*) filter (where step.level = 1) as steps_1,
    count(*) filter (where step.level = 2) as steps_2,
    count(*) filter (where step.level = 3) as steps_3,
    count(*) filter (where step.level = 4) as steps_4,
    count(*) filter (where step.level = 5) as steps_5,
    count(*) filter (where step.level = 6) as steps_6,
    count(*) filter (where step.level = 7) as steps_7,
    count(*) filter (where step.level is null) as steps_unknown,
    count(*) filter (where step.sort = 'council') as steps_by_council,
    count(*) filter (where step.sort = 'committee') as steps_by_committee,
    count(*) filter (where step.sort = 'executive') as steps_by_executive,
    count(*) filter (where step.sort = 'unit') as steps_by_unit,
    count(*) filter (where step.sort = 'community') as steps_by_community,
    count(*) filter (where step.sort = 'state_body') as steps_by_state_body,
    count(*) filter (where step.sort = 'local_authority') as steps_by_local_authority,
    count(*) filter (where step.sort = 'other') as steps_by_other,
    count(*) filter (where step.sort = 'unnamed') as steps_by_unnamed,
    count(*) filter (where step.level >= 6 and step.sort = 'council') as done_by_council,
    count(*) filter (where step.level >= 6 and step.sort = 'committee') as done_by_committee,
    count(*) filter (where step.level >= 6 and step.sort = 'executive') as done_by_executive,
    count(*) filter (where step.level >= 6 and step.sort = 'unit') as done_by_unit,
    count(*) filter (where step.level >= 6 and step.sort = 'community') as done_by_community,
    count(*) filter (where step.level >= 6 and step.sort = 'state_body') as done_by_state_body,
    count(*) filter (where step.level >= 6 and step.sort = 'local_authority') as done_by_local_authority,
    count(*) filter (where step.level >= 6 and step.sort = 'other') as done_by_other,
    count(*) filter (where step.level >= 6 and step.sort = 'unnamed') as done_by_unnamed
from step
inner join activity on step.activity_id = activity.activity_id
group by step.activity_id;
