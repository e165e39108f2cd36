-- question.th: คำใดในคำเหล่านี้ที่มีผู้กล่าวถึง ทั้งเป็นคำนั้นเองและเป็นส่วนของคำประกอบ
-- question.en: Which of these words does anyone speak of, as themselves or within a compound?
-- grain: one row a word that is spoken of
-- parameters:
--   words TEXT[] NULL: words, cut as the index is; NULL = none
-- columns:
--   word TEXT: one of the words
--   forms INTEGER: how many words of the index it finds, itself among them

select
    asked.word,
    count(distinct form.word_no) as forms
from (select distinct unnest($words::varchar[]) as word) as asked
inner join (
    select word, word_no
    from search_word
    union all
    select part as word, word_no
    from search_part
) as form on asked.word = form.word
group by asked.word
order by asked.word
