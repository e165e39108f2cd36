-- category_sum
-- temporary
-- th: ผลรวมตามประเภทกลุ่ม ของหน่วยงาน รอบ ประเภท และรูปแบบของกิจกรรมที่จัด
-- en: What was held, summed up by category of group, agency, round, kind and mode
create temp table category_sum as
-- Read twice, and too many rows to keep.
with held as not materialized (
    select
        activity.activity_id,
        activity.is_demonstration,
        activity.agency_id::agency_name as agency_id,
        activity.fiscal_year,
        activity.round,
        activity.kind::kind_name as kind,
        activity.mode::mode_name as mode,
        told.is_plain,
        unnest(told.groups) as packed
    from activity
    inner join fact_group as told on activity.activity_id = told.activity_id
    where activity.is_current and activity.duplicate_of is null and activity.is_event
),

plain as (
    select
        * exclude (activity_id, is_plain, packed),
        packed & 31 as bit,
        nullif(packed >> 5, 0) - 1 as heads
    from held
    where is_plain
),

repeated as (
    select
        * exclude (is_plain, packed),
        packed & 31 as bit,
        nullif(packed >> 5, 0) - 1 as heads
    from held
    where not is_plain
),

-- By activity: two that name a category twice are two, though all else of them is alike.
added as (
    select
        * exclude (heads),
        sum(heads) as heads,
        count(*) as groups,
        count(heads) as counted
    from repeated
    group by all
),

-- One row an activity and category of what it names.
named as (
    select
        *,
        1 as groups,
        (heads is not null)::integer as counted
    from plain
    union all
    select * exclude (activity_id)
    from added
)

select
    is_demonstration,
    agency_id,
    fiscal_year,
    round,
    kind,
    mode,
    bit,
    sum(heads) as heads,
    sum(groups) as groups,
    sum(counted) as counted,
    count(*) as naming,
    count(*) filter (where counted = 0) as uncounted
from named
group by all;
