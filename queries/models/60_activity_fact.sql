-- activity_fact
-- th: กิจกรรมที่นับ หนึ่งแถวต่อหนึ่งกิจกรรม ไม่มีถ้อยคำ คอลัมน์ตั้งแต่ activities บวกกันได้
-- en: Counted activities, one row each, without words; the columns from activities on add up over any rows
-- columns:
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
--   region VARCHAR: ภาค (สี่ภาค) | one of the four regions
--   geographic_region VARCHAR: ภาค (หกภาคภูมิศาสตร์) | one of the six geographic regions
--   province_cluster VARCHAR: กลุ่มจังหวัด | one of the eighteen clusters of provinces; Bangkok by itself
--   province VARCHAR: จังหวัดของหน่วยงาน | province of the agency
--   district VARCHAR: อำเภอ ตามด้วยจังหวัด เพราะชื่ออำเภอซ้ำกันได้ | district, then its province: a name may stand in several
--   agency_kind VARCHAR: รหัสประเภทหน่วยงาน | code of the kind of agency
--   agency_id VARCHAR: หน่วยงาน | agency
--   fiscal_year SMALLINT: ปีงบประมาณ พ.ศ. | fiscal year (BE)
--   round TINYINT: รอบ 1 หรือ 2 ว่างเมื่อเป็นทั้งปีหรือไม่ทราบ | round 1 or 2; NULL is a whole year or not known
--   is_closed BOOLEAN: รอบหรือปีนั้นสิ้นสุดแล้ว ว่างเมื่อไม่ทราบปี | the round, or the year, is over; NULL where the year is not known
--   kind VARCHAR: รหัสประเภทกิจกรรม | code of the kind of activity
--   mode VARCHAR: รหัสรูปแบบการมีส่วนร่วม | code of the mode of participation
--   level TINYINT: ระดับสูงสุดของการนำผลไปใช้ 0–7 ว่างเมื่อไม่มี | highest level of its follow-through, 0 to 7; NULL where none
--   categories INTEGER: ประเภทกลุ่มที่เอ่ยถึง บิตตาม participant_categories.csv | categories of group it names: bits as in participant_categories.csv
--   sides INTEGER: ฝ่ายที่เอ่ยถึง บิต 1 ภายนอก 2 ภายใน 4 ก้ำกึ่ง 8 ไม่ระบุ | sides it names: 1 external, 2 internal, 4 grey, 8 unknown
--   levels INTEGER: ระดับที่มีในรายการ บิต 0–7 และบิต 8 คือไม่บอกระดับ | levels among its follow-through: bits 0 to 7, bit 8 is a row without
--   rules INTEGER: กฎที่พบในกิจกรรมนี้ บิตตาม finding_rules.csv | rules found of it: bits as in finding_rules.csv
--   days_to_action INTEGER: วันจากวันจัดถึงวันหลังจากนั้นที่ทำแล้วเสร็จครั้งแรก เมื่อบอกวันทั้งสอง | days from its last day to the first later day on which a step was done; NULL unless both are told
--   activities INTEGER: กิจกรรมที่นับ | counted activities
--   events_held INTEGER: กิจกรรมที่จัด | activities held
--   events_of_agencies INTEGER: ในจำนวนนั้น ของหน่วยงานที่ระบุได้ | of these, of an agency that could be told
--   recurring_claimed INTEGER: กิจกรรมที่กล่าวว่าจัดประจำ | activities said to recur
--   types_only INTEGER: บรรทัดที่ระบุเพียงประเภท | lines that only name a type
--   events_with_total INTEGER: กิจกรรมที่จัดและระบุจำนวนผู้เข้าร่วม | events whose attendance is stated
--   participants_known INTEGER: ผู้เข้าร่วมตามที่ระบุ (คน) | people, as stated; NULL where not stated
--   events_with_people INTEGER: กิจกรรมที่จัดและทราบจำนวนคนอย่างใดอย่างหนึ่ง | events with an attendance or a headcount
--   events_with_group INTEGER: กิจกรรมที่จัดและเอ่ยถึงกลุ่ม | events that name a group
--   events_with_headcount INTEGER: กิจกรรมที่จัดและมีกลุ่มที่ระบุจำนวน | events with a headcount
--   events_without_who INTEGER: กิจกรรมที่จัดซึ่งไม่เอ่ยกลุ่มและไม่ระบุจำนวน | events that name no group and state no attendance
--   events_with_unstated INTEGER: กิจกรรมที่ยอดรวมมากกว่าผลบวกของกลุ่ม | events with people of the stated total whom no group covers
--   heads_known INTEGER: คนในกลุ่มที่ระบุจำนวน | people of all headcounts; NULL where none is known, as are those below
--   heads_sided INTEGER: ในจำนวนนั้น ที่ทราบฝ่าย | of these, of a known side
--   heads_external INTEGER: ในจำนวนนั้น ที่มาจากภายนอก | of these, from outside
--   heads_internal INTEGER: ในจำนวนนั้น ภายในหน่วยงาน | of these, of the agency itself
--   heads_grey INTEGER: ในจำนวนนั้น ก้ำกึ่ง | of these, of other state bodies, and experts
--   heads_citizens INTEGER: คนภายนอกที่ไม่ใช่กำนันผู้ใหญ่บ้าน | from outside, without village heads
--   heads_unstated INTEGER: คนในยอดรวมที่ไม่มีกลุ่มรองรับ | people of the stated total whom no group covers; NULL where no total is stated
--   people_unknown INTEGER: คนที่ไม่ทราบฝ่าย รวมที่ไม่มีกลุ่มรองรับ | people whose side is not known, with those whom no group covers
--   people_told INTEGER: คนที่ทราบจำนวนทั้งหมด | all people whose number is told
--   naming_external INTEGER: กิจกรรมที่เอ่ยถึงฝ่ายบุคคลภายนอก | events that name a group of the side external
--   naming_internal INTEGER: กิจกรรมที่เอ่ยถึงฝ่ายภายในหน่วยงาน | events that name a group of the side internal
--   naming_grey INTEGER: กิจกรรมที่เอ่ยถึงฝ่ายส่วนราชการอื่น | events that name a group of the side grey
--   events_with_level INTEGER: กิจกรรมที่บอกสิ่งที่ทำต่อ | events whose follow-through is told
--   followed_done INTEGER: ในจำนวนนั้น ระดับ 6 หรือ 7 | of these, at level 6 or 7
--   level_0 INTEGER: กิจกรรมที่ระดับสูงสุดเป็น 0 | events whose highest level is 0
--   level_1 INTEGER: กิจกรรมที่ระดับสูงสุดเป็น 1 | events whose highest level is 1
--   level_2 INTEGER: กิจกรรมที่ระดับสูงสุดเป็น 2 | events whose highest level is 2
--   level_3 INTEGER: กิจกรรมที่ระดับสูงสุดเป็น 3 | events whose highest level is 3
--   level_4 INTEGER: กิจกรรมที่ระดับสูงสุดเป็น 4 | events whose highest level is 4
--   level_5 INTEGER: กิจกรรมที่ระดับสูงสุดเป็น 5 | events whose highest level is 5
--   level_6 INTEGER: กิจกรรมที่ระดับสูงสุดเป็น 6 | events whose highest level is 6
--   level_7 INTEGER: กิจกรรมที่ระดับสูงสุดเป็น 7 | events whose highest level is 7
--   level_unknown INTEGER: กิจกรรมที่ไม่บอกระดับ | events without a level
--   events_with_action_day INTEGER: กิจกรรมที่บอกทั้งวันจัดและวันที่ทำแล้วเสร็จ | events with days_to_action
--   steps INTEGER: รายการการนำผลไปใช้ | follow-through rows of events
--   steps_done INTEGER: ในจำนวนนั้น ระดับ 6 หรือ 7 | of these, at level 6 or 7
--   steps_0 INTEGER: รายการที่ระดับ 0 | rows at level 0
--   steps_1 INTEGER: รายการที่ระดับ 1 | rows at level 1
--   steps_2 INTEGER: รายการที่ระดับ 2 | rows at level 2
--   steps_3 INTEGER: รายการที่ระดับ 3 | rows at level 3
--   steps_4 INTEGER: รายการที่ระดับ 4 | rows at level 4
--   steps_5 INTEGER: รายการที่ระดับ 5 | rows at level 5
--   steps_6 INTEGER: รายการที่ระดับ 6 | rows at level 6
--   steps_7 INTEGER: รายการที่ระดับ 7 | rows at level 7
--   steps_unknown INTEGER: รายการที่ไม่บอกระดับ | rows without a level
--   steps_by_council INTEGER: รายการที่ทำโดยสภาท้องถิ่น | rows done by councils
--   steps_by_committee INTEGER: รายการที่ทำโดยคณะกรรมการและคณะทำงาน | rows done by committees and working groups
--   steps_by_executive INTEGER: รายการที่ทำโดยผู้บริหารและหัวหน้า | rows done by executives and heads
--   steps_by_unit INTEGER: รายการที่ทำโดยกองและฝ่ายของหน่วยงาน | rows done by units of the agency
--   steps_by_community INTEGER: รายการที่ทำโดยชุมชนและประชาชน | rows done by communities and the public
--   steps_by_state_body INTEGER: รายการที่ทำโดยส่วนราชการอื่น | rows done by other state bodies
--   steps_by_local_authority INTEGER: รายการที่ทำโดยอปท. ที่ออกชื่อ | rows done by local authorities by name
--   steps_by_other INTEGER: รายการที่ทำโดยอื่น ๆ | rows done by others
--   steps_by_unnamed INTEGER: รายการที่ทำโดยไม่บอกว่าใคร | rows done by not named
--   done_by_council INTEGER: รายการระดับ 6 หรือ 7 ที่ทำโดยสภาท้องถิ่น | rows at level 6 or 7 done by councils
--   done_by_committee INTEGER: รายการระดับ 6 หรือ 7 ที่ทำโดยคณะกรรมการและคณะทำงาน | rows at level 6 or 7 done by committees and working groups
--   done_by_executive INTEGER: รายการระดับ 6 หรือ 7 ที่ทำโดยผู้บริหารและหัวหน้า | rows at level 6 or 7 done by executives and heads
--   done_by_unit INTEGER: รายการระดับ 6 หรือ 7 ที่ทำโดยกองและฝ่ายของหน่วยงาน | rows at level 6 or 7 done by units of the agency
--   done_by_community INTEGER: รายการระดับ 6 หรือ 7 ที่ทำโดยชุมชนและประชาชน | rows at level 6 or 7 done by communities and the public
--   done_by_state_body INTEGER: รายการระดับ 6 หรือ 7 ที่ทำโดยส่วนราชการอื่น | rows at level 6 or 7 done by other state bodies
--   done_by_local_authority INTEGER: รายการระดับ 6 หรือ 7 ที่ทำโดยอปท. ที่ออกชื่อ | rows at level 6 or 7 done by local authorities by name
--   done_by_other INTEGER: รายการระดับ 6 หรือ 7 ที่ทำโดยอื่น ๆ | rows at level 6 or 7 done by others
--   done_by_unnamed INTEGER: รายการระดับ 6 หรือ 7 ที่ทำโดยไม่บอกว่าใคร | rows at level 6 or 7 done by not named
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
--   groups_executive INTEGER: แถวกลุ่ม ผู้บริหาร | group rows of the category executive
--   groups_council INTEGER: แถวกลุ่ม สมาชิกสภา | group rows of the category council
--   groups_staff INTEGER: แถวกลุ่ม เจ้าหน้าที่ของหน่วยงาน | group rows of the category staff
--   groups_village_head INTEGER: แถวกลุ่ม กำนัน ผู้ใหญ่บ้าน | group rows of the category village_head
--   groups_community INTEGER: แถวกลุ่ม ผู้นำชุมชน | group rows of the category community
--   groups_health_volunteer INTEGER: แถวกลุ่ม อสม. | group rows of the category health_volunteer
--   groups_volunteer INTEGER: แถวกลุ่ม อปพร. จิตอาสา | group rows of the category volunteer
--   groups_women INTEGER: แถวกลุ่ม กลุ่มสตรี | group rows of the category women
--   groups_elderly INTEGER: แถวกลุ่ม ผู้สูงอายุ | group rows of the category elderly
--   groups_disability INTEGER: แถวกลุ่ม คนพิการ | group rows of the category disability
--   groups_youth INTEGER: แถวกลุ่ม เด็กและเยาวชน | group rows of the category youth
--   groups_parents INTEGER: แถวกลุ่ม ผู้ปกครอง | group rows of the category parents
--   groups_occupation INTEGER: แถวกลุ่ม กลุ่มอาชีพ | group rows of the category occupation
--   groups_business INTEGER: แถวกลุ่ม ผู้ประกอบการ | group rows of the category business
--   groups_ngo INTEGER: แถวกลุ่ม มูลนิธิ สมาคม | group rows of the category ngo
--   groups_academic INTEGER: แถวกลุ่ม นักวิชาการ | group rows of the category academic
--   groups_expert INTEGER: แถวกลุ่ม ผู้ทรงคุณวุฒิ | group rows of the category expert
--   groups_school INTEGER: แถวกลุ่ม โรงเรียน ครู | group rows of the category school
--   groups_religion INTEGER: แถวกลุ่ม วัด ศาสนา | group rows of the category religion
--   groups_health_unit INTEGER: แถวกลุ่ม รพ.สต. โรงพยาบาล | group rows of the category health_unit
--   groups_other_government INTEGER: แถวกลุ่ม ส่วนราชการอื่น | group rows of the category other_government
--   groups_other_lao INTEGER: แถวกลุ่ม อปท. อื่น | group rows of the category other_lao
--   groups_public INTEGER: แถวกลุ่ม ประชาชน | group rows of the category public
--   groups_vulnerable INTEGER: แถวกลุ่ม กลุ่มเปราะบาง | group rows of the category vulnerable
--   groups_sports INTEGER: แถวกลุ่ม ชมรมกีฬา | group rows of the category sports
--   groups_unknown INTEGER: แถวกลุ่ม ไม่ระบุกลุ่ม | group rows of the category unknown
--   counted_executive INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_council INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_staff INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_village_head INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_community INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_health_volunteer INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_volunteer INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_women INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_elderly INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_disability INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_youth INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_parents INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_occupation INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_business INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_ngo INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_academic INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_expert INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_school INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_religion INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_health_unit INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_other_government INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_other_lao INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_public INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_vulnerable INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_sports INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   counted_unknown INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   naming_executive INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม ผู้บริหาร | events that name the category executive
--   naming_council INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม สมาชิกสภา | events that name the category council
--   naming_staff INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม เจ้าหน้าที่ของหน่วยงาน | events that name the category staff
--   naming_village_head INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม กำนัน ผู้ใหญ่บ้าน | events that name the category village_head
--   naming_community INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม ผู้นำชุมชน | events that name the category community
--   naming_health_volunteer INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม อสม. | events that name the category health_volunteer
--   naming_volunteer INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม อปพร. จิตอาสา | events that name the category volunteer
--   naming_women INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม กลุ่มสตรี | events that name the category women
--   naming_elderly INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม ผู้สูงอายุ | events that name the category elderly
--   naming_disability INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม คนพิการ | events that name the category disability
--   naming_youth INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม เด็กและเยาวชน | events that name the category youth
--   naming_parents INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม ผู้ปกครอง | events that name the category parents
--   naming_occupation INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม กลุ่มอาชีพ | events that name the category occupation
--   naming_business INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม ผู้ประกอบการ | events that name the category business
--   naming_ngo INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม มูลนิธิ สมาคม | events that name the category ngo
--   naming_academic INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม นักวิชาการ | events that name the category academic
--   naming_expert INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม ผู้ทรงคุณวุฒิ | events that name the category expert
--   naming_school INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม โรงเรียน ครู | events that name the category school
--   naming_religion INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม วัด ศาสนา | events that name the category religion
--   naming_health_unit INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม รพ.สต. โรงพยาบาล | events that name the category health_unit
--   naming_other_government INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม ส่วนราชการอื่น | events that name the category other_government
--   naming_other_lao INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม อปท. อื่น | events that name the category other_lao
--   naming_public INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม ประชาชน | events that name the category public
--   naming_vulnerable INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม กลุ่มเปราะบาง | events that name the category vulnerable
--   naming_sports INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม ชมรมกีฬา | events that name the category sports
--   naming_unknown INTEGER: กิจกรรมที่เอ่ยถึงกลุ่ม ไม่ระบุกลุ่ม | events that name the category unknown
--   uncounted_executive INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_council INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_staff INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_village_head INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_community INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_health_volunteer INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_volunteer INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_women INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_elderly INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_disability INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_youth INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_parents INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_occupation INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_business INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_ngo INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_academic INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_expert INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_school INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_religion INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_health_unit INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_other_government INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_other_lao INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_public INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_vulnerable INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_sports INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
--   uncounted_unknown INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่ม | of these, with no headcount for it
create table activity_fact as
select
    a.is_demonstration,
    agency.region,
    agency.geographic_region,
    agency.province_cluster,
    agency.province,
    agency.district || ', ' || agency.province as district,
    agency.kind as agency_kind,
    a.agency_id,
    a.fiscal_year,
    a.round,
    closing.is_closed,
    a.kind,
    a.mode,
    a.follow_through_level as level,
    coalesce(g.all_categories, 0) as categories,
    coalesce(g.all_sides, 0) as sides,
    coalesce(f.levels, 0) as levels,
    coalesce(found.rules, 0) as rules,
    if(a.is_event, f.days_to_action, null)::integer as days_to_action,
    (1)::integer as activities,
    (a.is_event::integer)::integer as events_held,
    ((a.is_event and a.agency_id is not null)::integer)::integer as events_of_agencies,
    ((a.recurrence is not null)::integer)::integer as recurring_claimed,
    ((not a.is_event)::integer)::integer as types_only,
    ((a.is_event and a.participants_total is not null)::integer)::integer as events_with_total,
    (if(a.is_event, a.participants_total, null))::integer as participants_known,
    ((a.is_event and (a.participants_total is not null or g.heads_known is not null))::integer)::integer as events_with_people,
    ((a.is_event and g.activity_id is not null)::integer)::integer as events_with_group,
    ((a.is_event and g.heads_known is not null)::integer)::integer as events_with_headcount,
    ((a.is_event and g.activity_id is null and a.participants_total is null)::integer)::integer as events_without_who,
    ((a.is_event and a.participants_total > coalesce(g.heads_known, 0))::integer)::integer as events_with_unstated,
    (g.heads_known)::integer as heads_known,
    (g.heads_known - coalesce(g.heads_unknown, 0))::integer as heads_sided,
    (if(g.heads_known is null, null, coalesce(g.heads_external, 0)))::integer as heads_external,
    (if(g.heads_known is null, null, coalesce(g.heads_internal, 0)))::integer as heads_internal,
    (if(g.heads_known is null, null, coalesce(g.heads_grey, 0)))::integer as heads_grey,
    (if(g.heads_known is null, null, coalesce(g.heads_citizens, 0)))::integer as heads_citizens,
    (if(
        a.is_event and a.participants_total is not null,
        greatest(a.participants_total - coalesce(g.heads_known, 0), 0),
        null
    ))::integer as heads_unstated,
    (if(coalesce(g.heads_known, if(
        a.is_event and a.participants_total is not null,
        greatest(a.participants_total - coalesce(g.heads_known, 0), 0),
        null
    )) is null, null, coalesce(g.heads_unknown, 0) + coalesce(if(
        a.is_event and a.participants_total is not null,
        greatest(a.participants_total - coalesce(g.heads_known, 0), 0),
        null
    ), 0)))::integer as people_unknown,
    (if(coalesce(g.heads_known, if(
        a.is_event and a.participants_total is not null,
        greatest(a.participants_total - coalesce(g.heads_known, 0), 0),
        null
    )) is null, null, coalesce(g.heads_known, 0) + coalesce(if(
        a.is_event and a.participants_total is not null,
        greatest(a.participants_total - coalesce(g.heads_known, 0), 0),
        null
    ), 0)))::integer as people_told,
    (coalesce((a.is_event and g.sides & 1 > 0)::integer, 0))::integer as naming_external,
    (coalesce((a.is_event and g.sides & 2 > 0)::integer, 0))::integer as naming_internal,
    (coalesce((a.is_event and g.sides & 4 > 0)::integer, 0))::integer as naming_grey,
    ((a.is_event and a.follow_through_level is not null)::integer)::integer as events_with_level,
    (coalesce((a.is_event and a.follow_through_level >= 6)::integer, 0))::integer as followed_done,
    (coalesce((a.is_event and a.follow_through_level = 0)::integer, 0))::integer as level_0,
    (coalesce((a.is_event and a.follow_through_level = 1)::integer, 0))::integer as level_1,
    (coalesce((a.is_event and a.follow_through_level = 2)::integer, 0))::integer as level_2,
    (coalesce((a.is_event and a.follow_through_level = 3)::integer, 0))::integer as level_3,
    (coalesce((a.is_event and a.follow_through_level = 4)::integer, 0))::integer as level_4,
    (coalesce((a.is_event and a.follow_through_level = 5)::integer, 0))::integer as level_5,
    (coalesce((a.is_event and a.follow_through_level = 6)::integer, 0))::integer as level_6,
    (coalesce((a.is_event and a.follow_through_level = 7)::integer, 0))::integer as level_7,
    ((a.is_event and a.follow_through_level is null)::integer)::integer as level_unknown,
    ((a.is_event and f.days_to_action is not null)::integer)::integer as events_with_action_day,
    (if(a.is_event, coalesce(f.steps, 0), 0))::integer as steps,
    (if(a.is_event, coalesce(f.steps_done, 0), 0))::integer as steps_done,
    (if(a.is_event, coalesce(f.steps_0, 0), 0))::integer as steps_0,
    (if(a.is_event, coalesce(f.steps_1, 0), 0))::integer as steps_1,
    (if(a.is_event, coalesce(f.steps_2, 0), 0))::integer as steps_2,
    (if(a.is_event, coalesce(f.steps_3, 0), 0))::integer as steps_3,
    (if(a.is_event, coalesce(f.steps_4, 0), 0))::integer as steps_4,
    (if(a.is_event, coalesce(f.steps_5, 0), 0))::integer as steps_5,
    (if(a.is_event, coalesce(f.steps_6, 0), 0))::integer as steps_6,
    (if(a.is_event, coalesce(f.steps_7, 0), 0))::integer as steps_7,
    (if(a.is_event, coalesce(f.steps_unknown, 0), 0))::integer as steps_unknown,
    (if(a.is_event, coalesce(f.steps_by_council, 0), 0))::integer as steps_by_council,
    (if(a.is_event, coalesce(f.steps_by_committee, 0), 0))::integer as steps_by_committee,
    (if(a.is_event, coalesce(f.steps_by_executive, 0), 0))::integer as steps_by_executive,
    (if(a.is_event, coalesce(f.steps_by_unit, 0), 0))::integer as steps_by_unit,
    (if(a.is_event, coalesce(f.steps_by_community, 0), 0))::integer as steps_by_community,
    (if(a.is_event, coalesce(f.steps_by_state_body, 0), 0))::integer as steps_by_state_body,
    (if(a.is_event, coalesce(f.steps_by_local_authority, 0), 0))::integer as steps_by_local_authority,
    (if(a.is_event, coalesce(f.steps_by_other, 0), 0))::integer as steps_by_other,
    (if(a.is_event, coalesce(f.steps_by_unnamed, 0), 0))::integer as steps_by_unnamed,
    (if(a.is_event, coalesce(f.done_by_council, 0), 0))::integer as done_by_council,
    (if(a.is_event, coalesce(f.done_by_committee, 0), 0))::integer as done_by_committee,
    (if(a.is_event, coalesce(f.done_by_executive, 0), 0))::integer as done_by_executive,
    (if(a.is_event, coalesce(f.done_by_unit, 0), 0))::integer as done_by_unit,
    (if(a.is_event, coalesce(f.done_by_community, 0), 0))::integer as done_by_community,
    (if(a.is_event, coalesce(f.done_by_state_body, 0), 0))::integer as done_by_state_body,
    (if(a.is_event, coalesce(f.done_by_local_authority, 0), 0))::integer as done_by_local_authority,
    (if(a.is_event, coalesce(f.done_by_other, 0), 0))::integer as done_by_other,
    (if(a.is_event, coalesce(f.done_by_unnamed, 0), 0))::integer as done_by_unnamed,
    (case
        when coalesce(g.categories_counted & 1, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 0)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 0)))::integer
    end)::integer as heads_executive,
    (case
        when coalesce(g.categories_counted & 2, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 1)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 1)))::integer
    end)::integer as heads_council,
    (case
        when coalesce(g.categories_counted & 4, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 2)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 2)))::integer
    end)::integer as heads_staff,
    (case
        when coalesce(g.categories_counted & 8, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 3)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 3)))::integer
    end)::integer as heads_village_head,
    (case
        when coalesce(g.categories_counted & 16, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 4)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 4)))::integer
    end)::integer as heads_community,
    (case
        when coalesce(g.categories_counted & 32, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 5)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 5)))::integer
    end)::integer as heads_health_volunteer,
    (case
        when coalesce(g.categories_counted & 64, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 6)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 6)))::integer
    end)::integer as heads_volunteer,
    (case
        when coalesce(g.categories_counted & 128, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 7)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 7)))::integer
    end)::integer as heads_women,
    (case
        when coalesce(g.categories_counted & 256, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 8)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 8)))::integer
    end)::integer as heads_elderly,
    (case
        when coalesce(g.categories_counted & 512, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 9)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 9)))::integer
    end)::integer as heads_disability,
    (case
        when coalesce(g.categories_counted & 1024, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 10)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 10)))::integer
    end)::integer as heads_youth,
    (case
        when coalesce(g.categories_counted & 2048, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 11)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 11)))::integer
    end)::integer as heads_parents,
    (case
        when coalesce(g.categories_counted & 4096, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 12)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 12)))::integer
    end)::integer as heads_occupation,
    (case
        when coalesce(g.categories_counted & 8192, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 13)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 13)))::integer
    end)::integer as heads_business,
    (case
        when coalesce(g.categories_counted & 16384, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 14)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 14)))::integer
    end)::integer as heads_ngo,
    (case
        when coalesce(g.categories_counted & 32768, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 15)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 15)))::integer
    end)::integer as heads_academic,
    (case
        when coalesce(g.categories_counted & 65536, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 16)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 16)))::integer
    end)::integer as heads_expert,
    (case
        when coalesce(g.categories_counted & 131072, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 17)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 17)))::integer
    end)::integer as heads_school,
    (case
        when coalesce(g.categories_counted & 262144, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 18)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 18)))::integer
    end)::integer as heads_religion,
    (case
        when coalesce(g.categories_counted & 524288, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 19)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 19)))::integer
    end)::integer as heads_health_unit,
    (case
        when coalesce(g.categories_counted & 1048576, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 20)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 20)))::integer
    end)::integer as heads_other_government,
    (case
        when coalesce(g.categories_counted & 2097152, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 21)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 21)))::integer
    end)::integer as heads_other_lao,
    (case
        when coalesce(g.categories_counted & 4194304, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 22)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 22)))::integer
    end)::integer as heads_public,
    (case
        when coalesce(g.categories_counted & 8388608, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 23)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 23)))::integer
    end)::integer as heads_vulnerable,
    (case
        when coalesce(g.categories_counted & 16777216, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 24)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 24)))::integer
    end)::integer as heads_sports,
    (case
        when coalesce(g.categories_counted & 33554432, 0) = 0 then null
        when g.is_plain then g.heads[list_position(g.bits, 25)]
        else list_sum(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 25)))::integer
    end)::integer as heads_unknown,
    (case
        when coalesce(g.categories & 1, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 0))
    end)::integer as groups_executive,
    (case
        when coalesce(g.categories & 2, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 1))
    end)::integer as groups_council,
    (case
        when coalesce(g.categories & 4, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 2))
    end)::integer as groups_staff,
    (case
        when coalesce(g.categories & 8, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 3))
    end)::integer as groups_village_head,
    (case
        when coalesce(g.categories & 16, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 4))
    end)::integer as groups_community,
    (case
        when coalesce(g.categories & 32, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 5))
    end)::integer as groups_health_volunteer,
    (case
        when coalesce(g.categories & 64, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 6))
    end)::integer as groups_volunteer,
    (case
        when coalesce(g.categories & 128, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 7))
    end)::integer as groups_women,
    (case
        when coalesce(g.categories & 256, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 8))
    end)::integer as groups_elderly,
    (case
        when coalesce(g.categories & 512, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 9))
    end)::integer as groups_disability,
    (case
        when coalesce(g.categories & 1024, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 10))
    end)::integer as groups_youth,
    (case
        when coalesce(g.categories & 2048, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 11))
    end)::integer as groups_parents,
    (case
        when coalesce(g.categories & 4096, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 12))
    end)::integer as groups_occupation,
    (case
        when coalesce(g.categories & 8192, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 13))
    end)::integer as groups_business,
    (case
        when coalesce(g.categories & 16384, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 14))
    end)::integer as groups_ngo,
    (case
        when coalesce(g.categories & 32768, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 15))
    end)::integer as groups_academic,
    (case
        when coalesce(g.categories & 65536, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 16))
    end)::integer as groups_expert,
    (case
        when coalesce(g.categories & 131072, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 17))
    end)::integer as groups_school,
    (case
        when coalesce(g.categories & 262144, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 18))
    end)::integer as groups_religion,
    (case
        when coalesce(g.categories & 524288, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 19))
    end)::integer as groups_health_unit,
    (case
        when coalesce(g.categories & 1048576, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 20))
    end)::integer as groups_other_government,
    (case
        when coalesce(g.categories & 2097152, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 21))
    end)::integer as groups_other_lao,
    (case
        when coalesce(g.categories & 4194304, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 22))
    end)::integer as groups_public,
    (case
        when coalesce(g.categories & 8388608, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 23))
    end)::integer as groups_vulnerable,
    (case
        when coalesce(g.categories & 16777216, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 24))
    end)::integer as groups_sports,
    (case
        when coalesce(g.categories & 33554432, 0) = 0 then 0
        when g.is_plain then 1
        else len(list_filter(g.bits, lambda bit : bit = 25))
    end)::integer as groups_unknown,
    (case
        when coalesce(g.categories_counted & 1, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 0)))
    end)::integer as counted_executive,
    (case
        when coalesce(g.categories_counted & 2, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 1)))
    end)::integer as counted_council,
    (case
        when coalesce(g.categories_counted & 4, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 2)))
    end)::integer as counted_staff,
    (case
        when coalesce(g.categories_counted & 8, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 3)))
    end)::integer as counted_village_head,
    (case
        when coalesce(g.categories_counted & 16, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 4)))
    end)::integer as counted_community,
    (case
        when coalesce(g.categories_counted & 32, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 5)))
    end)::integer as counted_health_volunteer,
    (case
        when coalesce(g.categories_counted & 64, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 6)))
    end)::integer as counted_volunteer,
    (case
        when coalesce(g.categories_counted & 128, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 7)))
    end)::integer as counted_women,
    (case
        when coalesce(g.categories_counted & 256, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 8)))
    end)::integer as counted_elderly,
    (case
        when coalesce(g.categories_counted & 512, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 9)))
    end)::integer as counted_disability,
    (case
        when coalesce(g.categories_counted & 1024, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 10)))
    end)::integer as counted_youth,
    (case
        when coalesce(g.categories_counted & 2048, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 11)))
    end)::integer as counted_parents,
    (case
        when coalesce(g.categories_counted & 4096, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 12)))
    end)::integer as counted_occupation,
    (case
        when coalesce(g.categories_counted & 8192, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 13)))
    end)::integer as counted_business,
    (case
        when coalesce(g.categories_counted & 16384, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 14)))
    end)::integer as counted_ngo,
    (case
        when coalesce(g.categories_counted & 32768, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 15)))
    end)::integer as counted_academic,
    (case
        when coalesce(g.categories_counted & 65536, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 16)))
    end)::integer as counted_expert,
    (case
        when coalesce(g.categories_counted & 131072, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 17)))
    end)::integer as counted_school,
    (case
        when coalesce(g.categories_counted & 262144, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 18)))
    end)::integer as counted_religion,
    (case
        when coalesce(g.categories_counted & 524288, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 19)))
    end)::integer as counted_health_unit,
    (case
        when coalesce(g.categories_counted & 1048576, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 20)))
    end)::integer as counted_other_government,
    (case
        when coalesce(g.categories_counted & 2097152, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 21)))
    end)::integer as counted_other_lao,
    (case
        when coalesce(g.categories_counted & 4194304, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 22)))
    end)::integer as counted_public,
    (case
        when coalesce(g.categories_counted & 8388608, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 23)))
    end)::integer as counted_vulnerable,
    (case
        when coalesce(g.categories_counted & 16777216, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 24)))
    end)::integer as counted_sports,
    (case
        when coalesce(g.categories_counted & 33554432, 0) = 0 then 0
        when g.is_plain then 1
        else list_count(list_where(g.heads, list_transform(g.bits, lambda bit : bit = 25)))
    end)::integer as counted_unknown,
    (coalesce((g.categories & 1 > 0)::integer, 0))::integer as naming_executive,
    (coalesce((g.categories & 2 > 0)::integer, 0))::integer as naming_council,
    (coalesce((g.categories & 4 > 0)::integer, 0))::integer as naming_staff,
    (coalesce((g.categories & 8 > 0)::integer, 0))::integer as naming_village_head,
    (coalesce((g.categories & 16 > 0)::integer, 0))::integer as naming_community,
    (coalesce((g.categories & 32 > 0)::integer, 0))::integer as naming_health_volunteer,
    (coalesce((g.categories & 64 > 0)::integer, 0))::integer as naming_volunteer,
    (coalesce((g.categories & 128 > 0)::integer, 0))::integer as naming_women,
    (coalesce((g.categories & 256 > 0)::integer, 0))::integer as naming_elderly,
    (coalesce((g.categories & 512 > 0)::integer, 0))::integer as naming_disability,
    (coalesce((g.categories & 1024 > 0)::integer, 0))::integer as naming_youth,
    (coalesce((g.categories & 2048 > 0)::integer, 0))::integer as naming_parents,
    (coalesce((g.categories & 4096 > 0)::integer, 0))::integer as naming_occupation,
    (coalesce((g.categories & 8192 > 0)::integer, 0))::integer as naming_business,
    (coalesce((g.categories & 16384 > 0)::integer, 0))::integer as naming_ngo,
    (coalesce((g.categories & 32768 > 0)::integer, 0))::integer as naming_academic,
    (coalesce((g.categories & 65536 > 0)::integer, 0))::integer as naming_expert,
    (coalesce((g.categories & 131072 > 0)::integer, 0))::integer as naming_school,
    (coalesce((g.categories & 262144 > 0)::integer, 0))::integer as naming_religion,
    (coalesce((g.categories & 524288 > 0)::integer, 0))::integer as naming_health_unit,
    (coalesce((g.categories & 1048576 > 0)::integer, 0))::integer as naming_other_government,
    (coalesce((g.categories & 2097152 > 0)::integer, 0))::integer as naming_other_lao,
    (coalesce((g.categories & 4194304 > 0)::integer, 0))::integer as naming_public,
    (coalesce((g.categories & 8388608 > 0)::integer, 0))::integer as naming_vulnerable,
    (coalesce((g.categories & 16777216 > 0)::integer, 0))::integer as naming_sports,
    (coalesce((g.categories & 33554432 > 0)::integer, 0))::integer as naming_unknown,
    (coalesce((g.categories & 1 > 0 and g.categories_counted & 1 = 0)::integer, 0))::integer as uncounted_executive,
    (coalesce((g.categories & 2 > 0 and g.categories_counted & 2 = 0)::integer, 0))::integer as uncounted_council,
    (coalesce((g.categories & 4 > 0 and g.categories_counted & 4 = 0)::integer, 0))::integer as uncounted_staff,
    (coalesce((g.categories & 8 > 0 and g.categories_counted & 8 = 0)::integer, 0))::integer as uncounted_village_head,
    (coalesce((g.categories & 16 > 0 and g.categories_counted & 16 = 0)::integer, 0))::integer as uncounted_community,
    (coalesce((g.categories & 32 > 0 and g.categories_counted & 32 = 0)::integer, 0))::integer as uncounted_health_volunteer,
    (coalesce((g.categories & 64 > 0 and g.categories_counted & 64 = 0)::integer, 0))::integer as uncounted_volunteer,
    (coalesce((g.categories & 128 > 0 and g.categories_counted & 128 = 0)::integer, 0))::integer as uncounted_women,
    (coalesce((g.categories & 256 > 0 and g.categories_counted & 256 = 0)::integer, 0))::integer as uncounted_elderly,
    (coalesce((g.categories & 512 > 0 and g.categories_counted & 512 = 0)::integer, 0))::integer as uncounted_disability,
    (coalesce((g.categories & 1024 > 0 and g.categories_counted & 1024 = 0)::integer, 0))::integer as uncounted_youth,
    (coalesce((g.categories & 2048 > 0 and g.categories_counted & 2048 = 0)::integer, 0))::integer as uncounted_parents,
    (coalesce((g.categories & 4096 > 0 and g.categories_counted & 4096 = 0)::integer, 0))::integer as uncounted_occupation,
    (coalesce((g.categories & 8192 > 0 and g.categories_counted & 8192 = 0)::integer, 0))::integer as uncounted_business,
    (coalesce((g.categories & 16384 > 0 and g.categories_counted & 16384 = 0)::integer, 0))::integer as uncounted_ngo,
    (coalesce((g.categories & 32768 > 0 and g.categories_counted & 32768 = 0)::integer, 0))::integer as uncounted_academic,
    (coalesce((g.categories & 65536 > 0 and g.categories_counted & 65536 = 0)::integer, 0))::integer as uncounted_expert,
    (coalesce((g.categories & 131072 > 0 and g.categories_counted & 131072 = 0)::integer, 0))::integer as uncounted_school,
    (coalesce((g.categories & 262144 > 0 and g.categories_counted & 262144 = 0)::integer, 0))::integer as uncounted_religion,
    (coalesce((g.categories & 524288 > 0 and g.categories_counted & 524288 = 0)::integer, 0))::integer as uncounted_health_unit,
    (coalesce((g.categories & 1048576 > 0 and g.categories_counted & 1048576 = 0)::integer, 0))::integer as uncounted_other_government,
    (coalesce((g.categories & 2097152 > 0 and g.categories_counted & 2097152 = 0)::integer, 0))::integer as uncounted_other_lao,
    (coalesce((g.categories & 4194304 > 0 and g.categories_counted & 4194304 = 0)::integer, 0))::integer as uncounted_public,
    (coalesce((g.categories & 8388608 > 0 and g.categories_counted & 8388608 = 0)::integer, 0))::integer as uncounted_vulnerable,
    (coalesce((g.categories & 16777216 > 0 and g.categories_counted & 16777216 = 0)::integer, 0))::integer as uncounted_sports,
    (coalesce((g.categories & 33554432 > 0 and g.categories_counted & 33554432 = 0)::integer, 0))::integer as uncounted_unknown
from activity as a
left join agency on a.agency_id = agency.agency_id
left join fact_closing as closing on a.fiscal_year is not distinct from closing.fiscal_year and a.round is not distinct from closing.round
left join fact_group as g on a.activity_id = g.activity_id
left join fact_step as f on a.activity_id = f.activity_id
left join fact_finding as found on a.activity_id = found.activity_id
where a.is_current and a.duplicate_of is null
order by
    a.is_demonstration,
    agency.region,
    agency.province,
    a.agency_id,
    a.fiscal_year,
    a.round;
