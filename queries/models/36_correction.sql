-- correction
-- th: สิ่งที่คนยืนยันหรือแก้ หนึ่งแถวต่อหนึ่งครั้ง ค่าที่ใช้อยู่ (is_in_force) อยู่ในตารางของมันแล้ว
-- en: What a person confirmed or corrected, one row each time; values in force (is_in_force) stand in their own tables already
-- grain: correction_id
-- columns:
--   correction_id VARCHAR: รหัสการแก้ไข | key
--   document_id VARCHAR: เอกสาร | the document
--   report_id VARCHAR: รายงาน ว่างเมื่อหาแถวในการอ่านใหม่ไม่พบ | the report; NULL where the newer reading has no such row
--   activity_id VARCHAR: กิจกรรม ว่างเมื่อเป็นค่าของรายงาน | the activity; NULL for a value of the report
--   target_table VARCHAR: ตาราง report activity participant_group issue result follow_through | the table of the value
--   position INTEGER: ลำดับของแถวในกิจกรรม | the row's position in its activity; NULL for a report or an activity
--   field VARCHAR: คอลัมน์ที่แก้ | the column
--   machine_value VARCHAR: ค่าที่อ่านได้เมื่อแก้ | what the reading said when it was corrected, as text
--   machine_value_now VARCHAR: ค่าที่การอ่านปัจจุบันอ่านได้ | what the reading in use says, as text
--   value VARCHAR: ค่าที่คนบอก ว่างคือไม่ทราบ | what the person said, as text; NULL is unknown
--   verdict VARCHAR: confirm ยืนยัน หรือ overrule แก้ | confirm or overrule
--   status VARCHAR: applied confirmed reopened replaced withdrawn | in force, the reading agrees, wants another look, a newer one stands, taken back
--   why VARCHAR: target_gone report_replaced machine_differs newer_correction ว่างเมื่อไม่มีอะไรเปลี่ยน | why it is reopened or replaced
--   is_in_force BOOLEAN: ค่านี้อยู่ในตารางที่เผยแพร่ | the published table shows this value
--   reason VARCHAR: เหตุผล | the reason given
--   corrected_by VARCHAR: ผู้แก้ | who
--   corrected_at TIMESTAMP: เวลาที่แก้ (UTC) | when (UTC)
--   withdrawn_by VARCHAR: ผู้ถอน | who took it back
--   withdrawn_at TIMESTAMP: เวลาที่ถอน (UTC) | when it was taken back (UTC)
--   withdrawn_reason VARCHAR: เหตุผลที่ถอน | why it was taken back
--   anchor VARCHAR: ถ้อยคำที่แถวนั้นอ่านมา | the words that the row was read from
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
create table correction as
with
-- A document that came after the correction took the report's place: what was said of the old words is not said of the new.
replaced_report as (
    select
        old.report_id,
        max(newer.received_at) as replaced_at
    from report as old
    inner join report as newer
        on
            old.agency_id = newer.agency_id
            and newer.is_current
            and old.is_demonstration = newer.is_demonstration
            and old.fiscal_year = newer.fiscal_year
            and old.round is not distinct from newer.round
            and old.document_id <> newer.document_id
    where not old.is_current
    group by old.report_id
),

judged as (
    select
        target.*,
        case
            when not target.is_newest then 'newer_correction'
            when not target.is_found then 'target_gone'
            when replaced_report.replaced_at > target.corrected_at then 'report_replaced'
            -- A reading that has come to say what the person says needs no second look.
            when
                (target.machine_value_now is distinct from target.machine_value)
                and (target.machine_value_now is distinct from target.value)
                then 'machine_differs'
        end as reason_to_look,
        coalesce(report.is_demonstration, reading.is_demonstration) as is_demonstration
    from correction_target as target
    inner join current_reading as reading on target.document_id = reading.document_id
    left join report on target.report_id = report.report_id
    left join replaced_report on target.report_id = replaced_report.report_id
    where target.verdict <> 'withdraw'
)

select
    correction_id,
    document_id,
    report_id,
    activity_id,
    target_table,
    if(is_found, row_position_now, row_position) as position,
    field,
    machine_value,
    machine_value_now,
    value,
    verdict,
    case
        when withdrawn_at is not null then 'withdrawn'
        when reason_to_look = 'newer_correction' then 'replaced'
        when reason_to_look is not null then 'reopened'
        when (value is not distinct from machine_value_now) then 'confirmed'
        else 'applied'
    end as status,
    if(withdrawn_at is null, reason_to_look, null) as why,
    is_found and is_newest as is_in_force,
    reason,
    corrected_by,
    corrected_at,
    withdrawn_by,
    withdrawn_at,
    withdrawn_reason,
    anchor,
    is_demonstration
from judged
order by is_demonstration, document_id, corrected_at, correction_id;
