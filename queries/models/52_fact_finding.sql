-- fact_finding
-- temporary
-- th: กฎที่พบในแต่ละกิจกรรม
-- en: The rules found of each activity
-- grain: activity_id
create temp table fact_finding as
select
    finding.activity_id,
    bit_or(1 << known.bit::integer) as rules
from finding
inner join lookup_finding_rules as known on finding.rule = known.rule
where finding.activity_id is not null
group by finding.activity_id;
