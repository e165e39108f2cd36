-- question.th: แต่ละจังหวัดอยู่ในภาคใด ตามการแบ่งภาคที่ใช้กันสามแบบ
-- question.en: In which region is each province, by the three usual groupings?
-- grain: one row a province with an agency
-- parameters:
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   province TEXT: bare name
--   region TEXT: one of the four regions of the Ministry of Interior
--   geographic_region TEXT: one of the six geographic regions
--   province_cluster TEXT: one of the clusters of provinces
--   agencies INTEGER: agencies in the province

select
    agency.province,
    any_value(agency.region) as region,
    any_value(agency.geographic_region) as geographic_region,
    any_value(agency.province_cluster) as province_cluster,
    count(*) as agencies
from agency
where agency.is_demonstration = $demonstration and agency.province is not null
group by agency.province
order by agency.province collate th
