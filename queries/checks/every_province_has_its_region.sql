-- th: ทุกจังหวัดที่ปรากฏอยู่ในภาคใดภาคหนึ่ง
-- en: Every province that occurs lies in a region
-- severity: warning
select
    province,
    count(*) as agencies,
    min(agency_id) as for_example
from agency
where province is not null and region is null
group by province
order by province;
