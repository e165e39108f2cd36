-- search_word
-- th: คำที่ค้นได้ หนึ่งแถวต่อหนึ่งคำ
-- en: Words that can be searched; one row a word
-- grain: word_no
-- columns:
--   word_no INTEGER: เลขของคำ | its number
--   word VARCHAR: คำ ตัวพิมพ์เล็ก เลขอารบิก | the word, in lower case, digits Arabic
create table search_word as
select
    word_no,
    word
from search_number
order by word_no;
