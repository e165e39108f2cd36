-- search_cut
-- temporary
-- th: คำในถ้อยคำที่ค้นได้ ตัดด้วย newmm หนึ่งแถวต่อหนึ่งครั้งที่พบ ตัวสร้างเติมแถวให้จาก search_said
-- en: The words of the texts that can be searched, cut by newmm, one row each time; the build fills it from search_said
-- The number of a word is the build's own, as it meets them; numbered_word tells the word.
create temp table search_cut (
    text_no integer not null,
    number integer not null,
    starts_at integer not null
);
