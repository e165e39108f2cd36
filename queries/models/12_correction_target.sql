-- correction_target
-- temporary
-- th: การแก้ไขโดยคนแต่ละครั้ง พร้อมแถวในการอ่านที่ใช้อยู่ซึ่งการแก้ไขนั้นกล่าวถึง
-- en: Every correction by a person, with the row of the reading in use that it is about
create temp table correction_target as
with
concerned as (
    select
        read_row.*,
        -- Spacing, punctuation, case and the script of digits do not make other words.
        regexp_replace(
            translate(lower(nfc_normalize(read_row.anchor)), '๐๑๒๓๔๕๖๗๘๙', '0123456789'), '[\s\p{P}\p{S}]', '', 'g'
        ) as words
    from read_row
),

-- Rows have no name that outlasts a reading: the surest of these that two rows share makes them one.
-- Where several rows of a reading share it, the n-th of as many is the n-th; where there are more or fewer, none is.
known_by as (
    select
        concerned.* exclude (machine, span_text),
        sign.sureness,
        sign.told
    from concerned
    cross join lateral (
        values
        (1, concat_ws('|', reading_id, report_position, activity_position, row_position)),
        (2, if(words <> '' and char_start is not null, concat_ws('|', words, char_start, char_end), null)),
        (3, if(words <> '' and parent <> '', concat_ws('|', parent, words), null)),
        (4, nullif(words, '')),
        -- What was read of the same words in the same place is the same row, under whatever name.
        (5, if(char_end > char_start, concat_ws('|', span_text, char_start, char_end), null)),
        (6, if(target_table = 'report', 'the only one', null))
    ) as sign (sureness, told)
    where sign.told is not null
),

counted as (
    select
        *,
        row_number() over (
            partition by reading_id, target_table, sureness, told
            order by report_position, activity_position, row_position
        ) as nth,
        count(*) over (partition by reading_id, target_table, sureness, told) as of_as_many
    from known_by
),

found as (
    select
        correction.correction_id,
        here.report_id,
        here.activity_id,
        here.report_position,
        here.activity_position,
        here.row_position
    from ledger.correction as correction
    inner join counted as there
        on
            correction.reading_id = there.reading_id
            and correction.target_table = there.target_table
            and correction.report_position = there.report_position
            and correction.activity_position is not distinct from there.activity_position
            and correction.row_position is not distinct from there.row_position
    inner join counted as here
        on
            there.document_id = here.document_id
            and there.target_table = here.target_table
            and there.sureness = here.sureness
            and there.told = here.told
            and there.nth = here.nth
            and there.of_as_many = here.of_as_many
    inner join current_reading as reading on here.reading_id = reading.reading_id
    where there.sureness < 5 or there.of_as_many = 1
    qualify row_number() over (partition by correction.correction_id order by here.sureness) = 1
),

placed as (
    select
        correction.*,
        found.report_id,
        found.activity_id,
        found.row_position as row_position_now,
        found.report_id is not null as is_found,
        here.machine[correction.field] as machine_value_now,
        -- Where the row is there no more, what was said of one place in one reading belongs together.
        concat_ws(
            '|',
            correction.document_id,
            correction.target_table,
            correction.field,
            if(found.report_id is null, correction.reading_id, null),
            coalesce(found.report_position, correction.report_position),
            coalesce(found.activity_position, correction.activity_position),
            coalesce(found.row_position, correction.row_position)
        ) as target
    from ledger.correction as correction
    left join found on correction.correction_id = found.correction_id
    left join current_reading as reading on correction.document_id = reading.document_id
    left join concerned as here
        on
            reading.reading_id = here.reading_id
            and correction.target_table = here.target_table
            and found.report_position = here.report_position
            and found.activity_position is not distinct from here.activity_position
            and found.row_position is not distinct from here.row_position
)

select
    *,
    -- What a withdrawal follows is taken back, all of it.
    min(corrected_at) filter (where verdict = 'withdraw') over later as withdrawn_at,
    arg_min(corrected_by, corrected_at) filter (where verdict = 'withdraw') over later as withdrawn_by,
    arg_min(reason, corrected_at) filter (where verdict = 'withdraw') over later as withdrawn_reason,
    row_number() over (partition by target order by corrected_at desc, correction_id desc) = 1 as is_newest
from placed
window later as (
    partition by target
    order by corrected_at, correction_id
    rows between 1 following and unbounded following
);
