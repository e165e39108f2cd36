-- size_band
-- th: ช่วงขนาดของหน่วยงาน ใช้จัดกลุ่มที่เทียบกันได้ ตามจำนวนหมู่บ้าน ถ้าไม่มีในทะเบียนใช้จำนวนประชากร
-- en: Bands of size for like to be compared with like: by villages, or by people where the registry tells no villages
-- grain: band
-- columns:
--   band VARCHAR: รหัสช่วง | its code
--   measure VARCHAR: villages หรือ population | what is counted: villages or population
--   least INTEGER: ตั้งแต่เท่าใด | from how many on
--   th VARCHAR: ชื่อช่วง | its name in Thai
--   en VARCHAR: ชื่อช่วง (อังกฤษ) | its name in English
create table size_band as
select
    band,
    measure,
    least::integer as least,
    th,
    en
from lookup_size_bands
order by measure desc, least;
