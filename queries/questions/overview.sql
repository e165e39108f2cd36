-- question.th: ภาพรวมในครั้งเดียว: กิจกรรมที่จัด ทั้งหมด รายรอบ รายภาค รายประเภทหน่วยงาน รายประเภทกิจกรรม รายรูปแบบ และรายขั้นของการนำไปใช้
-- question.en: The overview in one pass: activities held in all, by round, region, kind of agency, kind, mode and step of the ladder
-- grain: one row a value of one dimension; `dimension` says which, and all of a dimension add up to the row 'all'
-- parameters:
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   dimension TEXT: all, round, region, province, agency_kind, kind, mode or level
--   value TEXT: its code; of a round '2567/1'; NULL where not known
--   is_closed BOOLEAN: of a round: it is over; NULL for the rest
--   events_held INTEGER: activities held, with evidence
--   agencies INTEGER: agencies that held them, those that could be told; they do not add up
--   events_with_total INTEGER: of the activities, with their attendance stated
--   participants_known INTEGER: people, sum of the stated totals; NULL where none is stated
--   events_with_level INTEGER: of the activities, with some follow-through told
--   followed_done INTEGER: of these, done or better (6, 7)

with
held as (
    select
        activity.agency_id,
        activity.participants_total,
        activity.follow_through_level,
        -- What is not known has a value of its own while it is grouped: NULL there means that the dimension is another.
        coalesce(activity.fiscal_year, 0) * 4 + coalesce(activity.round, 3) as round_no,
        coalesce(agency.region, '') as region,
        coalesce(agency.province, '') as province,
        coalesce(agency.kind, '') as agency_kind,
        coalesce(activity.kind, '') as kind,
        coalesce(activity.mode, '') as mode,
        coalesce(cast(activity.follow_through_level as varchar), '') as level
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
        and ($agencies is null or activity.agency_id = any($agencies))
),

grouped as (
    select
        round_no,
        region,
        province,
        agency_kind,
        kind,
        mode,
        level,
        count(*) as events_held,
        count(distinct agency_id) as agencies,
        count(participants_total) as events_with_total,
        sum(participants_total) as participants_known,
        count(follow_through_level) as events_with_level,
        count(*) filter (where follow_through_level >= 6) as followed_done
    from held
    group by grouping sets ((), (round_no), (region), (province), (agency_kind), (kind), (mode), (level))
),

named as (
    select
        case
            when round_no is not null then 'round'
            when region is not null then 'region'
            when province is not null then 'province'
            when agency_kind is not null then 'agency_kind'
            when kind is not null then 'kind'
            when mode is not null then 'mode'
            when level is not null then 'level'
            else 'all'
        end as dimension,
        *
    from grouped
)

select
    named.dimension,
    case
        when named.round_no is null
            then nullif(coalesce(named.region, named.province, named.agency_kind, named.kind, named.mode, named.level), '')
        when named.round_no >= 4
            then concat(named.round_no // 4, if(named.round_no % 4 < 3, concat('/', named.round_no % 4), ''))
    end as value,
    period.is_closed,
    cast(named.events_held as bigint) as events_held,
    cast(named.agencies as bigint) as agencies,
    cast(named.events_with_total as bigint) as events_with_total,
    cast(named.participants_known as bigint) as participants_known,
    cast(named.events_with_level as bigint) as events_with_level,
    cast(named.followed_done as bigint) as followed_done
from named
left join period
    on
        named.round_no // 4 = period.fiscal_year
        -- A whole year is closed with its second round.
        and least(named.round_no % 4, 2) = period.round
order by named.dimension, named.round_no, value nulls last
