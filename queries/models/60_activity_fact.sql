-- activity_fact
-- th: กิจกรรมที่นับ หนึ่งแถวต่อหนึ่งกิจกรรม ไม่มีถ้อยคำ คอลัมน์ตั้งแต่ activities บวกกันได้
-- en: Counted activities, one row each, without words; the columns from activities on add up over any rows
-- columns:
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
--   region ENUM: ภาค (สี่ภาค) | one of the four regions
--   geographic_region ENUM: ภาค (หกภาคภูมิศาสตร์) | one of the six geographic regions
--   province_cluster ENUM: กลุ่มจังหวัด | one of the eighteen clusters of provinces; Bangkok by itself
--   province ENUM: จังหวัดของหน่วยงาน | province of the agency
--   district ENUM: อำเภอ ตามด้วยจังหวัด เพราะชื่ออำเภอซ้ำกันได้ | district, then its province: a name may stand in several
--   agency_kind ENUM: รหัสประเภทหน่วยงาน | code of the kind of agency
--   agency_id ENUM: หน่วยงาน | agency
--   fiscal_year SMALLINT: ปีงบประมาณ พ.ศ. | fiscal year (BE)
--   round TINYINT: รอบ 1 หรือ 2 ว่างเมื่อเป็นทั้งปีหรือไม่ทราบ | round 1 or 2; NULL is a whole year or not known
--   is_closed BOOLEAN: รอบหรือปีนั้นสิ้นสุดแล้ว ว่างเมื่อไม่ทราบปี | the round, or the year, is over; NULL where the year is not known
--   kind ENUM: รหัสประเภทกิจกรรม | code of the kind of activity
--   mode ENUM: รหัสรูปแบบการมีส่วนร่วม | code of the mode of participation
--   level TINYINT: ระดับสูงสุดของการนำผลไปใช้ 0–7 ว่างเมื่อไม่มี | highest level of its follow-through, 0 to 7; NULL where none
--   categories INTEGER: ประเภทกลุ่มที่เอ่ยถึง บิตตาม participant_categories.csv | categories of group it names: bits as in participant_categories.csv
--   sides UTINYINT: ฝ่ายที่เอ่ยถึง บิต 1 ภายนอก 2 ภายใน 4 ก้ำกึ่ง 8 ไม่ระบุ | sides it names: 1 external, 2 internal, 4 grey, 8 unknown
--   levels USMALLINT: ระดับที่มีในรายการ บิต 0–7 และบิต 8 คือไม่บอกระดับ | levels among its follow-through: bits 0 to 7, bit 8 is a row without
--   rules INTEGER: กฎที่พบในกิจกรรมนี้ บิตตาม finding_rules.csv | rules found of it: bits as in finding_rules.csv
--   days_to_action INTEGER: วันจากวันจัดถึงวันหลังจากนั้นที่ทำแล้วเสร็จครั้งแรก เมื่อบอกวันทั้งสอง | days from its last day to the first later day on which a step was done; NULL unless both are told
--   people BIGINT[]: คนในแต่ละกลุ่มที่ระบุจำนวน ของกิจกรรมที่จัด เลขละกลุ่ม: (จำนวน << 5) | บิตของประเภทตาม participant_categories.csv | people of each group with a headcount, of what was held, a number a group: (headcount << 5) | bit of its category as in participant_categories.csv
--   activities UTINYINT: กิจกรรมที่นับ | counted activities
--   events_held UTINYINT: กิจกรรมที่จัด | activities held
--   events_of_agencies UTINYINT: ในจำนวนนั้น ของหน่วยงานที่ระบุได้ | of these, of an agency that could be told
--   recurring_claimed UTINYINT: กิจกรรมที่กล่าวว่าจัดประจำ | activities said to recur
--   types_only UTINYINT: บรรทัดที่ระบุเพียงประเภท | lines that only name a type
--   events_with_total UTINYINT: กิจกรรมที่จัดและระบุจำนวนผู้เข้าร่วม | events whose attendance is stated
--   participants_known INTEGER: ผู้เข้าร่วมตามที่ระบุ (คน) | people, as stated; NULL where not stated
--   events_with_people UTINYINT: กิจกรรมที่จัดและทราบจำนวนคนอย่างใดอย่างหนึ่ง | events with an attendance or a headcount
--   events_with_group UTINYINT: กิจกรรมที่จัดและเอ่ยถึงกลุ่ม | events that name a group
--   events_with_headcount UTINYINT: กิจกรรมที่จัดและมีกลุ่มที่ระบุจำนวน | events with a headcount
--   events_without_who UTINYINT: กิจกรรมที่จัดซึ่งไม่เอ่ยกลุ่มและไม่ระบุจำนวน | events that name no group and state no attendance
--   events_with_unstated UTINYINT: กิจกรรมที่ยอดรวมมากกว่าผลบวกของกลุ่ม | events with people of the stated total whom no group covers
--   heads_known INTEGER: คนในกลุ่มที่ระบุจำนวน | people of all headcounts; NULL where none is known, as are those below
--   heads_sided INTEGER: ในจำนวนนั้น ที่ทราบฝ่าย | of these, of a known side
--   heads_external INTEGER: ในจำนวนนั้น ที่มาจากภายนอก | of these, from outside
--   heads_internal INTEGER: ในจำนวนนั้น ภายในหน่วยงาน | of these, of the agency itself
--   heads_grey INTEGER: ในจำนวนนั้น ก้ำกึ่ง | of these, of other state bodies, and experts
--   heads_unknown INTEGER: ในจำนวนนั้น ไม่ทราบฝ่าย | of these, of no known side
--   heads_citizens INTEGER: คนภายนอกที่ไม่ใช่กำนันผู้ใหญ่บ้าน | from outside, without village heads
--   heads_unstated INTEGER: คนในยอดรวมที่ไม่มีกลุ่มรองรับ | people of the stated total whom no group covers; NULL where no total is stated
--   people_unknown INTEGER: คนที่ไม่ทราบฝ่าย รวมที่ไม่มีกลุ่มรองรับ | people whose side is not known, with those whom no group covers
--   people_told INTEGER: คนที่ทราบจำนวนทั้งหมด | all people whose number is told
--   naming_external UTINYINT: กิจกรรมที่เอ่ยถึงฝ่ายบุคคลภายนอก | events that name a group of the side external
--   naming_internal UTINYINT: กิจกรรมที่เอ่ยถึงฝ่ายภายในหน่วยงาน | events that name a group of the side internal
--   naming_grey UTINYINT: กิจกรรมที่เอ่ยถึงฝ่ายส่วนราชการอื่น | events that name a group of the side grey
--   naming_unknown UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่มที่ไม่ทราบฝ่าย | events that name a group of no known side
--   events_with_level UTINYINT: กิจกรรมที่บอกสิ่งที่ทำต่อ | events whose follow-through is told
--   followed_done UTINYINT: ในจำนวนนั้น ระดับ 6 หรือ 7 | of these, at level 6 or 7
--   level_0 UTINYINT: กิจกรรมที่ระดับสูงสุดเป็น 0 | events whose highest level is 0
--   level_1 UTINYINT: กิจกรรมที่ระดับสูงสุดเป็น 1 | events whose highest level is 1
--   level_2 UTINYINT: กิจกรรมที่ระดับสูงสุดเป็น 2 | events whose highest level is 2
--   level_3 UTINYINT: กิจกรรมที่ระดับสูงสุดเป็น 3 | events whose highest level is 3
--   level_4 UTINYINT: กิจกรรมที่ระดับสูงสุดเป็น 4 | events whose highest level is 4
--   level_5 UTINYINT: กิจกรรมที่ระดับสูงสุดเป็น 5 | events whose highest level is 5
--   level_6 UTINYINT: กิจกรรมที่ระดับสูงสุดเป็น 6 | events whose highest level is 6
--   level_7 UTINYINT: กิจกรรมที่ระดับสูงสุดเป็น 7 | events whose highest level is 7
--   level_unknown UTINYINT: กิจกรรมที่ไม่บอกระดับ | events without a level
--   events_with_action_day UTINYINT: กิจกรรมที่บอกทั้งวันจัดและวันที่ทำแล้วเสร็จ | events with days_to_action
--   steps USMALLINT: รายการการนำผลไปใช้ | follow-through rows of events
--   steps_done USMALLINT: ในจำนวนนั้น ระดับ 6 หรือ 7 | of these, at level 6 or 7
--   steps_0 USMALLINT: รายการที่ระดับ 0 | rows at level 0
--   steps_1 USMALLINT: รายการที่ระดับ 1 | rows at level 1
--   steps_2 USMALLINT: รายการที่ระดับ 2 | rows at level 2
--   steps_3 USMALLINT: รายการที่ระดับ 3 | rows at level 3
--   steps_4 USMALLINT: รายการที่ระดับ 4 | rows at level 4
--   steps_5 USMALLINT: รายการที่ระดับ 5 | rows at level 5
--   steps_6 USMALLINT: รายการที่ระดับ 6 | rows at level 6
--   steps_7 USMALLINT: รายการที่ระดับ 7 | rows at level 7
--   steps_unknown USMALLINT: รายการที่ไม่บอกระดับ | rows without a level
--   steps_by_council USMALLINT: รายการที่ทำโดยสภาท้องถิ่น | rows done by councils
--   steps_by_committee USMALLINT: รายการที่ทำโดยคณะกรรมการและคณะทำงาน | rows done by committees and working groups
--   steps_by_executive USMALLINT: รายการที่ทำโดยผู้บริหารและหัวหน้า | rows done by executives and heads
--   steps_by_unit USMALLINT: รายการที่ทำโดยกองและฝ่ายของหน่วยงาน | rows done by units of the agency
--   steps_by_community USMALLINT: รายการที่ทำโดยชุมชนและประชาชน | rows done by communities and the public
--   steps_by_state_body USMALLINT: รายการที่ทำโดยส่วนราชการอื่น | rows done by other state bodies
--   steps_by_local_authority USMALLINT: รายการที่ทำโดยอปท. ที่ออกชื่อ | rows done by local authorities by name
--   steps_by_other USMALLINT: รายการที่ทำโดยอื่น ๆ | rows done by others
--   steps_by_unnamed USMALLINT: รายการที่ทำโดยไม่บอกว่าใคร | rows done by not named
--   done_by_council USMALLINT: รายการระดับ 6 หรือ 7 ที่ทำโดยสภาท้องถิ่น | rows at level 6 or 7 done by councils
--   done_by_committee USMALLINT: รายการระดับ 6 หรือ 7 ที่ทำโดยคณะกรรมการและคณะทำงาน | rows at level 6 or 7 done by committees and working groups
--   done_by_executive USMALLINT: รายการระดับ 6 หรือ 7 ที่ทำโดยผู้บริหารและหัวหน้า | rows at level 6 or 7 done by executives and heads
--   done_by_unit USMALLINT: รายการระดับ 6 หรือ 7 ที่ทำโดยกองและฝ่ายของหน่วยงาน | rows at level 6 or 7 done by units of the agency
--   done_by_community USMALLINT: รายการระดับ 6 หรือ 7 ที่ทำโดยชุมชนและประชาชน | rows at level 6 or 7 done by communities and the public
--   done_by_state_body USMALLINT: รายการระดับ 6 หรือ 7 ที่ทำโดยส่วนราชการอื่น | rows at level 6 or 7 done by other state bodies
--   done_by_local_authority USMALLINT: รายการระดับ 6 หรือ 7 ที่ทำโดยอปท. ที่ออกชื่อ | rows at level 6 or 7 done by local authorities by name
--   done_by_other USMALLINT: รายการระดับ 6 หรือ 7 ที่ทำโดยอื่น ๆ | rows at level 6 or 7 done by others
--   done_by_unnamed USMALLINT: รายการระดับ 6 หรือ 7 ที่ทำโดยไม่บอกว่าใคร | rows at level 6 or 7 done by not named
create table activity_fact as
with counted as (
    -- What is sorted is narrow: names as the small integers of their types, groups as one list.
    select
        activity.is_demonstration,
        agency.region::region_name as region,
        agency.geographic_region::geographic_region_name as geographic_region,
        agency.province_cluster::province_cluster_name as province_cluster,
        agency.province::province_name as province,
        (agency.district || ', ' || agency.province)::district_name as district,
        agency.kind::agency_kind_name as agency_kind,
        activity.agency_id::agency_name as agency_id,
        activity.fiscal_year,
        activity.round,
        closing.is_closed,
        activity.kind::kind_name as kind,
        activity.mode::mode_name as mode,
        activity.follow_through_level as level,
        coalesce(told.categories, 0) as categories,
        coalesce(told.sides, 0)::utinyint as sides,
        coalesce(step.levels, 0)::usmallint as levels,
        coalesce(found.rules, 0) as rules,
        -- What is summed is of what was held; what may be looked for is of every activity.
        if(activity.is_event, step.days_to_action, null)::integer as days_to_action,
        activity.is_event,
        activity.recurrence,
        if(activity.is_event, activity.participants_total, null) as people_stated,
        if(activity.is_event, coalesce(told.categories, 0), 0) as named_categories,
        if(activity.is_event, coalesce(told.sides, 0), 0) as named_sides,
        if(activity.is_event, told.groups, null) as groups,
        if(activity.is_event, told.heads_known, null) as heads_told,
        if(activity.is_event, told.heads_external, null) as heads_external,
        if(activity.is_event, told.heads_internal, null) as heads_internal,
        if(activity.is_event, told.heads_grey, null) as heads_grey,
        if(activity.is_event, told.heads_citizens, null) as heads_citizens,
        if(activity.is_event, told.heads_unknown, null) as heads_of_unknown,
        if(
            activity.is_event and activity.participants_total is not null,
            greatest(activity.participants_total - coalesce(told.heads_known, 0), 0),
            null
        ) as people_uncovered,
        if(activity.is_event, coalesce(step.steps, 0), 0)::usmallint as steps,
        if(activity.is_event, coalesce(step.steps_done, 0), 0)::usmallint as steps_done,
        if(activity.is_event, coalesce(step.steps_0, 0), 0)::usmallint as steps_0,
        if(activity.is_event, coalesce(step.steps_1, 0), 0)::usmallint as steps_1,
        if(activity.is_event, coalesce(step.steps_2, 0), 0)::usmallint as steps_2,
        if(activity.is_event, coalesce(step.steps_3, 0), 0)::usmallint as steps_3,
        if(activity.is_event, coalesce(step.steps_4, 0), 0)::usmallint as steps_4,
        if(activity.is_event, coalesce(step.steps_5, 0), 0)::usmallint as steps_5,
        if(activity.is_event, coalesce(step.steps_6, 0), 0)::usmallint as steps_6,
        if(activity.is_event, coalesce(step.steps_7, 0), 0)::usmallint as steps_7,
        if(activity.is_event, coalesce(step.steps_unknown, 0), 0)::usmallint as steps_unknown,
        if(activity.is_event, coalesce(step.steps_by_council, 0), 0)::usmallint as steps_by_council,
        if(activity.is_event, coalesce(step.steps_by_committee, 0), 0)::usmallint as steps_by_committee,
        if(activity.is_event, coalesce(step.steps_by_executive, 0), 0)::usmallint as steps_by_executive,
        if(activity.is_event, coalesce(step.steps_by_unit, 0), 0)::usmallint as steps_by_unit,
        if(activity.is_event, coalesce(step.steps_by_community, 0), 0)::usmallint as steps_by_community,
        if(activity.is_event, coalesce(step.steps_by_state_body, 0), 0)::usmallint as steps_by_state_body,
        if(activity.is_event, coalesce(step.steps_by_local_authority, 0), 0)::usmallint as steps_by_local_authority,
        if(activity.is_event, coalesce(step.steps_by_other, 0), 0)::usmallint as steps_by_other,
        if(activity.is_event, coalesce(step.steps_by_unnamed, 0), 0)::usmallint as steps_by_unnamed,
        if(activity.is_event, coalesce(step.done_by_council, 0), 0)::usmallint as done_by_council,
        if(activity.is_event, coalesce(step.done_by_committee, 0), 0)::usmallint as done_by_committee,
        if(activity.is_event, coalesce(step.done_by_executive, 0), 0)::usmallint as done_by_executive,
        if(activity.is_event, coalesce(step.done_by_unit, 0), 0)::usmallint as done_by_unit,
        if(activity.is_event, coalesce(step.done_by_community, 0), 0)::usmallint as done_by_community,
        if(activity.is_event, coalesce(step.done_by_state_body, 0), 0)::usmallint as done_by_state_body,
        if(activity.is_event, coalesce(step.done_by_local_authority, 0), 0)::usmallint as done_by_local_authority,
        if(activity.is_event, coalesce(step.done_by_other, 0), 0)::usmallint as done_by_other,
        if(activity.is_event, coalesce(step.done_by_unnamed, 0), 0)::usmallint as done_by_unnamed
    from activity
    left join agency on activity.agency_id = agency.agency_id
    left join fact_closing as closing
        on
            activity.fiscal_year is not distinct from closing.fiscal_year
            and activity.round is not distinct from closing.round
    left join fact_group as told on activity.activity_id = told.activity_id
    left join fact_step as step on activity.activity_id = step.activity_id
    left join fact_finding as found on activity.activity_id = found.activity_id
    where activity.is_current and activity.duplicate_of is null
    order by
        activity.is_demonstration,
        region,
        province,
        agency_id,
        activity.fiscal_year,
        activity.round
)

select
    is_demonstration,
    region,
    geographic_region,
    province_cluster,
    province,
    district,
    agency_kind,
    agency_id,
    fiscal_year,
    round,
    is_closed,
    kind,
    mode,
    level,
    categories,
    sides,
    levels,
    rules,
    days_to_action,
    coalesce([one - 32 for one in groups if one >= 32], []::bigint[]) as people,
    1::utinyint as activities,
    (is_event)::utinyint as events_held,
    (is_event and agency_id is not null)::utinyint as events_of_agencies,
    (recurrence is not null)::utinyint as recurring_claimed,
    (not is_event)::utinyint as types_only,
    (people_stated is not null)::utinyint as events_with_total,
    people_stated as participants_known,
    (people_stated is not null or heads_told is not null)::utinyint as events_with_people,
    (named_categories > 0)::utinyint as events_with_group,
    (heads_told is not null)::utinyint as events_with_headcount,
    (is_event and named_categories = 0 and people_stated is null)::utinyint as events_without_who,
    (coalesce(people_uncovered, 0) > 0)::utinyint as events_with_unstated,
    heads_told as heads_known,
    heads_told - heads_of_unknown as heads_sided,
    heads_external,
    heads_internal,
    heads_grey,
    heads_of_unknown as heads_unknown,
    heads_citizens,
    people_uncovered as heads_unstated,
    if(
        coalesce(heads_told, people_uncovered) is null, null, coalesce(heads_of_unknown, 0) + coalesce(people_uncovered, 0)
    ) as people_unknown,
    if(
        coalesce(heads_told, people_uncovered) is null, null, coalesce(heads_told, 0) + coalesce(people_uncovered, 0)
    ) as people_told,
    (named_sides & 1 > 0)::utinyint as naming_external,
    (named_sides & 2 > 0)::utinyint as naming_internal,
    (named_sides & 4 > 0)::utinyint as naming_grey,
    (named_sides & 8 > 0)::utinyint as naming_unknown,
    (is_event and level is not null)::utinyint as events_with_level,
    (is_event and coalesce(level >= 6, false))::utinyint as followed_done,
    (is_event and coalesce(level = 0, false))::utinyint as level_0,
    (is_event and coalesce(level = 1, false))::utinyint as level_1,
    (is_event and coalesce(level = 2, false))::utinyint as level_2,
    (is_event and coalesce(level = 3, false))::utinyint as level_3,
    (is_event and coalesce(level = 4, false))::utinyint as level_4,
    (is_event and coalesce(level = 5, false))::utinyint as level_5,
    (is_event and coalesce(level = 6, false))::utinyint as level_6,
    (is_event and coalesce(level = 7, false))::utinyint as level_7,
    (is_event and level is null)::utinyint as level_unknown,
    (days_to_action is not null)::utinyint as events_with_action_day,
    steps,
    steps_done,
    steps_0,
    steps_1,
    steps_2,
    steps_3,
    steps_4,
    steps_5,
    steps_6,
    steps_7,
    steps_unknown,
    steps_by_council,
    steps_by_committee,
    steps_by_executive,
    steps_by_unit,
    steps_by_community,
    steps_by_state_body,
    steps_by_local_authority,
    steps_by_other,
    steps_by_unnamed,
    done_by_council,
    done_by_committee,
    done_by_executive,
    done_by_unit,
    done_by_community,
    done_by_state_body,
    done_by_local_authority,
    done_by_other,
    done_by_unnamed
from counted;
