-- search_part
-- th: คำประกอบกับคำย่อยในคำนั้น เช่น ถนนลูกรัง มี ถนน และ ลูกรัง
-- en: The words within compound words, as ถนน and ลูกรัง within ถนนลูกรัง
-- grain: part, word_no
-- columns:
--   part VARCHAR: คำย่อย | the word within
--   word_no INTEGER: คำประกอบใน search_word | the compound, of search_word
create table search_part as
with part_of as (
    select
        word_no,
        unnest(word_parts(word)) as part
    from search_word
)

select
    part,
    word_no
from part_of
order by part, word_no;
