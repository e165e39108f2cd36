-- evidence
-- th: ถ้อยคำและกฎที่ตัดสินค่าแต่ละค่า
-- en: The words, and the rule, that decided each coded value
-- columns:
--   document_id VARCHAR: เอกสาร | the document
--   report_id VARCHAR: รายงาน | the report
--   activity_id VARCHAR: กิจกรรม ว่างเมื่อเป็นค่าของรายงาน | the activity; NULL for a value of the report
--   field VARCHAR: ค่าที่ตัดสิน | the column that was decided
--   value VARCHAR: ค่าที่ได้ | the value it was given
--   rule VARCHAR: กฎที่ใช้ | the rule that gave it
--   confidence DOUBLE: ความเชื่อมั่น 0–1 ว่างเมื่อยังไม่ได้วัด 1 เมื่อคนยืนยัน | how often that rule is right, 0 to 1; 1 where a person confirmed it, NULL where not measured
--   is_overruled BOOLEAN: คนแก้ค่านี้เป็นค่าอื่น | a person gave another value
--   char_start INTEGER: ตำแหน่งเริ่มในข้อความ | start of its span in document.text
--   char_end INTEGER: ตำแหน่งสิ้นสุด (ไม่รวม) | end of its span, exclusive
create table evidence as
with
-- The values that one piece of evidence decided; readings under older rules told year and round as one period.
decided (evidence_field, target_table, field) as (
    values
    ('agency', 'report', 'agency_id'),
    ('period', 'report', 'fiscal_year'),
    ('period', 'report', 'round'),
    ('fiscal_year', 'report', 'fiscal_year'),
    ('round', 'report', 'round'),
    ('has_issue', 'report', 'has_issue'),
    ('has_participants', 'report', 'has_participants'),
    ('has_result', 'report', 'has_result'),
    ('has_use', 'report', 'has_use'),
    ('name', 'activity', 'name'),
    ('place', 'activity', 'place'),
    ('kind', 'activity', 'kind'),
    ('mode', 'activity', 'mode'),
    ('held_from', 'activity', 'held_from'),
    ('held_to', 'activity', 'held_to'),
    ('date_precision', 'activity', 'date_precision'),
    ('recurrence', 'activity', 'recurrence'),
    ('is_event', 'activity', 'is_event'),
    ('participants_total', 'activity', 'participants_total'),
    ('participant_group.category', 'participant_group', 'category'),
    ('follow_through.level', 'follow_through', 'level'),
    ('follow_through.actor', 'follow_through', 'actor')
),

values_decided as (
    select
        evidence_field,
        count(*) as fields
    from decided
    group by evidence_field
),

judged as (
    select
        correction.report_id,
        correction.activity_id,
        decided.evidence_field,
        coalesce(step.char_start, person.char_start) as char_start,
        coalesce(step.char_end, person.char_end) as char_end,
        bool_or(correction.value is distinct from correction.machine_value_now) as is_overruled,
        count(*) as fields_judged
    from correction
    inner join decided on correction.target_table = decided.target_table and correction.field = decided.field
    left join follow_through as step
        on
            correction.target_table = 'follow_through'
            and correction.activity_id = step.activity_id
            and correction.position = step.position
    left join participant_group as person
        on
            correction.target_table = 'participant_group'
            and correction.activity_id = person.activity_id
            and correction.position = person.position
    where correction.is_in_force
    group by all
)

select
    reading.document_id,
    coalesce(evidence.report_id, activity.report_id) as report_id,
    evidence.activity_id,
    evidence.field,
    evidence.value,
    evidence.rule,
    if(not judged.is_overruled and judged.fields_judged = of_field.fields, 1.0, evidence.confidence)::double as confidence,
    coalesce(judged.is_overruled, false) as is_overruled,
    evidence.char_start,
    evidence.char_end
from ledger.evidence as evidence
inner join current_reading as reading on evidence.reading_id = reading.reading_id
left join activity on if(evidence.report_id is null, evidence.activity_id, null) = activity.activity_id
left join values_decided as of_field on evidence.field = of_field.evidence_field
left join judged
    on
        evidence.field = judged.evidence_field
        and coalesce(evidence.report_id, activity.report_id) = judged.report_id
        and evidence.activity_id is not distinct from judged.activity_id
        -- A group or a step has words of its own in each row; all else is decided once.
        and (
            judged.char_start is null
            or (evidence.char_start >= judged.char_start and evidence.char_start < judged.char_end)
        )
order by reading.document_id, report_id, evidence.activity_id, evidence.char_start, evidence.field;
