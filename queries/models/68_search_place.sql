-- search_place
-- th: ถ้อยคำใดอยู่ที่ใด หนึ่งแถวต่อหนึ่งที่
-- en: Which text stands where; one row a place
-- grain: field, field_row
-- columns:
--   text_no INTEGER: เลขของถ้อยคำใน search_text | the text, of search_text
--   field VARCHAR: name issue result หรือ follow_through | where it stands: name, issue, result or follow_through
--   field_row INTEGER: rowid ของแถวในตารางนั้น (name คือตาราง activity) | rowid in that table; of a name, in activity
--   activity_row INTEGER: rowid ของกิจกรรมในตาราง activity | rowid of its activity in activity
create table search_place as
with placed as (
    select
        search_said.text_no,
        search_told.place
    from search_told
    inner join search_said on search_told.digest = search_said.digest and search_told.letters = search_said.letters
    order by search_said.text_no, search_told.place
)

select
    text_no,
    ['follow_through', 'issue', 'name', 'result'][((place >> 32) & 3) + 1] as field,
    (place & 4294967295)::integer as field_row,
    (place >> 34)::integer as activity_row
from placed;
