-- panel_round
-- th: หน่วยงานในรอบหนึ่งหรือทั้งปี คู่กับช่วงเดียวกันของปีก่อน: ระเบียนของแต่ละอัตราในทั้งสองช่วง ว่างเมื่อช่วงใดช่วงหนึ่งไม่มีระเบียน
-- en: An agency in a round, or in a whole year, with the same a year before: the records of each rate in both; NULL where either has none
-- grain: agency_id, fiscal_year, round, is_demonstration
-- columns:
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
--   province ENUM: จังหวัดของหน่วยงาน | province of the agency
--   agency_kind ENUM: รหัสประเภทหน่วยงานในช่วงหลัง | code of the kind of agency in the later of the two
--   agency_id ENUM: หน่วยงาน | agency
--   fiscal_year SMALLINT: ปีงบประมาณ พ.ศ. ของช่วงหลัง | fiscal year (BE) of the later
--   round TINYINT: รอบ 1 หรือ 2 ว่างเมื่อเป็นทั้งปี | round 1 or 2; NULL is the whole year, both rounds and what has none
--   reporting_rate_k INTEGER: ระเบียนที่นับเข้าอัตรา reporting_rate | records in the numerator of reporting_rate
--   reporting_rate_n INTEGER: จากทั้งหมด | of how many
--   reporting_rate_k_before INTEGER: ปีก่อน นับเข้าตัวตั้ง | a year before, in the numerator
--   reporting_rate_n_before INTEGER: ปีก่อน จากทั้งหมด | a year before, of how many
--   complete_reports_share_k INTEGER: ระเบียนที่นับเข้าอัตรา complete_reports_share | records in the numerator of complete_reports_share
--   complete_reports_share_n INTEGER: จากทั้งหมด | of how many
--   complete_reports_share_k_before INTEGER: ปีก่อน นับเข้าตัวตั้ง | a year before, in the numerator
--   complete_reports_share_n_before INTEGER: ปีก่อน จากทั้งหมด | a year before, of how many
--   events_with_total_share_k INTEGER: ระเบียนที่นับเข้าอัตรา events_with_total_share | records in the numerator of events_with_total_share
--   events_with_total_share_n INTEGER: จากทั้งหมด | of how many
--   events_with_total_share_k_before INTEGER: ปีก่อน นับเข้าตัวตั้ง | a year before, in the numerator
--   events_with_total_share_n_before INTEGER: ปีก่อน จากทั้งหมด | a year before, of how many
--   follow_through_told_share_k INTEGER: ระเบียนที่นับเข้าอัตรา follow_through_told_share | records in the numerator of follow_through_told_share
--   follow_through_told_share_n INTEGER: จากทั้งหมด | of how many
--   follow_through_told_share_k_before INTEGER: ปีก่อน นับเข้าตัวตั้ง | a year before, in the numerator
--   follow_through_told_share_n_before INTEGER: ปีก่อน จากทั้งหมด | a year before, of how many
--   done_share_k INTEGER: ระเบียนที่นับเข้าอัตรา done_share | records in the numerator of done_share
--   done_share_n INTEGER: จากทั้งหมด | of how many
--   done_share_k_before INTEGER: ปีก่อน นับเข้าตัวตั้ง | a year before, in the numerator
--   done_share_n_before INTEGER: ปีก่อน จากทั้งหมด | a year before, of how many
--   reported_back_share_k INTEGER: ระเบียนที่นับเข้าอัตรา reported_back_share | records in the numerator of reported_back_share
--   reported_back_share_n INTEGER: จากทั้งหมด | of how many
--   reported_back_share_k_before INTEGER: ปีก่อน นับเข้าตัวตั้ง | a year before, in the numerator
--   reported_back_share_n_before INTEGER: ปีก่อน จากทั้งหมด | a year before, of how many
create table panel_round as
with
told as (
    select
        cube.is_demonstration,
        cube.agency_id,
        cube.fiscal_year,
        cast(if(grouping(cube.round) = 1, 0, cube.round) as tinyint) as round,
        any_value(cube.province) as province,
        arg_max(cube.agency_kind, coalesce(cube.round, 2)) as agency_kind,
        sum(cube.reports_received) as reports_received,
        sum(cube.reports_due) as reports_due,
        sum(cube.reports_complete) as reports_complete,
        sum(cube.reports) as reports,
        sum(cube.events_with_total) as events_with_total,
        sum(cube.events_held) as events_held,
        sum(cube.events_with_level) as events_with_level,
        sum(cube.followed_done) as followed_done,
        sum(cube.level_7) as level_7
    from cube_agency_round as cube
    where cube.agency_id is not null and cube.fiscal_year is not null
    group by grouping sets (
        (cube.is_demonstration, cube.agency_id, cube.fiscal_year, cube.round),
        (cube.is_demonstration, cube.agency_id, cube.fiscal_year)
    )
    -- A report of a whole year counts in the year alone.
    having grouping(cube.round) = 1 or cube.round is not null
)

select
    now.is_demonstration,
    now.province,
    now.agency_kind,
    now.agency_id,
    now.fiscal_year,
    nullif(now.round, 0) as round,
    cast(if(now.reports_due > 0 and before.reports_due > 0, now.reports_received, null) as integer) as reporting_rate_k,
    cast(if(now.reports_due > 0 and before.reports_due > 0, now.reports_due, null) as integer) as reporting_rate_n,
    cast(if(now.reports_due > 0 and before.reports_due > 0, before.reports_received, null) as integer) as reporting_rate_k_before,
    cast(if(now.reports_due > 0 and before.reports_due > 0, before.reports_due, null) as integer) as reporting_rate_n_before,
    cast(if(now.reports > 0 and before.reports > 0, now.reports_complete, null) as integer) as complete_reports_share_k,
    cast(if(now.reports > 0 and before.reports > 0, now.reports, null) as integer) as complete_reports_share_n,
    cast(if(now.reports > 0 and before.reports > 0, before.reports_complete, null) as integer) as complete_reports_share_k_before,
    cast(if(now.reports > 0 and before.reports > 0, before.reports, null) as integer) as complete_reports_share_n_before,
    cast(if(now.events_held > 0 and before.events_held > 0, now.events_with_total, null) as integer) as events_with_total_share_k,
    cast(if(now.events_held > 0 and before.events_held > 0, now.events_held, null) as integer) as events_with_total_share_n,
    cast(if(now.events_held > 0 and before.events_held > 0, before.events_with_total, null) as integer) as events_with_total_share_k_before,
    cast(if(now.events_held > 0 and before.events_held > 0, before.events_held, null) as integer) as events_with_total_share_n_before,
    cast(if(now.events_held > 0 and before.events_held > 0, now.events_with_level, null) as integer) as follow_through_told_share_k,
    cast(if(now.events_held > 0 and before.events_held > 0, now.events_held, null) as integer) as follow_through_told_share_n,
    cast(if(now.events_held > 0 and before.events_held > 0, before.events_with_level, null) as integer) as follow_through_told_share_k_before,
    cast(if(now.events_held > 0 and before.events_held > 0, before.events_held, null) as integer) as follow_through_told_share_n_before,
    cast(if(now.events_with_level > 0 and before.events_with_level > 0, now.followed_done, null) as integer) as done_share_k,
    cast(if(now.events_with_level > 0 and before.events_with_level > 0, now.events_with_level, null) as integer) as done_share_n,
    cast(if(now.events_with_level > 0 and before.events_with_level > 0, before.followed_done, null) as integer) as done_share_k_before,
    cast(if(now.events_with_level > 0 and before.events_with_level > 0, before.events_with_level, null) as integer) as done_share_n_before,
    cast(if(now.events_with_level > 0 and before.events_with_level > 0, now.level_7, null) as integer) as reported_back_share_k,
    cast(if(now.events_with_level > 0 and before.events_with_level > 0, now.events_with_level, null) as integer) as reported_back_share_n,
    cast(if(now.events_with_level > 0 and before.events_with_level > 0, before.level_7, null) as integer) as reported_back_share_k_before,
    cast(if(now.events_with_level > 0 and before.events_with_level > 0, before.events_with_level, null) as integer) as reported_back_share_n_before
from told as now
inner join told as before
    on
        now.agency_id = before.agency_id
        and now.is_demonstration = before.is_demonstration
        and now.round = before.round
        and now.fiscal_year = before.fiscal_year + 1
order by now.is_demonstration, now.fiscal_year, now.round, now.province, now.agency_id;
