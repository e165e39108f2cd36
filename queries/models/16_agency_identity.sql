-- agency_identity
-- temporary
-- th: หน่วยงานที่เอกสารระบุซึ่งเป็นหน่วยงานเดียวกับที่ทะเบียนมี หรือที่มีชื่ออื่นตรงกัน แม้อ่านเอกสารก่อนได้รับทะเบียน
-- en: Agencies told by documents that are one with a registered agency, or with one that bears the same other name,
-- though the documents were read before those came in
-- grain: told_id
create temp table agency_identity as
with newest as (
    select
        *,
        source = 'registry' as is_registered
    from ledger.agency
    where source <> 'gazetteer'
    qualify row_number() over (partition by agency_id order by source = 'registry' desc, added_at desc, reading_id) = 1
),

alias_in_use as (
    select * from ledger.agency_alias
    qualify rank() over (partition by agency_id, kind, alias order by added_at desc) = 1
),

bearer as (
    select
        agency_id,
        kind,
        name,
        district,
        province,
        is_demonstration
    from newest
    where is_registered
    union all
    select
        newest.agency_id,
        alias_in_use.kind,
        alias_in_use.alias as name,
        newest.district,
        newest.province,
        newest.is_demonstration
    from alias_in_use
    inner join newest on alias_in_use.agency_id = newest.agency_id
),

-- Only where exactly one agency bears the name at that place: two of one name are never taken for one.
same as (
    select
        told.agency_id as told_id,
        min(bearer.agency_id) as agency_id
    from newest as told
    inner join bearer
        on
            told.kind = bearer.kind
            and replace(told.name, ' ', '') = replace(bearer.name, ' ', '')
            and told.agency_id <> bearer.agency_id
            and (told.district is null or bearer.district is null or told.district = bearer.district)
            and (told.province is null or bearer.province is null or told.province = bearer.province)
            and told.is_demonstration = bearer.is_demonstration
    where not told.is_registered
    group by told.agency_id
    having count(distinct bearer.agency_id) = 1
)

-- Whom an alias names may itself be one that the registry lists under another id.
select
    same.told_id,
    coalesce(listed.agency_id, same.agency_id) as agency_id
from same
left join same as listed on same.agency_id = listed.told_id
where same.told_id <> coalesce(listed.agency_id, same.agency_id);
