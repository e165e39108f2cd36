-- search_word
-- th: คำที่ค้นได้ หนึ่งแถวต่อหนึ่งคำ
-- en: Words that can be searched; one row a word
-- grain: word_no
-- columns:
--   word_no INTEGER: เลขของคำ | its number
--   word VARCHAR: คำ ตัวพิมพ์เล็ก เลขอารบิก | the word, in lower case, digits Arabic
create table search_word as
with found as (
    select distinct unnest(words).word as word from search_cut
)

select
    row_number() over (order by word)::integer as word_no,
    word
from found
order by word_no;
