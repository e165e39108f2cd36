-- th: ค่าที่คนยืนยันหรือแก้และใช้อยู่ คือค่าที่เผยแพร่ (วันที่อาจขยับตามเดือนหรือตามกัน และรอบว่างเมื่อไม่ทราบปี)
-- en: What a person said and is in force is what is published; days may move with their month or with each other, a round goes with its year
-- severity: error
with published as (
    select
        'report' as target_table,
        report_id as target_id,
        null as position,
        map {
            'agency_id': agency_id,
            'fiscal_year': fiscal_year::varchar,
            'round': round::varchar,
            'has_issue': has_issue::varchar,
            'has_participants': has_participants::varchar,
            'has_result': has_result::varchar,
            'has_use': has_use::varchar
        } as value
    from report
    where report_id in (select correction.report_id from correction)
    union all
    select
        'activity' as target_table,
        activity_id as target_id,
        null as position,
        map {
            'name': name,
            'is_event': is_event::varchar,
            'kind': kind,
            'mode': mode,
            'recurrence': recurrence,
            'place': place,
            'participants_total': participants_total::varchar
        } as value
    from activity
    where activity_id in (select correction.activity_id from correction)
    union all
    select
        'participant_group' as target_table,
        activity_id as target_id,
        position,
        map { 'label': label, 'category': category, 'headcount': headcount::varchar } as value
    from participant_group
    where activity_id in (select correction.activity_id from correction)
    union all
    select
        'issue' as target_table,
        activity_id as target_id,
        position,
        map { 'text': text } as value
    from issue
    where activity_id in (select correction.activity_id from correction)
    union all
    select
        'result' as target_table,
        activity_id as target_id,
        position,
        map { 'text': text } as value
    from result
    where activity_id in (select correction.activity_id from correction)
    union all
    select
        'follow_through' as target_table,
        activity_id as target_id,
        position,
        map { 'level': level::varchar, 'actor': actor } as value
    from follow_through
    where activity_id in (select correction.activity_id from correction)
)

select
    correction.correction_id,
    correction.target_table,
    published.target_id,
    correction.field,
    correction.value as said,
    published.value[correction.field] as published
from correction
-- Whom a person named may by now be one with a registered agency.
left join agency_identity as same on correction.field = 'agency_id' and correction.value = same.told_id
left join published
    on
        correction.target_table = published.target_table
        and coalesce(correction.activity_id, correction.report_id) = published.target_id
        and correction.position is not distinct from published.position
where
    correction.is_in_force
    and correction.field not in ('held_from', 'held_to', 'date_precision')
    and not (correction.field = 'round' and published.value['fiscal_year'] is null)
    and published.value[correction.field] is distinct from coalesce(same.agency_id, correction.value)
order by correction.correction_id;
