-- agency_place
-- temporary
-- th: ที่ตั้งและประเภทของหน่วยงาน เป็นเลขเล็กของชนิดข้อมูล
-- en: Where each agency is and of what kind, in the small integers of the types: agencies are few, and what is counted of them is much
create temp table agency_place as
select
    agency_id::agency_name as agency_id,
    region::region_name as region,
    geographic_region::geographic_region_name as geographic_region,
    province_cluster::province_cluster_name as province_cluster,
    province::province_name as province,
    (district || ', ' || province)::district_name as district,
    kind::agency_kind_name as agency_kind
from agency;
