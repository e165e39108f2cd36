-- What every part of the national demonstration draws from: the dice, the invented agencies, their names and habits.
-- Reads the registered tables phrase_* of data/demo/national.py. Makes temp tables only.

-- Chance that falls the same way on every version of DuckDB, which promises nothing of its own hash().
-- A key is made of a number once, well mixed: a multiplicative hash of number and salt, finished as MurmurHash3 does.
create or replace temp macro mixed_3(h) as xor(h, h >> 16);
create or replace temp macro mixed_2(h) as mixed_3((xor(h, h >> 13) * 3266489909::ubigint) & 4294967295::ubigint);
create or replace temp macro mixed_1(h) as mixed_2((xor(h, h >> 16) * 2246822507::ubigint) & 4294967295::ubigint);
create or replace temp macro key_of(number, salt) as mixed_1(
    (
        ((number::ubigint * 2654435769::ubigint) & 4294967295::ubigint)
        + ((salt::ubigint * 2246822519::ubigint) & 4294967295::ubigint)
    ) & 4294967295::ubigint
);
-- Many draws are made with a key, each with a salt of its own: they take but a product modulo a prime below 2^32, for mixing
-- anew doubles its argument three times over, and a statement of a hundred draws would be planned longer than it runs.
create or replace temp macro draw(key, salt) as (key * key_of(salt, 1)) % 4294967291::ubigint;
-- The same as a share, from 0 to just below 1.
create or replace temp macro share(key, salt) as draw(key, salt) / 4294967291.0;
-- Around 0, from -1 to 1, the middle more often.
create or replace temp macro leaning(key, salt) as share(key, salt) + share(key, salt + 7919) - 1;

-- A phrase with its holes filled.
create or replace temp macro filling(hole, village, agency, district, baht, percent) as case hole
    when 1 then village
    when 2 then agency
    when 3 then district
    when 4 then baht
    when 5 then percent
    when 6 then substr(village, 5)
end;

-- Where each agency sits: true places, as many of each kind as there are.
create or replace temp table national_seat as
with place as (
    select
        *,
        row_number() over (order by key_of(code, 11)) as nth,
        count(*) over () as places
    from phrase_place
    where province <> 'กรุงเทพมหานคร'
),

district as (
    select
        district_code,
        any_value(district) as district,
        any_value(province) as province,
        row_number() over (order by not starts_with(any_value(district), 'เมือง'), key_of(district_code, 12)) as nth_town,
        row_number() over (order by not starts_with(any_value(district), 'เมือง'), key_of(district_code, 13)) as nth_city
    from phrase_place
    where province <> 'กรุงเทพมหานคร'
    group by district_code
),

province as (
    select
        province,
        min(code) as code
    from phrase_place
    group by province
),

wanted as (select map_from_entries(list((kind, count))) as of_kind from phrase_agency_kind)

select
    'sao' as kind,
    place.code,
    place.subdistrict,
    place.district,
    place.province
from place
cross join wanted
where place.nth <= wanted.of_kind['sao']
union all
-- Where no อบต. is, and in some places beside one, as it is in truth.
select
    'subdistrict_municipality',
    place.code,
    place.subdistrict,
    place.district,
    place.province
from place
cross join wanted
where
    place.nth > wanted.of_kind['sao']
    or place.nth <= wanted.of_kind['subdistrict_municipality'] - (place.places - wanted.of_kind['sao'])
union all
select
    'town_municipality',
    district.district_code,
    null,
    district.district,
    district.province
from district
cross join wanted
where district.nth_town <= wanted.of_kind['town_municipality']
union all
select
    'city_municipality',
    district.district_code,
    null,
    district.district,
    district.province
from district
cross join wanted
where district.nth_city <= wanted.of_kind['city_municipality']
union all
select
    unnest(['pao', 'province']),
    code,
    null,
    null,
    province
from province
where province <> 'กรุงเทพมหานคร'
union all
select
    'bma',
    code,
    null,
    null,
    province
from province
where province = 'กรุงเทพมหานคร'
union all
select
    'pattaya',
    min(code),
    null,
    'บางละมุง',
    'ชลบุรี'
from phrase_place
where province = 'ชลบุรี' and district = 'บางละมุง';

create or replace temp table national_agency as
with numbered as (
    select
        seat.*,
        of_kind.* exclude (kind, count),
        row_number() over (order by of_kind.kind_no, seat.code) as agency_no,
        if(
            of_kind.unique_name is null,
            row_number() over (partition by of_kind.unique_name is null order by key_of(seat.code, 14), seat.code, of_kind.kind_no),
            null
        ) as name_no
    from national_seat as seat
    inner join phrase_agency_kind as of_kind on seat.kind = of_kind.kind
),

keyed as (
    select
        *,
        key_of(agency_no, 10) as agency_key
    from numbered
),

-- Some bear the name of another, elsewhere in the country.
named as (
    select
        keyed.*,
        namesake.name_no is not null as has_namesake,
        coalesce(phrase_name.name, '') as bare_name
    from keyed
    left join keyed as namesake
        on
            keyed.name_no + 3001 = namesake.name_no
            and keyed.province <> namesake.province
            and draw(keyed.agency_key, 15) % 100 < 12
    left join phrase_name on coalesce(namesake.name_no, keyed.name_no) = phrase_name.name_no
),

told as (
    select
        *,
        concat('national-', lpad(agency_no::varchar, 4, '0')) as agency_id,
        coalesce(replace(unique_name, '{province}', province), full_kind || bare_name) as name,
        coalesce(replace(unique_short_name, '{province}', province), short_kind_name || bare_name) as short_name,
        (people_least * pow(people_most / people_least, (leaning(agency_key, 16) + 1) / 2))::integer as population,
        key_of(code // 10000, 17) as province_key
    from named
),

sized as (
    select
        *,
        (population / 2.6)::integer as households,
        case
            when kind in ('sao', 'subdistrict_municipality', 'town_municipality', 'city_municipality', 'pattaya')
                then greatest(3, least(40, (population / 650)::integer))
        end as villages,
        -- Which of its years it became what it is now in; the day before, it was the lesser kind.
        case
            when kind = 'subdistrict_municipality' and draw(agency_key, 18) % 100 < 6 then 'sao'
            when kind = 'town_municipality' and draw(agency_key, 18) % 100 < 12 then 'subdistrict_municipality'
        end as former_kind,
        2562 + (draw(agency_key, 19) % 6)::integer as changed_in_year
    from told
)

select
    agency_no,
    agency_id,
    kind,
    kind_no,
    name,
    short_name,
    subdistrict,
    district,
    province,
    villages,
    households,
    population,
    short_kind,
    coalesce(district, province) as nearby,
    former_kind,
    if(former_kind is null, null, changed_in_year)::integer as changed_in_year,
    if(former_kind is null, null, former.full_kind || bare_name) as former_name,
    if(former_kind is null, null, former.short_kind_name || bare_name) as former_short_name,
    -- A document that was read before anyone told of the change names an agency of its own.
    if(former_kind is not null and draw(agency_key, 20) % 2 = 0, concat(former_kind, '-national-', agency_no), null)
        as told_id,
    activities * (0.55 + 0.9 * share(agency_key, 21)) as activities,
    -- How it leans, as probabilities in 2560 and what a year changes; a few never report.
    if(
        draw(agency_key, 22) % 1000 < 12,
        0.0,
        0.84 + 0.08 * leaning(province_key, 23) + 0.10 * leaning(agency_key, 24) + if(kind_no > 2, 0.05, 0)
    ) as diligence,
    0.006 + 0.008 * leaning(province_key, 25) as diligence_drift,
    0.55 + 0.14 * leaning(province_key, 26) + 0.20 * leaning(agency_key, 27) as openness,
    0.012 + 0.015 * leaning(province_key, 28) as openness_drift,
    0.42 + 0.14 * leaning(province_key, 29) + 0.22 * leaning(agency_key, 30) as action,
    0.015 + 0.02 * leaning(province_key, 31) as action_drift,
    0.60 + 0.25 * leaning(agency_key, 32) as care
from sized
left join (select kind as former_kind, full_kind, short_kind_name from phrase_agency_kind) as former using (former_kind);

-- Rows of the registry, and the earlier names: only those that the ledger has not got.
create or replace temp table made_agency as
select
    agency_id,
    kind,
    name,
    short_name,
    subdistrict,
    district,
    province,
    'registry' as source,
    true as is_demonstration,
    null::varchar as reading_id,
    villages,
    households,
    population,
    getvariable('moment')::timestamp as added_at,
    getvariable('batch_id') as batch_id
from national_agency
where agency_id not in (select agency_id from ledger.agency)
order by agency_no;

create or replace temp table made_agency_alias as
select
    agency_id,
    former_name as alias,
    former_kind as kind,
    null::date as valid_from,
    make_date(changed_in_year - 544, 9, 30) as valid_to,
    getvariable('moment')::timestamp as added_at,
    getvariable('batch_id') as batch_id
from national_agency
where former_kind is not null and agency_id not in (select agency_id from ledger.agency_alias)
order by agency_no;
