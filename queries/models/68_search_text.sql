-- search_text
-- th: ถ้อยคำที่ค้นได้ หนึ่งแถวต่อหนึ่งถ้อยคำที่ไม่ซ้ำกัน
-- en: Texts that can be searched; one row a distinct text, whoever says it
-- grain: text_no
-- columns:
--   text_no INTEGER: เลขของถ้อยคำ | its number
--   words INTEGER: จำนวนคำที่ค้นได้ | how many words of it can be searched
create table search_text as
select
    said.text_no,
    count(search_cut.number)::integer as words
from search_said as said
left join search_cut on said.text_no = search_cut.text_no
group by said.text_no
order by said.text_no;
