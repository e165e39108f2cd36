-- panel_place
-- th: ผลรวมของ panel_round ตามจังหวัดและประเภทหน่วยงาน
-- en: panel_round summed up by province and kind of agency
-- grain: rate, province, agency_kind, fiscal_year, round, is_demonstration
-- columns:
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
--   province ENUM: จังหวัดของหน่วยงาน | province of the agencies
--   agency_kind ENUM: รหัสประเภทหน่วยงานในช่วงหลัง | code of the kind of agency in the later of the two
--   fiscal_year SMALLINT: ปีงบประมาณ พ.ศ. ของช่วงหลัง | fiscal year (BE) of the later
--   round TINYINT: รอบ 1 หรือ 2 ว่างเมื่อเป็นทั้งปี | round 1 or 2; NULL is the whole year, both rounds and what has none
--   rate VARCHAR: ชื่อมาตรวัดใน measures.toml | name of the measure, as in measures.toml
--   agencies INTEGER: จำนวนหน่วยงาน | how many agencies
--   k INTEGER: ระเบียนที่นับเข้าตัวตั้ง | records in the numerator
--   n INTEGER: จากทั้งหมด | of how many
--   k_before INTEGER: ปีก่อน นับเข้าตัวตั้ง | a year before, in the numerator
--   n_before INTEGER: ปีก่อน จากทั้งหมด | a year before, of how many
create table panel_place as
select
    is_demonstration,
    province,
    agency_kind,
    fiscal_year,
    round,
    rate,
    cast(count(*) as integer) as agencies,
    cast(sum(k) as integer) as k,
    cast(sum(n) as integer) as n,
    cast(sum(k_before) as integer) as k_before,
    cast(sum(n_before) as integer) as n_before
from panel_round
group by is_demonstration, province, agency_kind, fiscal_year, round, rate
order by is_demonstration, fiscal_year, round, province, agency_kind, rate;
