-- report_deadline
-- th: วันกำหนดส่งรายงานของแต่ละรอบ และที่มาของวันนั้น
-- en: The day by which the reports of each round are due, and what that rests on
-- grain: round
-- columns:
--   round TINYINT: รอบ 1 หรือ 2 | round 1 or 2
--   month TINYINT: เดือน ในปีที่ปีงบประมาณสิ้นสุด | month, of the year in which the fiscal year ends
--   day TINYINT: วัน | day
--   th VARCHAR: ที่มาของวันนั้น | what it rests on, in Thai
--   en VARCHAR: ที่มาของวันนั้น (อังกฤษ) | what it rests on, in English
create table report_deadline as
select
    round::tinyint as round,
    month::tinyint as month,
    day::tinyint as day,
    th,
    en
from lookup_report_deadlines
order by round;
