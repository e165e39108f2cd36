-- finding
-- th: สิ่งที่ดูผิดหรือขาด พร้อมตำแหน่งในข้อความเมื่อมี
-- en: What looks wrong or is missing, with its span where it has one
-- columns:
--   document_id VARCHAR: เอกสาร | the document
--   report_id VARCHAR: รายงาน เมื่อเป็นของรายงานหนึ่ง | the report, where it concerns one
--   activity_id VARCHAR: กิจกรรม เมื่อเป็นของกิจกรรมหนึ่ง | the activity, where it concerns one
--   rule VARCHAR: รหัสกฎ | code of the rule
--   severity VARCHAR: error warning หรือ note | error, warning or note
--   message VARCHAR: คำอธิบายสำหรับผู้อ่าน | what to tell the reader, in Thai
--   char_start INTEGER: ตำแหน่งเริ่มในข้อความ | start of its span in document.text
--   char_end INTEGER: ตำแหน่งสิ้นสุด (ไม่รวม) | end of its span, exclusive
--   is_current BOOLEAN: รายงานยังไม่ถูกแทน หรือเป็นของทั้งเอกสาร | its report is current, or it concerns a whole document
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
create table finding as
with told as (
    select
        reading.document_id,
        coalesce(finding.report_id, activity.report_id) as report_id,
        finding.activity_id,
        finding.rule,
        finding.severity,
        finding.message,
        finding.char_start,
        finding.char_end
    from ledger.finding as finding
    inner join current_reading as reading on finding.reading_id = reading.reading_id
    -- Readings under older rules told no report of what concerns an activity.
    left join activity on if(finding.report_id is null, finding.activity_id, null) = activity.activity_id
),

-- What only shows beside other documents.
nearest as (
    select
        near_duplicate.report_id,
        arg_max(near_duplicate.other_report_id, near_duplicate.likeness) as other_report_id,
        max(near_duplicate.likeness) as likeness,
        count(*) as found
    from near_duplicate
    group by near_duplicate.report_id
),

beside as (
    select
        report.document_id,
        report.report_id,
        'near_duplicate_text' as rule,
        'warning' as severity,
        concat(
            'ข้อความเหมือนรายงานของ',
            coalesce(agency.short_name, 'หน่วยงานที่ระบุไม่ได้'),
            coalesce(' ปีงบประมาณ ' || other.fiscal_year, ' ไม่ทราบปีงบประมาณ'),
            ' ประมาณร้อยละ ',
            round(nearest.likeness * 100)::integer,
            if(nearest.found > 1, concat(' และคล้ายรายงานอื่นอีก ', nearest.found - 1, ' ฉบับ'), ''),
            if(nearest.found = 10, 'ขึ้นไป', '')
        ) as message
    from nearest
    inner join report on nearest.report_id = report.report_id
    inner join report as other on nearest.other_report_id = other.report_id
    left join agency on other.agency_id = agency.agency_id
    union all
    select
        duplicate_document.document_id,
        duplicate_document.report_id,
        'duplicate_document' as rule,
        'warning' as severity,
        concat('เนื้อหาเดียวกับเอกสาร ', earlier.file_name, ' ที่รับไว้ก่อน') as message
    from duplicate_document
    inner join document as earlier on duplicate_document.duplicate_of = earlier.document_id
),

every_finding as (
    select * from told
    union all by name
    select * from beside
)

select
    every_finding.document_id,
    every_finding.report_id,
    every_finding.activity_id,
    every_finding.rule,
    every_finding.severity,
    every_finding.message,
    every_finding.char_start,
    every_finding.char_end,
    coalesce(report.is_current, true) as is_current,
    coalesce(report.is_demonstration, document.is_demonstration) as is_demonstration
from every_finding
inner join document on every_finding.document_id = document.document_id
left join report on every_finding.report_id = report.report_id
order by
    is_demonstration,
    every_finding.document_id,
    every_finding.report_id,
    every_finding.char_start,
    every_finding.rule;
