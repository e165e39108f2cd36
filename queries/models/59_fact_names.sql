-- fact_names
-- temporary
-- th: ชื่อที่ใช้ในตารางกิจกรรมที่นับ เก็บเป็นเลขเล็ก
-- en: The names in activity_fact and its cubes, kept as small integers: to filter, group and sort by them reads no text
-- A type has at least one name: the empty one, which no row has.
create type region_name as enum (  -- noqa: CV07
    select region from agency
    where region is not null
    union
    select ''
    order by 1
);
create type geographic_region_name as enum (  -- noqa: CV07
    select geographic_region from agency
    where geographic_region is not null
    union
    select ''
    order by 1
);
create type province_cluster_name as enum (  -- noqa: CV07
    select province_cluster from agency
    where province_cluster is not null
    union
    select ''
    order by 1
);
create type province_name as enum (  -- noqa: CV07
    select province from agency
    where province is not null
    union
    select ''
    order by 1
);
create type district_name as enum (  -- noqa: CV07
    select district || ', ' || province from agency
    where district is not null and province is not null
    union
    select ''
    order by 1
);
create type agency_kind_name as enum (  -- noqa: CV07
    select kind from agency
    where kind is not null
    union
    select ''
    order by 1
);
create type agency_name as enum (  -- noqa: CV07
    select agency_id from agency
    where agency_id is not null
    union
    select agency_id from activity
    where agency_id is not null
    union
    select agency_id from report
    where agency_id is not null
    union
    select ''
    order by 1
);
-- In the order of their bits, so that a category's number is its bit.
create type category_name as enum (  -- noqa: CV07
    select category from lookup_participant_categories
    order by bit
);
create type kind_name as enum (  -- noqa: CV07
    select kind from activity
    where kind is not null
    union
    select ''
    order by 1
);
create type mode_name as enum (  -- noqa: CV07
    select mode from activity
    where mode is not null
    union
    select ''
    order by 1
);
