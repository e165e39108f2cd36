-- form_break
-- th: รอบที่แบบรายงานเปลี่ยน ตัวเลขก่อนและหลังรอบนี้อาจต่างกันเพราะแบบ ไม่ใช่เพราะการปฏิบัติ
-- en: Rounds from which the form of the reports changed: numbers may differ across them by the form, not by what was done
-- grain: fiscal_year, round
-- columns:
--   fiscal_year SMALLINT: ปีงบประมาณ พ.ศ. แรกของแบบใหม่ | first fiscal year (BE) of the new form
--   round TINYINT: รอบแรกของแบบใหม่ | its first round
--   th VARCHAR: สิ่งที่เปลี่ยน | what changed, in Thai
--   en VARCHAR: สิ่งที่เปลี่ยน (อังกฤษ) | what changed, in English
create table form_break as
select
    fiscal_year::smallint as fiscal_year,
    round::tinyint as round,
    th,
    en
from lookup_form_breaks
order by fiscal_year, round;
