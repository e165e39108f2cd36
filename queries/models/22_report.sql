-- report
-- th: รายงาน หนึ่งแถวต่อหนึ่งหน่วยงานและหนึ่งช่วงเวลาในเอกสารหนึ่ง ฉบับที่ถูกแทนยังอยู่โดย is_current เป็นเท็จ
-- en: Reports, one an agency and period in a document; a replaced one stays, with is_current false
-- grain: report_id
-- columns:
--   report_id VARCHAR: รหัสรายงาน | key
--   document_id VARCHAR: เอกสารที่อ่าน | the document it was read from
--   agency_id VARCHAR: หน่วยงาน ว่างเมื่อบอกไม่ได้ | the agency; NULL where it could not be told
--   fiscal_year SMALLINT: ปีงบประมาณ พ.ศ. ที่รายงานครอบคลุม | the fiscal year (BE) it covers
--   round TINYINT: รอบ 1 หรือ 2 ว่างเมื่อเป็นรายงานทั้งปี | round 1 or 2; NULL is a whole-year report
--   position INTEGER: ลำดับในเอกสาร | order in the document
--   title VARCHAR: ชื่อรายงาน | title
--   period_start DATE: วันแรกของช่วงที่รายงานระบุ | first day of the period it names
--   period_end DATE: วันสุดท้ายของช่วงที่รายงานระบุ | last day of the period it names
--   has_issue BOOLEAN: มีประเด็นหรือเรื่องในการมีส่วนร่วม | states the issue
--   has_participants BOOLEAN: มีข้อมูลผู้มีส่วนร่วม | states who took part
--   has_result BOOLEAN: มีผลจากการมีส่วนร่วม | states the result
--   has_use BOOLEAN: มีการนำผลไปปรับปรุงการดำเนินงาน | states what was done with the result
--   is_current BOOLEAN: ยังไม่มีฉบับใหม่กว่าของหน่วยงานและช่วงเดียวกันมาแทน | false once a later report of the same agency and period replaces it
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
--   received_at TIMESTAMP: เวลาที่รับเอกสาร (UTC) | when its document was received (UTC)
create table report as
with machine as (
    select
        report.*,
        reading.document_id,
        reading.is_demonstration
    from ledger.report as report
    inner join current_reading as reading on report.reading_id = reading.reading_id
),

told as (
    select
        machine.* replace (
            if(map_contains(person.value, 'agency_id'), person.value['agency_id'], machine.agency_id) as agency_id,
            if(map_contains(person.value, 'fiscal_year'), person.value['fiscal_year']::smallint, machine.fiscal_year)
                as fiscal_year,
            if(map_contains(person.value, 'round'), person.value['round']::tinyint, machine.round) as round,
            coalesce(person.value['has_issue']::boolean, follows.has_issue, machine.has_issue) as has_issue,
            coalesce(person.value['has_participants']::boolean, follows.has_participants, machine.has_participants)
                as has_participants,
            coalesce(person.value['has_result']::boolean, machine.has_result) as has_result,
            coalesce(person.value['has_use']::boolean, follows.has_use, machine.has_use) as has_use
        )
    from machine
    left join corrected as person on person.target_table = 'report' and machine.report_id = person.report_id
    left join corrected_element as follows on machine.report_id = follows.report_id
),

read as (
    select
        report.* replace (
            -- A round is a round of a year; of an unknown year it is none.
            if(report.fiscal_year is null, null, report.round) as round,
            report.is_demonstration or coalesce(agency.is_demonstration, false) as is_demonstration,
            coalesce(same.agency_id, report.agency_id) as agency_id
        ),
        document.received_at
    from told as report
    inner join ledger.document as document on report.document_id = document.document_id
    left join agency_identity as same on report.agency_id = same.told_id
    left join agency on coalesce(same.agency_id, report.agency_id) = agency.agency_id
)

select
    report_id,
    document_id,
    agency_id,
    fiscal_year,
    round,
    position,
    title,
    period_start,
    period_end,
    has_issue,
    has_participants,
    has_result,
    has_use,
    -- Nobody can say that a report of an unknown agency, or of an unknown year, replaces another document's.
    agency_id is null
    or row_number() over (
        partition by
            is_demonstration,
            agency_id,
            fiscal_year,
            round,
            if(fiscal_year is null, document_id, null)
        order by received_at desc, position desc, report_id desc
    ) = 1 as is_current,
    is_demonstration,
    received_at
from read
order by is_demonstration, fiscal_year, round, agency_id, received_at, position;
