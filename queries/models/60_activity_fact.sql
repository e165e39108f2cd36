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
--   heads_citizens INTEGER: คนภายนอกที่ไม่ใช่กำนันผู้ใหญ่บ้าน | from outside, without village heads
--   heads_unstated INTEGER: คนในยอดรวมที่ไม่มีกลุ่มรองรับ | people of the stated total whom no group covers; NULL where no total is stated
--   people_unknown INTEGER: คนที่ไม่ทราบฝ่าย รวมที่ไม่มีกลุ่มรองรับ | people whose side is not known, with those whom no group covers
--   people_told INTEGER: คนที่ทราบจำนวนทั้งหมด | all people whose number is told
--   naming_external UTINYINT: กิจกรรมที่เอ่ยถึงฝ่ายบุคคลภายนอก | events that name a group of the side external
--   naming_internal UTINYINT: กิจกรรมที่เอ่ยถึงฝ่ายภายในหน่วยงาน | events that name a group of the side internal
--   naming_grey UTINYINT: กิจกรรมที่เอ่ยถึงฝ่ายส่วนราชการอื่น | events that name a group of the side grey
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
--   heads_executive INTEGER: คนในกลุ่ม ผู้บริหาร เท่าที่ระบุ | people of the category executive; NULL where no headcount is known
--   heads_council INTEGER: คนในกลุ่ม สมาชิกสภา เท่าที่ระบุ | people of the category council; NULL where no headcount is known
--   heads_staff INTEGER: คนในกลุ่ม เจ้าหน้าที่ของหน่วยงาน เท่าที่ระบุ | people of the category staff; NULL where no headcount is known
--   heads_village_head INTEGER: คนในกลุ่ม กำนัน ผู้ใหญ่บ้าน เท่าที่ระบุ | people of the category village_head; NULL where no headcount is known
--   heads_community INTEGER: คนในกลุ่ม ผู้นำชุมชน เท่าที่ระบุ | people of the category community; NULL where no headcount is known
--   heads_health_volunteer INTEGER: คนในกลุ่ม อสม. เท่าที่ระบุ | people of the category health_volunteer; NULL where no headcount is known
--   heads_volunteer INTEGER: คนในกลุ่ม อปพร. จิตอาสา เท่าที่ระบุ | people of the category volunteer; NULL where no headcount is known
--   heads_women INTEGER: คนในกลุ่ม กลุ่มสตรี เท่าที่ระบุ | people of the category women; NULL where no headcount is known
--   heads_elderly INTEGER: คนในกลุ่ม ผู้สูงอายุ เท่าที่ระบุ | people of the category elderly; NULL where no headcount is known
--   heads_disability INTEGER: คนในกลุ่ม คนพิการ เท่าที่ระบุ | people of the category disability; NULL where no headcount is known
--   heads_youth INTEGER: คนในกลุ่ม เด็กและเยาวชน เท่าที่ระบุ | people of the category youth; NULL where no headcount is known
--   heads_parents INTEGER: คนในกลุ่ม ผู้ปกครอง เท่าที่ระบุ | people of the category parents; NULL where no headcount is known
--   heads_occupation INTEGER: คนในกลุ่ม กลุ่มอาชีพ เท่าที่ระบุ | people of the category occupation; NULL where no headcount is known
--   heads_business INTEGER: คนในกลุ่ม ผู้ประกอบการ เท่าที่ระบุ | people of the category business; NULL where no headcount is known
--   heads_ngo INTEGER: คนในกลุ่ม มูลนิธิ สมาคม เท่าที่ระบุ | people of the category ngo; NULL where no headcount is known
--   heads_academic INTEGER: คนในกลุ่ม นักวิชาการ เท่าที่ระบุ | people of the category academic; NULL where no headcount is known
--   heads_expert INTEGER: คนในกลุ่ม ผู้ทรงคุณวุฒิ เท่าที่ระบุ | people of the category expert; NULL where no headcount is known
--   heads_school INTEGER: คนในกลุ่ม โรงเรียน ครู เท่าที่ระบุ | people of the category school; NULL where no headcount is known
--   heads_religion INTEGER: คนในกลุ่ม วัด ศาสนา เท่าที่ระบุ | people of the category religion; NULL where no headcount is known
--   heads_health_unit INTEGER: คนในกลุ่ม รพ.สต. โรงพยาบาล เท่าที่ระบุ | people of the category health_unit; NULL where no headcount is known
--   heads_other_government INTEGER: คนในกลุ่ม ส่วนราชการอื่น เท่าที่ระบุ | people of the category other_government; NULL where no headcount is known
--   heads_other_lao INTEGER: คนในกลุ่ม อปท. อื่น เท่าที่ระบุ | people of the category other_lao; NULL where no headcount is known
--   heads_public INTEGER: คนในกลุ่ม ประชาชน เท่าที่ระบุ | people of the category public; NULL where no headcount is known
--   heads_vulnerable INTEGER: คนในกลุ่ม กลุ่มเปราะบาง เท่าที่ระบุ | people of the category vulnerable; NULL where no headcount is known
--   heads_sports INTEGER: คนในกลุ่ม ชมรมกีฬา เท่าที่ระบุ | people of the category sports; NULL where no headcount is known
--   heads_unknown INTEGER: คนในกลุ่ม ไม่ระบุกลุ่ม เท่าที่ระบุ | people of the category unknown; NULL where no headcount is known
--   groups_executive USMALLINT: แถวกลุ่ม ผู้บริหาร | group rows of the category executive
--   groups_council USMALLINT: แถวกลุ่ม สมาชิกสภา | group rows of the category council
--   groups_staff USMALLINT: แถวกลุ่ม เจ้าหน้าที่ของหน่วยงาน | group rows of the category staff
--   groups_village_head USMALLINT: แถวกลุ่ม กำนัน ผู้ใหญ่บ้าน | group rows of the category village_head
--   groups_community USMALLINT: แถวกลุ่ม ผู้นำชุมชน | group rows of the category community
--   groups_health_volunteer USMALLINT: แถวกลุ่ม อสม. | group rows of the category health_volunteer
--   groups_volunteer USMALLINT: แถวกลุ่ม อปพร. จิตอาสา | group rows of the category volunteer
--   groups_women USMALLINT: แถวกลุ่ม กลุ่มสตรี | group rows of the category women
--   groups_elderly USMALLINT: แถวกลุ่ม ผู้สูงอายุ | group rows of the category elderly
--   groups_disability USMALLINT: แถวกลุ่ม คนพิการ | group rows of the category disability
--   groups_youth USMALLINT: แถวกลุ่ม เด็กและเยาวชน | group rows of the category youth
--   groups_parents USMALLINT: แถวกลุ่ม ผู้ปกครอง | group rows of the category parents
--   groups_occupation USMALLINT: แถวกลุ่ม กลุ่มอาชีพ | group rows of the category occupation
--   groups_business USMALLINT: แถวกลุ่ม ผู้ประกอบการ | group rows of the category business
--   groups_ngo USMALLINT: แถวกลุ่ม มูลนิธิ สมาคม | group rows of the category ngo
--   groups_academic USMALLINT: แถวกลุ่ม นักวิชาการ | group rows of the category academic
--   groups_expert USMALLINT: แถวกลุ่ม ผู้ทรงคุณวุฒิ | group rows of the category expert
--   groups_school USMALLINT: แถวกลุ่ม โรงเรียน ครู | group rows of the category school
--   groups_religion USMALLINT: แถวกลุ่ม วัด ศาสนา | group rows of the category religion
--   groups_health_unit USMALLINT: แถวกลุ่ม รพ.สต. โรงพยาบาล | group rows of the category health_unit
--   groups_other_government USMALLINT: แถวกลุ่ม ส่วนราชการอื่น | group rows of the category other_government
--   groups_other_lao USMALLINT: แถวกลุ่ม อปท. อื่น | group rows of the category other_lao
--   groups_public USMALLINT: แถวกลุ่ม ประชาชน | group rows of the category public
--   groups_vulnerable USMALLINT: แถวกลุ่ม กลุ่มเปราะบาง | group rows of the category vulnerable
--   groups_sports USMALLINT: แถวกลุ่ม ชมรมกีฬา | group rows of the category sports
--   groups_unknown USMALLINT: แถวกลุ่ม ไม่ระบุกลุ่ม | group rows of the category unknown
--   counted_executive USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_council USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_staff USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_village_head USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_community USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_health_volunteer USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_volunteer USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_women USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_elderly USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_disability USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_youth USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_parents USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_occupation USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_business USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_ngo USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_academic USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_expert USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_school USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_religion USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_health_unit USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_other_government USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_other_lao USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_public USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_vulnerable USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_sports USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_unknown USMALLINT: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   naming_executive UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม ผู้บริหาร | events that name the category executive
--   naming_council UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม สมาชิกสภา | events that name the category council
--   naming_staff UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม เจ้าหน้าที่ของหน่วยงาน | events that name the category staff
--   naming_village_head UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม กำนัน ผู้ใหญ่บ้าน | events that name the category village_head
--   naming_community UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม ผู้นำชุมชน | events that name the category community
--   naming_health_volunteer UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม อสม. | events that name the category health_volunteer
--   naming_volunteer UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม อปพร. จิตอาสา | events that name the category volunteer
--   naming_women UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม กลุ่มสตรี | events that name the category women
--   naming_elderly UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม ผู้สูงอายุ | events that name the category elderly
--   naming_disability UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม คนพิการ | events that name the category disability
--   naming_youth UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม เด็กและเยาวชน | events that name the category youth
--   naming_parents UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม ผู้ปกครอง | events that name the category parents
--   naming_occupation UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม กลุ่มอาชีพ | events that name the category occupation
--   naming_business UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม ผู้ประกอบการ | events that name the category business
--   naming_ngo UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม มูลนิธิ สมาคม | events that name the category ngo
--   naming_academic UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม นักวิชาการ | events that name the category academic
--   naming_expert UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม ผู้ทรงคุณวุฒิ | events that name the category expert
--   naming_school UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม โรงเรียน ครู | events that name the category school
--   naming_religion UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม วัด ศาสนา | events that name the category religion
--   naming_health_unit UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม รพ.สต. โรงพยาบาล | events that name the category health_unit
--   naming_other_government UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม ส่วนราชการอื่น | events that name the category other_government
--   naming_other_lao UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม อปท. อื่น | events that name the category other_lao
--   naming_public UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม ประชาชน | events that name the category public
--   naming_vulnerable UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม กลุ่มเปราะบาง | events that name the category vulnerable
--   naming_sports UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม ชมรมกีฬา | events that name the category sports
--   naming_unknown UTINYINT: กิจกรรมที่เอ่ยถึงกลุ่ม ไม่ระบุกลุ่ม | events that name the category unknown
--   uncounted_executive UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_council UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_staff UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_village_head UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_community UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_health_volunteer UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_volunteer UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_women UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_elderly UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_disability UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_youth UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_parents UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_occupation UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_business UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_ngo UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_academic UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_expert UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_school UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_religion UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_health_unit UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_other_government UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_other_lao UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_public UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_vulnerable UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_sports UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_unknown UTINYINT: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
create table activity_fact as
with counted as (
    -- What is sorted is narrow: names as the small integers of their types, groups as lists that become columns only after.
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
        if(activity.is_event, coalesce(told.counted_categories, 0), 0) as counted_categories,
        if(activity.is_event, coalesce(told.sides, 0), 0) as named_sides,
        told.is_plain,
        told.group_categories,
        told.group_heads,
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
    done_by_unnamed,
    case
        when counted_categories & 1 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 0)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 0)))::integer
    end as heads_executive,
    case
        when counted_categories & 2 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 1)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 1)))::integer
    end as heads_council,
    case
        when counted_categories & 4 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 2)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 2)))::integer
    end as heads_staff,
    case
        when counted_categories & 8 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 3)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 3)))::integer
    end as heads_village_head,
    case
        when counted_categories & 16 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 4)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 4)))::integer
    end as heads_community,
    case
        when counted_categories & 32 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 5)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 5)))::integer
    end as heads_health_volunteer,
    case
        when counted_categories & 64 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 6)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 6)))::integer
    end as heads_volunteer,
    case
        when counted_categories & 128 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 7)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 7)))::integer
    end as heads_women,
    case
        when counted_categories & 256 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 8)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 8)))::integer
    end as heads_elderly,
    case
        when counted_categories & 512 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 9)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 9)))::integer
    end as heads_disability,
    case
        when counted_categories & 1024 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 10)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 10)))::integer
    end as heads_youth,
    case
        when counted_categories & 2048 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 11)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 11)))::integer
    end as heads_parents,
    case
        when counted_categories & 4096 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 12)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 12)))::integer
    end as heads_occupation,
    case
        when counted_categories & 8192 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 13)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 13)))::integer
    end as heads_business,
    case
        when counted_categories & 16384 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 14)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 14)))::integer
    end as heads_ngo,
    case
        when counted_categories & 32768 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 15)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 15)))::integer
    end as heads_academic,
    case
        when counted_categories & 65536 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 16)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 16)))::integer
    end as heads_expert,
    case
        when counted_categories & 131072 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 17)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 17)))::integer
    end as heads_school,
    case
        when counted_categories & 262144 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 18)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 18)))::integer
    end as heads_religion,
    case
        when counted_categories & 524288 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 19)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 19)))::integer
    end as heads_health_unit,
    case
        when counted_categories & 1048576 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 20)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 20)))::integer
    end as heads_other_government,
    case
        when counted_categories & 2097152 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 21)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 21)))::integer
    end as heads_other_lao,
    case
        when counted_categories & 4194304 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 22)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 22)))::integer
    end as heads_public,
    case
        when counted_categories & 8388608 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 23)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 23)))::integer
    end as heads_vulnerable,
    case
        when counted_categories & 16777216 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 24)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 24)))::integer
    end as heads_sports,
    case
        when counted_categories & 33554432 = 0 then null
        when is_plain then group_heads[list_position(group_categories, 25)]
        else list_sum(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 25)))::integer
    end as heads_unknown,
    case
        when named_categories & 1 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 0))
    end::usmallint as groups_executive,
    case
        when named_categories & 2 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 1))
    end::usmallint as groups_council,
    case
        when named_categories & 4 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 2))
    end::usmallint as groups_staff,
    case
        when named_categories & 8 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 3))
    end::usmallint as groups_village_head,
    case
        when named_categories & 16 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 4))
    end::usmallint as groups_community,
    case
        when named_categories & 32 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 5))
    end::usmallint as groups_health_volunteer,
    case
        when named_categories & 64 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 6))
    end::usmallint as groups_volunteer,
    case
        when named_categories & 128 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 7))
    end::usmallint as groups_women,
    case
        when named_categories & 256 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 8))
    end::usmallint as groups_elderly,
    case
        when named_categories & 512 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 9))
    end::usmallint as groups_disability,
    case
        when named_categories & 1024 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 10))
    end::usmallint as groups_youth,
    case
        when named_categories & 2048 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 11))
    end::usmallint as groups_parents,
    case
        when named_categories & 4096 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 12))
    end::usmallint as groups_occupation,
    case
        when named_categories & 8192 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 13))
    end::usmallint as groups_business,
    case
        when named_categories & 16384 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 14))
    end::usmallint as groups_ngo,
    case
        when named_categories & 32768 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 15))
    end::usmallint as groups_academic,
    case
        when named_categories & 65536 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 16))
    end::usmallint as groups_expert,
    case
        when named_categories & 131072 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 17))
    end::usmallint as groups_school,
    case
        when named_categories & 262144 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 18))
    end::usmallint as groups_religion,
    case
        when named_categories & 524288 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 19))
    end::usmallint as groups_health_unit,
    case
        when named_categories & 1048576 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 20))
    end::usmallint as groups_other_government,
    case
        when named_categories & 2097152 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 21))
    end::usmallint as groups_other_lao,
    case
        when named_categories & 4194304 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 22))
    end::usmallint as groups_public,
    case
        when named_categories & 8388608 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 23))
    end::usmallint as groups_vulnerable,
    case
        when named_categories & 16777216 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 24))
    end::usmallint as groups_sports,
    case
        when named_categories & 33554432 = 0 then 0
        when is_plain then 1
        else len(list_filter(group_categories, lambda bit : bit = 25))
    end::usmallint as groups_unknown,
    case
        when counted_categories & 1 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 0)))
    end::usmallint as counted_executive,
    case
        when counted_categories & 2 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 1)))
    end::usmallint as counted_council,
    case
        when counted_categories & 4 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 2)))
    end::usmallint as counted_staff,
    case
        when counted_categories & 8 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 3)))
    end::usmallint as counted_village_head,
    case
        when counted_categories & 16 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 4)))
    end::usmallint as counted_community,
    case
        when counted_categories & 32 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 5)))
    end::usmallint as counted_health_volunteer,
    case
        when counted_categories & 64 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 6)))
    end::usmallint as counted_volunteer,
    case
        when counted_categories & 128 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 7)))
    end::usmallint as counted_women,
    case
        when counted_categories & 256 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 8)))
    end::usmallint as counted_elderly,
    case
        when counted_categories & 512 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 9)))
    end::usmallint as counted_disability,
    case
        when counted_categories & 1024 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 10)))
    end::usmallint as counted_youth,
    case
        when counted_categories & 2048 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 11)))
    end::usmallint as counted_parents,
    case
        when counted_categories & 4096 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 12)))
    end::usmallint as counted_occupation,
    case
        when counted_categories & 8192 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 13)))
    end::usmallint as counted_business,
    case
        when counted_categories & 16384 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 14)))
    end::usmallint as counted_ngo,
    case
        when counted_categories & 32768 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 15)))
    end::usmallint as counted_academic,
    case
        when counted_categories & 65536 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 16)))
    end::usmallint as counted_expert,
    case
        when counted_categories & 131072 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 17)))
    end::usmallint as counted_school,
    case
        when counted_categories & 262144 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 18)))
    end::usmallint as counted_religion,
    case
        when counted_categories & 524288 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 19)))
    end::usmallint as counted_health_unit,
    case
        when counted_categories & 1048576 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 20)))
    end::usmallint as counted_other_government,
    case
        when counted_categories & 2097152 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 21)))
    end::usmallint as counted_other_lao,
    case
        when counted_categories & 4194304 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 22)))
    end::usmallint as counted_public,
    case
        when counted_categories & 8388608 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 23)))
    end::usmallint as counted_vulnerable,
    case
        when counted_categories & 16777216 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 24)))
    end::usmallint as counted_sports,
    case
        when counted_categories & 33554432 = 0 then 0
        when is_plain then 1
        else list_count(list_where(group_heads, list_transform(group_categories, lambda bit : bit = 25)))
    end::usmallint as counted_unknown,
    (named_categories & 1 > 0)::utinyint as naming_executive,
    (named_categories & 2 > 0)::utinyint as naming_council,
    (named_categories & 4 > 0)::utinyint as naming_staff,
    (named_categories & 8 > 0)::utinyint as naming_village_head,
    (named_categories & 16 > 0)::utinyint as naming_community,
    (named_categories & 32 > 0)::utinyint as naming_health_volunteer,
    (named_categories & 64 > 0)::utinyint as naming_volunteer,
    (named_categories & 128 > 0)::utinyint as naming_women,
    (named_categories & 256 > 0)::utinyint as naming_elderly,
    (named_categories & 512 > 0)::utinyint as naming_disability,
    (named_categories & 1024 > 0)::utinyint as naming_youth,
    (named_categories & 2048 > 0)::utinyint as naming_parents,
    (named_categories & 4096 > 0)::utinyint as naming_occupation,
    (named_categories & 8192 > 0)::utinyint as naming_business,
    (named_categories & 16384 > 0)::utinyint as naming_ngo,
    (named_categories & 32768 > 0)::utinyint as naming_academic,
    (named_categories & 65536 > 0)::utinyint as naming_expert,
    (named_categories & 131072 > 0)::utinyint as naming_school,
    (named_categories & 262144 > 0)::utinyint as naming_religion,
    (named_categories & 524288 > 0)::utinyint as naming_health_unit,
    (named_categories & 1048576 > 0)::utinyint as naming_other_government,
    (named_categories & 2097152 > 0)::utinyint as naming_other_lao,
    (named_categories & 4194304 > 0)::utinyint as naming_public,
    (named_categories & 8388608 > 0)::utinyint as naming_vulnerable,
    (named_categories & 16777216 > 0)::utinyint as naming_sports,
    (named_categories & 33554432 > 0)::utinyint as naming_unknown,
    (named_categories & ~counted_categories & 1 > 0)::utinyint as uncounted_executive,
    (named_categories & ~counted_categories & 2 > 0)::utinyint as uncounted_council,
    (named_categories & ~counted_categories & 4 > 0)::utinyint as uncounted_staff,
    (named_categories & ~counted_categories & 8 > 0)::utinyint as uncounted_village_head,
    (named_categories & ~counted_categories & 16 > 0)::utinyint as uncounted_community,
    (named_categories & ~counted_categories & 32 > 0)::utinyint as uncounted_health_volunteer,
    (named_categories & ~counted_categories & 64 > 0)::utinyint as uncounted_volunteer,
    (named_categories & ~counted_categories & 128 > 0)::utinyint as uncounted_women,
    (named_categories & ~counted_categories & 256 > 0)::utinyint as uncounted_elderly,
    (named_categories & ~counted_categories & 512 > 0)::utinyint as uncounted_disability,
    (named_categories & ~counted_categories & 1024 > 0)::utinyint as uncounted_youth,
    (named_categories & ~counted_categories & 2048 > 0)::utinyint as uncounted_parents,
    (named_categories & ~counted_categories & 4096 > 0)::utinyint as uncounted_occupation,
    (named_categories & ~counted_categories & 8192 > 0)::utinyint as uncounted_business,
    (named_categories & ~counted_categories & 16384 > 0)::utinyint as uncounted_ngo,
    (named_categories & ~counted_categories & 32768 > 0)::utinyint as uncounted_academic,
    (named_categories & ~counted_categories & 65536 > 0)::utinyint as uncounted_expert,
    (named_categories & ~counted_categories & 131072 > 0)::utinyint as uncounted_school,
    (named_categories & ~counted_categories & 262144 > 0)::utinyint as uncounted_religion,
    (named_categories & ~counted_categories & 524288 > 0)::utinyint as uncounted_health_unit,
    (named_categories & ~counted_categories & 1048576 > 0)::utinyint as uncounted_other_government,
    (named_categories & ~counted_categories & 2097152 > 0)::utinyint as uncounted_other_lao,
    (named_categories & ~counted_categories & 4194304 > 0)::utinyint as uncounted_public,
    (named_categories & ~counted_categories & 8388608 > 0)::utinyint as uncounted_vulnerable,
    (named_categories & ~counted_categories & 16777216 > 0)::utinyint as uncounted_sports,
    (named_categories & ~counted_categories & 33554432 > 0)::utinyint as uncounted_unknown
from counted;
