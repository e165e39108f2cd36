-- fact_group
-- temporary
-- th: กลุ่มของแต่ละกิจกรรม รวมเป็นหนึ่งแถว
-- en: The groups of each activity, in one row
-- grain: activity_id
create temp table fact_group as
with gathered as (
    select
        child.activity_id,
        any_value(activity.is_event) as is_event,
        list(known.bit) as bits,
        list(child.headcount) as heads,
        bit_or(1 << known.bit::integer) as categories,
        bit_or(if(child.headcount is null, 0, 1 << known.bit::integer)) as categories_counted,
        bit_or(case child.side when 'external' then 1 when 'internal' then 2 when 'grey' then 4 else 8 end) as sides,
        sum(child.headcount) as heads_known,
        sum(child.headcount) filter (where child.side = 'external') as heads_external,
        sum(child.headcount) filter (where child.side = 'internal') as heads_internal,
        sum(child.headcount) filter (where child.side = 'grey') as heads_grey,
        sum(child.headcount) filter (where child.side = 'unknown') as heads_unknown,
        sum(child.headcount) filter (where child.side = 'external' and child.category <> 'village_head')
            as heads_citizens
    from participant_group as child
    inner join activity on child.activity_id = activity.activity_id
    inner join lookup_participant_categories as known on child.category = known.category
    where activity.is_current and activity.duplicate_of is null
    group by child.activity_id
)

-- What is summed is of what was held; what may be looked for is of every activity.
select
    activity_id,
    categories as all_categories,
    sides as all_sides,
    len(bits) = bit_count(categories) as is_plain,  -- no category twice, which saves most of the work
    bits,
    heads,
    if(is_event, categories, 0) as categories,
    if(is_event, categories_counted, 0) as categories_counted,
    if(is_event, sides, 0) as sides,
    if(is_event, heads_known, null) as heads_known,
    if(is_event, heads_external, null) as heads_external,
    if(is_event, heads_internal, null) as heads_internal,
    if(is_event, heads_grey, null) as heads_grey,
    if(is_event, heads_unknown, null) as heads_unknown,
    if(is_event, heads_citizens, null) as heads_citizens
from gathered;
