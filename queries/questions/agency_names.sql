-- question.th: หน่วยงานนี้เคยใช้ชื่อหรือฐานะใด และอาจเป็นแห่งเดียวกับหน่วยงานใด
-- question.en: Which other names did this agency bear, and which other agency may be the same body?
-- grain: one row another name and the time it was borne; or an agency of the same subdistrict, suspected and not joined
-- parameters:
--   agency_id TEXT: key of the agency
-- columns:
--   sort TEXT: alias = a person said so; before, after = an agency that stopped where this one began, or began where it stopped
--   name TEXT: written out
--   kind TEXT: kind of agency under that name
--   valid_from DATE: first day of an alias; NULL = open
--   valid_to DATE: last day of an alias; NULL = open
--   other_agency_id TEXT: of a suspected one; NULL for an alias
--   fiscal_year INTEGER: of a suspected one: the last that the earlier reported for, or the first of the later

with
span as (
    select
        agency.agency_id,
        agency.kind,
        agency.name,
        agency.subdistrict,
        agency.district,
        agency.province,
        agency.is_registered,
        agency.is_demonstration,
        min(report.fiscal_year * 2 + coalesce(report.round, 1)) as first_half,
        max(report.fiscal_year * 2 + coalesce(report.round, 2)) as last_half,
        min(report.fiscal_year) as first_year,
        max(report.fiscal_year) as last_year
    from agency
    inner join report on agency.agency_id = report.agency_id
    where
        report.is_current
        and report.fiscal_year is not null
        and agency.subdistrict is not null
        and agency.kind in ('sao', 'subdistrict_municipality', 'town_municipality', 'city_municipality')
    group by all
),

-- As in agency_successions: only an agency that no registry lists today may have become another.
pair as (
    select
        earlier.agency_id as earlier_id,
        earlier.name as earlier_name,
        earlier.kind as earlier_kind,
        earlier.last_year,
        later.agency_id as later_id,
        later.name as later_name,
        later.kind as later_kind,
        later.first_year
    from span as earlier
    inner join span as later
        on
            earlier.subdistrict = later.subdistrict
            and earlier.district = later.district
            and earlier.province = later.province
            and earlier.is_demonstration = later.is_demonstration
            and earlier.kind <> later.kind
            and earlier.last_half < later.first_half
    where not earlier.is_registered and $agency_id in (earlier.agency_id, later.agency_id)
)

select
    'alias' as sort,
    agency_alias.alias as name,
    agency_alias.kind,
    agency_alias.valid_from,
    agency_alias.valid_to,
    null as other_agency_id,
    cast(null as integer) as fiscal_year
from agency_alias
where agency_alias.agency_id = $agency_id
union all
select 'before', pair.earlier_name, pair.earlier_kind, null, null, pair.earlier_id, cast(pair.last_year as integer)
from pair
where pair.later_id = $agency_id
union all
select 'after', pair.later_name, pair.later_kind, null, null, pair.later_id, cast(pair.first_year as integer)
from pair
where pair.earlier_id = $agency_id
order by sort, valid_from nulls first, name
