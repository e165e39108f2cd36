-- question.th: กิจกรรมในรายงานฉบับนี้มีกลุ่มใดเข้าร่วมบ้าง
-- question.en: Which groups took part in the activities of this report?
-- grain: one row a group named, in document order
-- parameters:
--   report_id TEXT: key of the report
-- columns:
--   activity_id TEXT: the activity
--   activity_position INTEGER: its position
--   position INTEGER: of the group in the activity
--   label TEXT: as written
--   category TEXT: code
--   side TEXT: code
--   headcount INTEGER: people; NULL where not stated
--   char_start INTEGER: first character in document.text
--   char_end INTEGER: one past the last

select
    g.activity_id,
    activity.position as activity_position,
    g.position,
    g.label,
    g.category,
    g.side,
    g.headcount,
    g.char_start,
    g.char_end
from participant_group as g
inner join activity on g.activity_id = activity.activity_id
where activity.report_id = $report_id
order by activity.position, g.position
