-- rate_record
-- th: สิ่งที่อัตราแต่ละตัวนับ: หนึ่งแถวต่ออัตรา หน่วยงาน และรอบ มีระเบียนกี่รายการ นับได้กี่รายการ
-- en: What each rate counts: a row a rate, agency and round, whose kind and size it had, with how many records count of how many
-- columns:
--   rate VARCHAR: ชื่อมาตรวัดใน measures.toml | name of the measure, as in measures.toml
--   agency_id VARCHAR: หน่วยงาน ว่างเมื่อไม่ทราบ | agency; NULL where it could not be told
--   fiscal_year SMALLINT: ปีงบประมาณ พ.ศ. | fiscal year (BE)
--   round TINYINT: รอบ 1 หรือ 2 ว่างเมื่อไม่ระบุ | round 1 or 2; NULL where not known
--   counted INTEGER: ระเบียนที่นับเข้าตัวตั้ง | records in the numerator
--   records INTEGER: ระเบียนทั้งหมด อย่างน้อย 1 | records in the denominator; at least 1
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
create view rate_record as
-- A view: it names columns of the cube that has agencies, so that no record is read and no sum is kept twice.
select
    'reporting_rate' as rate,
    agency_id::varchar as agency_id,
    fiscal_year,
    round,
    reports_received as counted,
    reports_due as records,
    is_demonstration
from cube_agency_round
where reports_due > 0
union all
select
    'complete_reports_share' as rate,
    agency_id::varchar as agency_id,
    fiscal_year,
    round,
    reports_complete as counted,
    reports as records,
    is_demonstration
from cube_agency_round
where reports > 0
union all
select
    'events_with_total_share' as rate,
    agency_id::varchar as agency_id,
    fiscal_year,
    round,
    events_with_total as counted,
    events_held as records,
    is_demonstration
from cube_agency_round
where events_held > 0
union all
select
    'follow_through_told_share' as rate,
    agency_id::varchar as agency_id,
    fiscal_year,
    round,
    events_with_level as counted,
    events_held as records,
    is_demonstration
from cube_agency_round
where events_held > 0
union all
select
    'done_share' as rate,
    agency_id::varchar as agency_id,
    fiscal_year,
    round,
    followed_done as counted,
    events_with_level as records,
    is_demonstration
from cube_agency_round
where events_with_level > 0
union all
select
    'reported_back_share' as rate,
    agency_id::varchar as agency_id,
    fiscal_year,
    round,
    level_7 as counted,
    events_with_level as records,
    is_demonstration
from cube_agency_round
where events_with_level > 0;
