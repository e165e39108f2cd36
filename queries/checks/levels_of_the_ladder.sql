-- th: ระดับของการนำผลไปใช้อยู่ระหว่าง 0 ถึง 7 และระดับของกิจกรรมเป็นระดับสูงสุดของแถวของกิจกรรมนั้น
-- en: Levels are 0 to 7, and an activity's level is the highest of its follow_through rows
-- severity: error
with highest as (
    select
        activity_id,
        min(level) as lowest_of_rows,
        max(level) as highest_of_rows
    from follow_through
    group by activity_id
)

select
    activity.report_id,
    activity.activity_id,
    activity.follow_through_level,
    highest.lowest_of_rows,
    highest.highest_of_rows
from activity
left join highest on activity.activity_id = highest.activity_id
where
    highest.lowest_of_rows < 0
    or highest.highest_of_rows > 7
    or activity.follow_through_level is distinct from highest.highest_of_rows
order by activity.report_id, activity.position;
