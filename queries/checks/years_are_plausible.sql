-- th: ปีงบประมาณอยู่ระหว่าง 2540 ถึง 2600 ปีอื่นอาจพิมพ์ผิดในเอกสาร และไม่อยู่ในตารางรอบ
-- en: Fiscal years lie between 2540 and 2600; others may be misprinted in the document, and stay out of the periods
-- severity: warning
select
    'report' as table_name,
    report_id as found_in,
    fiscal_year
from report
where fiscal_year not between 2540 and 2600
union all
select
    'activity' as table_name,
    activity_id as found_in,
    fiscal_year
from activity
where fiscal_year not between 2540 and 2600
order by table_name, found_in;
