-- Every row that a person may correct of the readings in `wanted_reading`: its place, the words it was read from, its values as text.
-- One row a report, activity, participant group, issue, result or follow-through. Texts of numbers and days are plain: 30, 2024-01-31.
-- Made in the ledger's connection and in the build's, so that both mean the same row and the same value.
create temp table if not exists wanted_reading (reading_id varchar);

create or replace temp view read_row as
with
-- The words that name a report's agency tell it from the others of its document; a title often does not.
named as (
    select
        reading_id,
        report_id,
        min(char_start) as char_start,
        arg_min(char_end, char_start) as char_end
    from ledger.evidence
    where field = 'agency' and activity_id is null and reading_id in (select reading_id from wanted_reading)
    group by reading_id, report_id
),

place as (
    select
        'report' as target_table,
        report.reading_id,
        report.report_id,
        null::varchar as activity_id,
        report.position as report_position,
        null::integer as activity_position,
        null::integer as row_position,
        report.title as told,
        null::varchar as parent,
        named.char_start,
        named.char_end,
        map {
            'agency_id': report.agency_id,
            'fiscal_year': report.fiscal_year::varchar,
            'round': report.round::varchar,
            'has_issue': report.has_issue::varchar,
            'has_participants': report.has_participants::varchar,
            'has_result': report.has_result::varchar,
            'has_use': report.has_use::varchar
        } as machine
    from ledger.report as report
    left join named on report.reading_id = named.reading_id and report.report_id = named.report_id
    where report.reading_id in (select reading_id from wanted_reading)
    union all
    select
        'activity' as target_table,
        activity.reading_id,
        activity.report_id,
        activity.activity_id,
        report.position as report_position,
        activity.position as activity_position,
        null as row_position,
        activity.name as told,
        report.title as parent,
        activity.char_start,
        activity.char_end,
        map {
            'name': activity.name,
            'is_event': activity.is_event::varchar,
            'kind': activity.kind,
            'mode': activity.mode,
            'held_from': activity.held_from::varchar,
            'held_to': activity.held_to::varchar,
            'date_precision': activity.date_precision,
            'recurrence': activity.recurrence,
            'place': activity.place,
            'participants_total': activity.participants_total::varchar
        } as machine
    from ledger.activity as activity
    inner join ledger.report as report
        on activity.reading_id = report.reading_id and activity.report_id = report.report_id
    where activity.reading_id in (select reading_id from wanted_reading)
    union all
    select
        child.target_table,
        child.reading_id,
        activity.report_id,
        child.activity_id,
        report.position as report_position,
        activity.position as activity_position,
        child.row_position,
        null as told,
        activity.name as parent,
        child.char_start,
        child.char_end,
        child.machine
    from (
        select
            'participant_group' as target_table,
            reading_id,
            activity_id,
            position as row_position,
            char_start,
            char_end,
            map { 'label': label, 'category': category, 'headcount': headcount::varchar } as machine
        from ledger.participant_group
        where reading_id in (select reading_id from wanted_reading)
        union all
        select
            'issue' as target_table,
            reading_id,
            activity_id,
            position as row_position,
            char_start,
            char_end,
            map { 'text': text } as machine
        from ledger.issue
        where reading_id in (select reading_id from wanted_reading)
        union all
        select
            'result' as target_table,
            reading_id,
            activity_id,
            position as row_position,
            char_start,
            char_end,
            map { 'text': text } as machine
        from ledger.result
        where reading_id in (select reading_id from wanted_reading)
        union all
        select
            'follow_through' as target_table,
            reading_id,
            activity_id,
            position as row_position,
            char_start,
            char_end,
            map { 'level': level::varchar, 'actor': actor } as machine
        from ledger.follow_through
        where reading_id in (select reading_id from wanted_reading)
    ) as child
    inner join ledger.activity as activity
        on child.reading_id = activity.reading_id and child.activity_id = activity.activity_id
    inner join ledger.report as report
        on activity.reading_id = report.reading_id and activity.report_id = report.report_id
)

select
    place.target_table,
    reading.document_id,
    place.reading_id,
    place.report_id,
    place.activity_id,
    place.report_position,
    place.activity_position,
    place.row_position,
    -- An activity goes by its name, all others by the words of their span.
    coalesce(
        if(place.target_table = 'activity', place.told, null),
        substr(reading.text, place.char_start + 1, place.char_end - place.char_start)[:400],
        place.told,
        ''
    ) as anchor,
    coalesce(place.parent, '') as parent,
    substr(reading.text, place.char_start + 1, place.char_end - place.char_start) as span_text,
    place.char_start,
    place.char_end,
    place.machine
from place
inner join ledger.reading as reading on place.reading_id = reading.reading_id;
