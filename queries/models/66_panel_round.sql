-- panel_round
-- th: ระเบียนของอัตราหนึ่ง ของหน่วยงานในรอบหนึ่งหรือทั้งปี คู่กับช่วงเดียวกันของปีก่อน มีแถวเมื่อทั้งสองช่วงมีระเบียน
-- en: The records of a rate of an agency in a round, or in a whole year, with the same a year before; a row where both have any
-- grain: rate, agency_id, fiscal_year, round, is_demonstration
-- columns:
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
--   province ENUM: จังหวัดของหน่วยงาน | province of the agency
--   agency_kind ENUM: รหัสประเภทหน่วยงานในช่วงหลัง | code of the kind of agency in the later of the two
--   agency_id ENUM: หน่วยงาน | agency
--   fiscal_year SMALLINT: ปีงบประมาณ พ.ศ. ของช่วงหลัง | fiscal year (BE) of the later
--   round TINYINT: รอบ 1 หรือ 2 ว่างเมื่อเป็นทั้งปี | round 1 or 2; NULL is the whole year, both rounds and what has none
--   rate VARCHAR: ชื่อมาตรวัดใน measures.toml | name of the measure, as in measures.toml
--   k INTEGER: ระเบียนที่นับเข้าตัวตั้ง | records in the numerator
--   n INTEGER: จากทั้งหมด | of how many
--   k_before INTEGER: ปีก่อน นับเข้าตัวตั้ง | a year before, in the numerator
--   n_before INTEGER: ปีก่อน จากทั้งหมด | a year before, of how many
create table panel_round as
with
standing as (
    select
        cube.is_demonstration,
        cube.agency_id,
        cube.fiscal_year,
        cast(if(grouping(cube.round) = 1, 0, cube.round) as tinyint) as round,
        any_value(cube.province) as province,
        arg_max(cube.agency_kind, coalesce(cube.round, 2)) as agency_kind
    from cube_agency_round as cube
    where cube.agency_id is not null and cube.fiscal_year is not null
    group by grouping sets (
        (cube.is_demonstration, cube.agency_id, cube.fiscal_year, cube.round),
        (cube.is_demonstration, cube.agency_id, cube.fiscal_year)
    )
    -- A report of a whole year counts in the year alone.
    having grouping(cube.round) = 1 or cube.round is not null
),

told as (
    select
        record.is_demonstration,
        record.rate,
        cast(record.agency_id as agency_name) as agency_id,
        record.fiscal_year,
        cast(if(grouping(record.round) = 1, 0, record.round) as tinyint) as round,
        cast(sum(record.counted) as integer) as k,
        cast(sum(record.records) as integer) as n
    from rate_record as record
    where record.agency_id is not null and record.fiscal_year is not null
    group by grouping sets (
        (record.is_demonstration, record.rate, record.agency_id, record.fiscal_year, record.round),
        (record.is_demonstration, record.rate, record.agency_id, record.fiscal_year)
    )
    having grouping(record.round) = 1 or record.round is not null
)

select
    now.is_demonstration,
    standing.province,
    standing.agency_kind,
    now.agency_id,
    now.fiscal_year,
    nullif(now.round, 0) as round,
    now.rate,
    now.k,
    now.n,
    before.k as k_before,
    before.n as n_before
from told as now
inner join told as before
    on
        now.rate = before.rate
        and now.agency_id = before.agency_id
        and now.is_demonstration = before.is_demonstration
        and now.round = before.round
        and now.fiscal_year = before.fiscal_year + 1
inner join standing
    on
        now.agency_id = standing.agency_id
        and now.is_demonstration = standing.is_demonstration
        and now.round = standing.round
        and now.fiscal_year = standing.fiscal_year
order by now.is_demonstration, now.fiscal_year, now.round, standing.province, now.agency_id, now.rate;
