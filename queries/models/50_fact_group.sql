-- fact_group
-- temporary
-- th: กลุ่มของแต่ละกิจกรรม รวมเป็นหนึ่งแถว
-- en: The groups of each activity, in one row
-- grain: activity_id
create temp table fact_group as
with told as (
    select
        child.activity_id,
        -- A group in one number: one list an activity, for lists of which there are millions cannot be put aside on the disk.
        coalesce(child.headcount::bigint + 1, 0) * 32 + known.bit as packed,
        1 << known.bit::integer as mask,
        child.headcount,
        child.side
    from participant_group as child
    inner join lookup_participant_categories as known on child.category = known.category
),

gathered as (
    select
        activity_id,
        list(packed) as groups,  -- no headcount is 0, and one of n is n + 1, above the bit of the category
        bit_or(mask) as categories,
        bit_or(case side when 'external' then 1 when 'internal' then 2 when 'grey' then 4 else 8 end) as sides,
        sum(headcount)::integer as heads_known,
        sum(headcount) filter (where side = 'external')::integer as heads_external,
        sum(headcount) filter (where side = 'internal')::integer as heads_internal,
        sum(headcount) filter (where side = 'grey')::integer as heads_grey,
        sum(headcount) filter (where side = 'unknown')::integer as heads_unknown,
        sum(headcount) filter (where mask = 8)::integer as heads_village_head
    from told
    group by activity_id
)

-- Where any headcount is known, a side without one is truly none.
select
    activity_id,
    categories,
    sides,
    len(groups) = bit_count(categories) as is_plain,  -- no category twice, which saves most of the work
    groups,
    heads_known,
    if(heads_known is null, null, coalesce(heads_external, 0)) as heads_external,
    if(heads_known is null, null, coalesce(heads_internal, 0)) as heads_internal,
    if(heads_known is null, null, coalesce(heads_grey, 0)) as heads_grey,
    if(heads_known is null, null, coalesce(heads_unknown, 0)) as heads_unknown,
    if(heads_known is null, null, coalesce(heads_external, 0) - coalesce(heads_village_head, 0)) as heads_citizens
from gathered;
