-- th: แต่ละหน่วยงานมีรายงานปัจจุบันไม่เกินหนึ่งฉบับต่อช่วงเวลา และทุกช่วงเวลาที่มีรายงานมีฉบับปัจจุบัน
-- en: At most one current report an agency and period, and one wherever there is any
-- severity: error
select
    agency_id,
    fiscal_year,
    round,
    is_demonstration,
    count(*) as reports,
    count(*) filter (where is_current) as current_reports
from report
where agency_id is not null and fiscal_year is not null
group by agency_id, fiscal_year, round, is_demonstration
having count(*) filter (where is_current) <> 1
order by agency_id, fiscal_year, round;
