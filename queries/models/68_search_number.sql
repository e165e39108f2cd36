-- search_number
-- temporary
-- th: คำที่ตัดได้ กับเลขที่ใช้แทนคำขณะสร้าง
-- en: The words that were cut, with the numbers that stand for them while a file is built
-- grain: number
-- A build gives the numbers as it meets the words; those that are published are of the sorted words.
create temp table search_number as
with found as (
    select distinct number from search_cut
),

worded as (
    select
        number,
        numbered_word(number) as word
    from found
)

select
    number,
    word,
    row_number() over (order by word)::integer as word_no
from worded;
