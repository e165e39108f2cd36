-- corrected_day
-- temporary
-- th: วันที่ของกิจกรรมที่คนแก้วันแรก วันสุดท้าย หรือความละเอียด
-- en: The days of activities of which a person corrected the first, the last, or how exact they are
create temp table corrected_day as
with
said as (
    select
        activity.activity_id,
        activity.held_from as read_from,
        activity.held_to as read_to,
        activity.date_precision as read_precision,
        map_contains(corrected.value, 'held_from') as says_from,
        map_contains(corrected.value, 'held_to') as says_to,
        corrected.value['held_from']::date as said_from,
        corrected.value['held_to']::date as said_to,
        corrected.value['date_precision'] as said_precision
    from corrected
    inner join ledger.activity as activity on corrected.activity_id = activity.activity_id
    inner join current_reading as reading on activity.reading_id = reading.reading_id
    where
        corrected.target_table = 'activity'
        and (
            map_contains(corrected.value, 'held_from')
            or map_contains(corrected.value, 'held_to')
            or map_contains(corrected.value, 'date_precision')
        )
),

-- Of two days of which a person gave one, the other comes along where it must: a last day is never before the first.
first_day as (
    select
        *,
        case
            when says_from then said_from
            when says_to then least(read_from, said_to)
            else read_from
        end as held_from
    from said
),

both_days as (
    select
        activity_id,
        held_from,
        case
            when held_from is null then null
            when says_to then greatest(held_from, said_to)
            when says_from and (read_to is null or read_to = read_from or read_to < held_from) then held_from
            else read_to
        end as held_to,
        case
            when held_from is null then 'none'
            when said_precision is not null then said_precision
            when says_from or says_to then 'day'
            else read_precision
        end as date_precision
    from first_day
)

select
    activity_id,
    if(date_precision = 'month', date_trunc('month', held_from)::date, held_from) as held_from,
    if(date_precision = 'month', last_day(held_to), held_to) as held_to,
    date_precision
from both_days;
