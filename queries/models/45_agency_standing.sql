-- agency_standing
-- th: ประเภทและขนาดของหน่วยงานในแต่ละรอบ: อบต. ที่ต่อมาเป็นเทศบาล เป็น อบต. ในรอบก่อนเปลี่ยน
-- en: What kind and size an agency was of in each round: a subdistrict organisation that became a municipality is one before it did
-- grain: agency_id, fiscal_year, round
-- columns:
--   agency_id VARCHAR: หน่วยงาน | agency
--   fiscal_year SMALLINT: ปีงบประมาณ พ.ศ. | fiscal year (BE)
--   round TINYINT: รอบ 1 หรือ 2 | round 1 or 2
--   kind VARCHAR: รหัสประเภท ณ วันสุดท้ายของรอบ | code of its kind on the last day of the round
--   size_band VARCHAR: ช่วงขนาดใน size_band ว่างเมื่อทะเบียนไม่บอก | its band of size_band; NULL where the registry does not tell
create table agency_standing as
-- An alias that is open at both ends is another writing of the name, not what the agency was once.
with former as (
    select
        agency_alias.agency_id,
        period.fiscal_year,
        period.round,
        arg_max(agency_alias.kind, coalesce(agency_alias.valid_from, date '0001-01-01')) as kind
    from agency_alias
    inner join period
        on
            period.closes_on >= coalesce(agency_alias.valid_from, date '0001-01-01')
            and period.closes_on <= coalesce(agency_alias.valid_to, date '9999-12-31')
    where
        agency_alias.kind is not null
        and (agency_alias.valid_from is not null or agency_alias.valid_to is not null)
    group by agency_alias.agency_id, period.fiscal_year, period.round
),

sized as (
    select
        agency.agency_id,
        arg_max(size_band.band, size_band.least) as band
    from agency
    inner join size_band
        on
            size_band.measure = if(agency.villages is not null, 'villages', 'population')
            and size_band.least <= coalesce(agency.villages, agency.population)
    group by agency.agency_id
)

select
    agency.agency_id,
    period.fiscal_year,
    period.round,
    coalesce(former.kind, agency.kind) as kind,
    sized.band as size_band
from agency
cross join period
left join former
    on
        agency.agency_id = former.agency_id
        and period.fiscal_year = former.fiscal_year
        and period.round = former.round
left join sized on agency.agency_id = sized.agency_id
order by period.fiscal_year, period.round, agency.agency_id;
