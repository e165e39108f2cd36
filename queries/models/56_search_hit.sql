-- search_hit
-- th: คำใดอยู่ในถ้อยคำใด ตรงไหน หนึ่งแถวต่อหนึ่งครั้งที่พบ
-- en: Which word stands in which text, and where; one row each time it does
-- grain: word_no, text_no, starts_at
-- columns:
--   word_no INTEGER: คำใน search_word | the word, of search_word
--   text_no INTEGER: ถ้อยคำใน search_text | the text, of search_text
--   starts_at INTEGER: ตำแหน่งของอักษรแรกในถ้อยคำ เริ่มที่ 0 | place of its first letter in the text, from 0
create table search_hit as
with found as (
    select
        text_no,
        unnest(words) as hit
    from search_cut
)

select
    search_number.word_no,
    found.text_no,
    found.hit.starts_at
from found
inner join search_number on found.hit.number = search_number.number
order by search_number.word_no, found.text_no, found.hit.starts_at;
