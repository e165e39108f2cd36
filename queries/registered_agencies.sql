-- Every agency of the published file that a registry names, for `ruam explain` to read a document as `ruam ingest` would.
select agency_id, kind, name, short_name, subdistrict, district, province, is_demonstration
from agency
where is_registered
order by agency_id
