-- fact_closing
-- temporary
-- th: รอบและปีที่สิ้นสุดแล้ว
-- en: Which rounds, and which whole years, are over
-- grain: fiscal_year, round
create temp table fact_closing as
select
    fiscal_year,
    round,
    is_closed
from period
union all
select
    fiscal_year,
    null as round,
    bool_and(is_closed) as is_closed
from period
group by fiscal_year;
