-- running_year
-- temporary
-- th: ปีงบประมาณของวันที่ใช้ตัดสินว่ารอบใดสิ้นสุดแล้ว
-- en: The fiscal year (BE) of the day against which rounds are closed
create temp table running_year as
select year(getvariable('as_of')::date + interval 3 month) + 543 as fiscal_year;
