-- cube_agency_round
-- th: ผลรวมของหน่วยงานแต่ละรอบ ทั้งกิจกรรมและรายงาน มีแถวของหน่วยงานที่คาดว่าต้องรายงานแม้ไม่มีรายงาน
-- en: Activities and reports of an agency in a round, summed up; also of agencies that a report is expected of and did not come
-- grain: agency_id, fiscal_year, round, is_demonstration
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
--   reports INTEGER: รายงานปัจจุบันของช่วงนั้นเอง | current reports of the period itself
--   reports_with_issue INTEGER: ในจำนวนนั้น บอกประเด็น | of these, with the issue
--   reports_with_participants INTEGER: ในจำนวนนั้น บอกผู้มีส่วนร่วม | of these, with the participants
--   reports_with_result INTEGER: ในจำนวนนั้น บอกผล | of these, with the result
--   reports_with_use INTEGER: ในจำนวนนั้น บอกการนำผลไปใช้ | of these, with the use
--   reports_complete INTEGER: ในจำนวนนั้น ครบสี่องค์ประกอบ | of these, with all four elements
--   reports_expected INTEGER: รายงานที่คาดของรอบที่เริ่มแล้ว | reports expected for a round that has begun
--   expected_here INTEGER: ในจำนวนนั้น มีแล้ว | of these, here
--   reports_due INTEGER: รายงานที่ครบกำหนด คือของรอบที่ปิดแล้ว | reports due: expected for a closed round
--   reports_received INTEGER: ในจำนวนนั้น มีแล้ว | of these, here
--   covered INTEGER: หน่วยงานและช่วงที่รู้ว่ามีหรือไม่มีกิจกรรม | 1 where it is known whether anything was held
--   with_report INTEGER: มีรายงานของช่วงนั้นหรือของทั้งปี จากหน่วยงานที่ระบุได้ | 1 where a report of the period, or of the whole year, is here from a known agency
--   unregistered INTEGER: ในจำนวนนั้น อยู่นอกทะเบียน | of these, of an agency in no registry
--   findings INTEGER: ข้อสังเกตของรายงานและกิจกรรมในรายงาน | findings about the reports and their activities
--   reports_with_finding INTEGER: รายงานที่มีข้อสังเกต | reports with a finding
--   findings_total_mismatch INTEGER: ข้อสังเกต: จำนวนรวมไม่เท่ากับผลบวกของกลุ่ม | findings of the rule total_mismatch
--   findings_total_missing INTEGER: ข้อสังเกต: ไม่บอกจำนวนผู้เข้าร่วม | findings of the rule total_missing
--   findings_date_conflict INTEGER: ข้อสังเกต: บอกวันที่ขัดกัน | findings of the rule date_conflict
--   findings_date_missing INTEGER: ข้อสังเกต: ไม่บอกวันที่จัด | findings of the rule date_missing
--   findings_date_outside_period INTEGER: ข้อสังเกต: วันที่อยู่นอกช่วงของรายงาน | findings of the rule date_outside_period
--   findings_date_impossible INTEGER: ข้อสังเกต: วันที่ไม่มีจริง | findings of the rule date_impossible
--   findings_weekday_mismatch INTEGER: ข้อสังเกต: วันในสัปดาห์ไม่ตรงกับวันที่ | findings of the rule weekday_mismatch
--   findings_element_missing INTEGER: ข้อสังเกต: ขาดองค์ประกอบ | findings of the rule element_missing
--   findings_internal_only INTEGER: ข้อสังเกต: มีแต่คนภายใน | findings of the rule internal_only
--   findings_publicity_only INTEGER: ข้อสังเกต: เป็นเพียงการประชาสัมพันธ์ | findings of the rule publicity_only
--   findings_catalogue_only INTEGER: ข้อสังเกต: เอ่ยเพียงประเภท ไม่มีการจัดจริง | findings of the rule catalogue_only
--   findings_target_not_attended INTEGER: ข้อสังเกต: บอกเป้าหมายแทนผู้เข้าร่วมจริง | findings of the rule target_not_attended
--   findings_agency_unresolved INTEGER: ข้อสังเกต: ระบุหน่วยงานไม่ได้ | findings of the rule agency_unresolved
--   findings_agency_misspelt INTEGER: ข้อสังเกต: สะกดชื่อหน่วยงานต่างกัน | findings of the rule agency_misspelt
--   findings_period_unknown INTEGER: ข้อสังเกต: ไม่ทราบช่วงเวลา | findings of the rule period_unknown
--   findings_duplicate_document INTEGER: ข้อสังเกต: เอกสารซ้ำ | findings of the rule duplicate_document
--   findings_near_duplicate_text INTEGER: ข้อสังเกต: ข้อความแทบเหมือนกับรายงานอื่น | findings of the rule near_duplicate_text
--   findings_personal_data INTEGER: ข้อสังเกต: มีข้อมูลส่วนบุคคล | findings of the rule personal_data
--   findings_no_activity INTEGER: ข้อสังเกต: ไม่พบกิจกรรม | findings of the rule no_activity
--   findings_entry_unclear INTEGER: ข้อสังเกต: ช่องในแบบรายงานที่ควรแก้ | findings of the rule entry_unclear
--   findings_unreadable INTEGER: ข้อสังเกต: อ่านไม่ได้ | findings of the rule unreadable
--   found_total_mismatch INTEGER: รายงานที่มีข้อสังเกต: จำนวนรวมไม่เท่ากับผลบวกของกลุ่ม | reports with a finding of the rule total_mismatch
--   found_total_missing INTEGER: รายงานที่มีข้อสังเกต: ไม่บอกจำนวนผู้เข้าร่วม | reports with a finding of the rule total_missing
--   found_date_conflict INTEGER: รายงานที่มีข้อสังเกต: บอกวันที่ขัดกัน | reports with a finding of the rule date_conflict
--   found_date_missing INTEGER: รายงานที่มีข้อสังเกต: ไม่บอกวันที่จัด | reports with a finding of the rule date_missing
--   found_date_outside_period INTEGER: รายงานที่มีข้อสังเกต: วันที่อยู่นอกช่วงของรายงาน | reports with a finding of the rule date_outside_period
--   found_date_impossible INTEGER: รายงานที่มีข้อสังเกต: วันที่ไม่มีจริง | reports with a finding of the rule date_impossible
--   found_weekday_mismatch INTEGER: รายงานที่มีข้อสังเกต: วันในสัปดาห์ไม่ตรงกับวันที่ | reports with a finding of the rule weekday_mismatch
--   found_element_missing INTEGER: รายงานที่มีข้อสังเกต: ขาดองค์ประกอบ | reports with a finding of the rule element_missing
--   found_internal_only INTEGER: รายงานที่มีข้อสังเกต: มีแต่คนภายใน | reports with a finding of the rule internal_only
--   found_publicity_only INTEGER: รายงานที่มีข้อสังเกต: เป็นเพียงการประชาสัมพันธ์ | reports with a finding of the rule publicity_only
--   found_catalogue_only INTEGER: รายงานที่มีข้อสังเกต: เอ่ยเพียงประเภท ไม่มีการจัดจริง | reports with a finding of the rule catalogue_only
--   found_target_not_attended INTEGER: รายงานที่มีข้อสังเกต: บอกเป้าหมายแทนผู้เข้าร่วมจริง | reports with a finding of the rule target_not_attended
--   found_agency_unresolved INTEGER: รายงานที่มีข้อสังเกต: ระบุหน่วยงานไม่ได้ | reports with a finding of the rule agency_unresolved
--   found_agency_misspelt INTEGER: รายงานที่มีข้อสังเกต: สะกดชื่อหน่วยงานต่างกัน | reports with a finding of the rule agency_misspelt
--   found_period_unknown INTEGER: รายงานที่มีข้อสังเกต: ไม่ทราบช่วงเวลา | reports with a finding of the rule period_unknown
--   found_duplicate_document INTEGER: รายงานที่มีข้อสังเกต: เอกสารซ้ำ | reports with a finding of the rule duplicate_document
--   found_near_duplicate_text INTEGER: รายงานที่มีข้อสังเกต: ข้อความแทบเหมือนกับรายงานอื่น | reports with a finding of the rule near_duplicate_text
--   found_personal_data INTEGER: รายงานที่มีข้อสังเกต: มีข้อมูลส่วนบุคคล | reports with a finding of the rule personal_data
--   found_no_activity INTEGER: รายงานที่มีข้อสังเกต: ไม่พบกิจกรรม | reports with a finding of the rule no_activity
--   found_entry_unclear INTEGER: รายงานที่มีข้อสังเกต: ช่องในแบบรายงานที่ควรแก้ | reports with a finding of the rule entry_unclear
--   found_unreadable INTEGER: รายงานที่มีข้อสังเกต: อ่านไม่ได้ | reports with a finding of the rule unreadable
--   as activity_fact from activities in INTEGER
create table cube_agency_round as
with
activity_sum as (
    select
        is_demonstration,
        agency_id,
        fiscal_year,
        round,
        sum(columns(summed.* exclude (is_demonstration, agency_id, fiscal_year, round)))
    from (
        select * exclude (
            region, geographic_region, province_cluster, province, district, agency_kind, is_closed,
            kind, mode, level, categories, sides, levels, rules, days_to_action, people
        )
        from activity_fact
    ) as summed
    group by is_demonstration, agency_id, fiscal_year, round
),

found as (
    select
        report.report_id,
        count(*) as findings,
        count(*) filter (where finding.rule = 'total_mismatch') as findings_total_mismatch,
        count(*) filter (where finding.rule = 'total_missing') as findings_total_missing,
        count(*) filter (where finding.rule = 'date_conflict') as findings_date_conflict,
        count(*) filter (where finding.rule = 'date_missing') as findings_date_missing,
        count(*) filter (where finding.rule = 'date_outside_period') as findings_date_outside_period,
        count(*) filter (where finding.rule = 'date_impossible') as findings_date_impossible,
        count(*) filter (where finding.rule = 'weekday_mismatch') as findings_weekday_mismatch,
        count(*) filter (where finding.rule = 'element_missing') as findings_element_missing,
        count(*) filter (where finding.rule = 'internal_only') as findings_internal_only,
        count(*) filter (where finding.rule = 'publicity_only') as findings_publicity_only,
        count(*) filter (where finding.rule = 'catalogue_only') as findings_catalogue_only,
        count(*) filter (where finding.rule = 'target_not_attended') as findings_target_not_attended,
        count(*) filter (where finding.rule = 'agency_unresolved') as findings_agency_unresolved,
        count(*) filter (where finding.rule = 'agency_misspelt') as findings_agency_misspelt,
        count(*) filter (where finding.rule = 'period_unknown') as findings_period_unknown,
        count(*) filter (where finding.rule = 'duplicate_document') as findings_duplicate_document,
        count(*) filter (where finding.rule = 'near_duplicate_text') as findings_near_duplicate_text,
        count(*) filter (where finding.rule = 'personal_data') as findings_personal_data,
        count(*) filter (where finding.rule = 'no_activity') as findings_no_activity,
        count(*) filter (where finding.rule = 'entry_unclear') as findings_entry_unclear,
        count(*) filter (where finding.rule = 'unreadable') as findings_unreadable
    from finding
    inner join report on finding.report_id = report.report_id
    where report.is_current
    group by report.report_id
),

report_sum as (
    select
        report.is_demonstration,
        report.agency_id::agency_name as agency_id,
        report.fiscal_year,
        report.round,
        count(*) as reports,
        count(*) filter (where report.has_issue) as reports_with_issue,
        count(*) filter (where report.has_participants) as reports_with_participants,
        count(*) filter (where report.has_result) as reports_with_result,
        count(*) filter (where report.has_use) as reports_with_use,
        count(*) filter (
            where report.has_issue and report.has_participants and report.has_result and report.has_use
        ) as reports_complete,
        coalesce(sum(found.findings), 0) as findings,
        count(found.report_id) as reports_with_finding,
        coalesce(sum(found.findings_total_mismatch), 0) as findings_total_mismatch,
        coalesce(sum(found.findings_total_missing), 0) as findings_total_missing,
        coalesce(sum(found.findings_date_conflict), 0) as findings_date_conflict,
        coalesce(sum(found.findings_date_missing), 0) as findings_date_missing,
        coalesce(sum(found.findings_date_outside_period), 0) as findings_date_outside_period,
        coalesce(sum(found.findings_date_impossible), 0) as findings_date_impossible,
        coalesce(sum(found.findings_weekday_mismatch), 0) as findings_weekday_mismatch,
        coalesce(sum(found.findings_element_missing), 0) as findings_element_missing,
        coalesce(sum(found.findings_internal_only), 0) as findings_internal_only,
        coalesce(sum(found.findings_publicity_only), 0) as findings_publicity_only,
        coalesce(sum(found.findings_catalogue_only), 0) as findings_catalogue_only,
        coalesce(sum(found.findings_target_not_attended), 0) as findings_target_not_attended,
        coalesce(sum(found.findings_agency_unresolved), 0) as findings_agency_unresolved,
        coalesce(sum(found.findings_agency_misspelt), 0) as findings_agency_misspelt,
        coalesce(sum(found.findings_period_unknown), 0) as findings_period_unknown,
        coalesce(sum(found.findings_duplicate_document), 0) as findings_duplicate_document,
        coalesce(sum(found.findings_near_duplicate_text), 0) as findings_near_duplicate_text,
        coalesce(sum(found.findings_personal_data), 0) as findings_personal_data,
        coalesce(sum(found.findings_no_activity), 0) as findings_no_activity,
        coalesce(sum(found.findings_entry_unclear), 0) as findings_entry_unclear,
        coalesce(sum(found.findings_unreadable), 0) as findings_unreadable,
        count(*) filter (where found.findings_total_mismatch > 0) as found_total_mismatch,
        count(*) filter (where found.findings_total_missing > 0) as found_total_missing,
        count(*) filter (where found.findings_date_conflict > 0) as found_date_conflict,
        count(*) filter (where found.findings_date_missing > 0) as found_date_missing,
        count(*) filter (where found.findings_date_outside_period > 0) as found_date_outside_period,
        count(*) filter (where found.findings_date_impossible > 0) as found_date_impossible,
        count(*) filter (where found.findings_weekday_mismatch > 0) as found_weekday_mismatch,
        count(*) filter (where found.findings_element_missing > 0) as found_element_missing,
        count(*) filter (where found.findings_internal_only > 0) as found_internal_only,
        count(*) filter (where found.findings_publicity_only > 0) as found_publicity_only,
        count(*) filter (where found.findings_catalogue_only > 0) as found_catalogue_only,
        count(*) filter (where found.findings_target_not_attended > 0) as found_target_not_attended,
        count(*) filter (where found.findings_agency_unresolved > 0) as found_agency_unresolved,
        count(*) filter (where found.findings_agency_misspelt > 0) as found_agency_misspelt,
        count(*) filter (where found.findings_period_unknown > 0) as found_period_unknown,
        count(*) filter (where found.findings_duplicate_document > 0) as found_duplicate_document,
        count(*) filter (where found.findings_near_duplicate_text > 0) as found_near_duplicate_text,
        count(*) filter (where found.findings_personal_data > 0) as found_personal_data,
        count(*) filter (where found.findings_no_activity > 0) as found_no_activity,
        count(*) filter (where found.findings_entry_unclear > 0) as found_entry_unclear,
        count(*) filter (where found.findings_unreadable > 0) as found_unreadable
    from report
    left join found on report.report_id = found.report_id
    where report.is_current
    group by report.is_demonstration, report.agency_id, report.fiscal_year, report.round
),

-- Who reported, with the agency as the small integer that it is in all that is joined here.
reported as (
    select
        is_demonstration,
        agency_id::agency_name as agency_id,
        fiscal_year,
        round,
        is_expected,
        has_reported
    from reporting
),

every_key as (
    select is_demonstration, agency_id, fiscal_year, round from activity_sum
    union
    select is_demonstration, agency_id, fiscal_year, round from report_sum
    union
    select is_demonstration, agency_id, fiscal_year, round from reported
),

-- What a whole-year report holds without a date may lie in either round: then a round without any is not known to be empty.
undated as (
    select distinct is_demonstration, agency_id, fiscal_year
    from activity_sum
    where round is null
)

select
    every_key.is_demonstration,
    agency.region::region_name as region,
    agency.geographic_region::geographic_region_name as geographic_region,
    agency.province_cluster::province_cluster_name as province_cluster,
    agency.province::province_name as province,
    (agency.district || ', ' || agency.province)::district_name as district,
    agency.kind::agency_kind_name as agency_kind,
    every_key.agency_id,
    every_key.fiscal_year,
    every_key.round,
    closing.is_closed,
    coalesce(r.reports, 0)::integer as reports,
    coalesce(r.reports_with_issue, 0)::integer as reports_with_issue,
    coalesce(r.reports_with_participants, 0)::integer as reports_with_participants,
    coalesce(r.reports_with_result, 0)::integer as reports_with_result,
    coalesce(r.reports_with_use, 0)::integer as reports_with_use,
    coalesce(r.reports_complete, 0)::integer as reports_complete,
    coalesce(told.is_expected, false)::integer as reports_expected,
    coalesce(told.is_expected and told.has_reported, false)::integer as expected_here,
    coalesce(told.is_expected and closing.is_closed, false)::integer as reports_due,
    coalesce(told.is_expected and closing.is_closed and told.has_reported, false)::integer as reports_received,
    (
        coalesce(a.activities, 0) > 0
        or coalesce(r.reports, 0) > 0
        or (coalesce(told.has_reported, false) and undated.agency_id is null)
    )::integer as covered,
    (every_key.agency_id is not null and (coalesce(r.reports, 0) > 0 or coalesce(told.has_reported, false)))::integer
        as with_report,
    (
        every_key.agency_id is not null
        and (coalesce(r.reports, 0) > 0 or coalesce(told.has_reported, false))
        and not coalesce(agency.is_registered, false)
    )::integer as unregistered,
    coalesce(r.findings, 0)::integer as findings,
    coalesce(r.reports_with_finding, 0)::integer as reports_with_finding,
    coalesce(r.findings_total_mismatch, 0)::integer as findings_total_mismatch,
    coalesce(r.findings_total_missing, 0)::integer as findings_total_missing,
    coalesce(r.findings_date_conflict, 0)::integer as findings_date_conflict,
    coalesce(r.findings_date_missing, 0)::integer as findings_date_missing,
    coalesce(r.findings_date_outside_period, 0)::integer as findings_date_outside_period,
    coalesce(r.findings_date_impossible, 0)::integer as findings_date_impossible,
    coalesce(r.findings_weekday_mismatch, 0)::integer as findings_weekday_mismatch,
    coalesce(r.findings_element_missing, 0)::integer as findings_element_missing,
    coalesce(r.findings_internal_only, 0)::integer as findings_internal_only,
    coalesce(r.findings_publicity_only, 0)::integer as findings_publicity_only,
    coalesce(r.findings_catalogue_only, 0)::integer as findings_catalogue_only,
    coalesce(r.findings_target_not_attended, 0)::integer as findings_target_not_attended,
    coalesce(r.findings_agency_unresolved, 0)::integer as findings_agency_unresolved,
    coalesce(r.findings_agency_misspelt, 0)::integer as findings_agency_misspelt,
    coalesce(r.findings_period_unknown, 0)::integer as findings_period_unknown,
    coalesce(r.findings_duplicate_document, 0)::integer as findings_duplicate_document,
    coalesce(r.findings_near_duplicate_text, 0)::integer as findings_near_duplicate_text,
    coalesce(r.findings_personal_data, 0)::integer as findings_personal_data,
    coalesce(r.findings_no_activity, 0)::integer as findings_no_activity,
    coalesce(r.findings_entry_unclear, 0)::integer as findings_entry_unclear,
    coalesce(r.findings_unreadable, 0)::integer as findings_unreadable,
    coalesce(r.found_total_mismatch, 0)::integer as found_total_mismatch,
    coalesce(r.found_total_missing, 0)::integer as found_total_missing,
    coalesce(r.found_date_conflict, 0)::integer as found_date_conflict,
    coalesce(r.found_date_missing, 0)::integer as found_date_missing,
    coalesce(r.found_date_outside_period, 0)::integer as found_date_outside_period,
    coalesce(r.found_date_impossible, 0)::integer as found_date_impossible,
    coalesce(r.found_weekday_mismatch, 0)::integer as found_weekday_mismatch,
    coalesce(r.found_element_missing, 0)::integer as found_element_missing,
    coalesce(r.found_internal_only, 0)::integer as found_internal_only,
    coalesce(r.found_publicity_only, 0)::integer as found_publicity_only,
    coalesce(r.found_catalogue_only, 0)::integer as found_catalogue_only,
    coalesce(r.found_target_not_attended, 0)::integer as found_target_not_attended,
    coalesce(r.found_agency_unresolved, 0)::integer as found_agency_unresolved,
    coalesce(r.found_agency_misspelt, 0)::integer as found_agency_misspelt,
    coalesce(r.found_period_unknown, 0)::integer as found_period_unknown,
    coalesce(r.found_duplicate_document, 0)::integer as found_duplicate_document,
    coalesce(r.found_near_duplicate_text, 0)::integer as found_near_duplicate_text,
    coalesce(r.found_personal_data, 0)::integer as found_personal_data,
    coalesce(r.found_no_activity, 0)::integer as found_no_activity,
    coalesce(r.found_entry_unclear, 0)::integer as found_entry_unclear,
    coalesce(r.found_unreadable, 0)::integer as found_unreadable,
    coalesce(a.activities, 0)::integer as activities,
    coalesce(a.events_held, 0)::integer as events_held,
    coalesce(a.events_of_agencies, 0)::integer as events_of_agencies,
    coalesce(a.recurring_claimed, 0)::integer as recurring_claimed,
    coalesce(a.types_only, 0)::integer as types_only,
    coalesce(a.events_with_total, 0)::integer as events_with_total,
    a.participants_known::integer as participants_known,
    coalesce(a.events_with_people, 0)::integer as events_with_people,
    coalesce(a.events_with_group, 0)::integer as events_with_group,
    coalesce(a.events_with_headcount, 0)::integer as events_with_headcount,
    coalesce(a.events_without_who, 0)::integer as events_without_who,
    coalesce(a.events_with_unstated, 0)::integer as events_with_unstated,
    a.heads_known::integer as heads_known,
    a.heads_sided::integer as heads_sided,
    a.heads_external::integer as heads_external,
    a.heads_internal::integer as heads_internal,
    a.heads_grey::integer as heads_grey,
    a.heads_unknown::integer as heads_unknown,
    a.heads_citizens::integer as heads_citizens,
    a.heads_unstated::integer as heads_unstated,
    a.people_unknown::integer as people_unknown,
    a.people_told::integer as people_told,
    coalesce(a.naming_external, 0)::integer as naming_external,
    coalesce(a.naming_internal, 0)::integer as naming_internal,
    coalesce(a.naming_grey, 0)::integer as naming_grey,
    coalesce(a.naming_unknown, 0)::integer as naming_unknown,
    coalesce(a.events_with_level, 0)::integer as events_with_level,
    coalesce(a.followed_done, 0)::integer as followed_done,
    coalesce(a.level_0, 0)::integer as level_0,
    coalesce(a.level_1, 0)::integer as level_1,
    coalesce(a.level_2, 0)::integer as level_2,
    coalesce(a.level_3, 0)::integer as level_3,
    coalesce(a.level_4, 0)::integer as level_4,
    coalesce(a.level_5, 0)::integer as level_5,
    coalesce(a.level_6, 0)::integer as level_6,
    coalesce(a.level_7, 0)::integer as level_7,
    coalesce(a.level_unknown, 0)::integer as level_unknown,
    coalesce(a.events_with_action_day, 0)::integer as events_with_action_day,
    coalesce(a.steps, 0)::integer as steps,
    coalesce(a.steps_done, 0)::integer as steps_done,
    coalesce(a.steps_0, 0)::integer as steps_0,
    coalesce(a.steps_1, 0)::integer as steps_1,
    coalesce(a.steps_2, 0)::integer as steps_2,
    coalesce(a.steps_3, 0)::integer as steps_3,
    coalesce(a.steps_4, 0)::integer as steps_4,
    coalesce(a.steps_5, 0)::integer as steps_5,
    coalesce(a.steps_6, 0)::integer as steps_6,
    coalesce(a.steps_7, 0)::integer as steps_7,
    coalesce(a.steps_unknown, 0)::integer as steps_unknown,
    coalesce(a.steps_by_council, 0)::integer as steps_by_council,
    coalesce(a.steps_by_committee, 0)::integer as steps_by_committee,
    coalesce(a.steps_by_executive, 0)::integer as steps_by_executive,
    coalesce(a.steps_by_unit, 0)::integer as steps_by_unit,
    coalesce(a.steps_by_community, 0)::integer as steps_by_community,
    coalesce(a.steps_by_state_body, 0)::integer as steps_by_state_body,
    coalesce(a.steps_by_local_authority, 0)::integer as steps_by_local_authority,
    coalesce(a.steps_by_other, 0)::integer as steps_by_other,
    coalesce(a.steps_by_unnamed, 0)::integer as steps_by_unnamed,
    coalesce(a.done_by_council, 0)::integer as done_by_council,
    coalesce(a.done_by_committee, 0)::integer as done_by_committee,
    coalesce(a.done_by_executive, 0)::integer as done_by_executive,
    coalesce(a.done_by_unit, 0)::integer as done_by_unit,
    coalesce(a.done_by_community, 0)::integer as done_by_community,
    coalesce(a.done_by_state_body, 0)::integer as done_by_state_body,
    coalesce(a.done_by_local_authority, 0)::integer as done_by_local_authority,
    coalesce(a.done_by_other, 0)::integer as done_by_other,
    coalesce(a.done_by_unnamed, 0)::integer as done_by_unnamed
from every_key
left join agency on every_key.agency_id = agency.agency_id
left join fact_closing as closing
    on every_key.fiscal_year = closing.fiscal_year and every_key.round is not distinct from closing.round
left join activity_sum as a
    on
        every_key.is_demonstration = a.is_demonstration
        and every_key.agency_id is not distinct from a.agency_id
        and every_key.fiscal_year is not distinct from a.fiscal_year
        and every_key.round is not distinct from a.round
left join report_sum as r
    on
        every_key.is_demonstration = r.is_demonstration
        and every_key.agency_id is not distinct from r.agency_id
        and every_key.fiscal_year is not distinct from r.fiscal_year
        and every_key.round is not distinct from r.round
left join reported as told
    on
        every_key.is_demonstration = told.is_demonstration
        and every_key.agency_id is not distinct from told.agency_id
        and every_key.fiscal_year is not distinct from told.fiscal_year
        and every_key.round is not distinct from told.round
left join undated
    on
        every_key.is_demonstration = undated.is_demonstration
        and every_key.agency_id = undated.agency_id
        and every_key.fiscal_year = undated.fiscal_year
order by
    every_key.is_demonstration,
    region,
    province,
    every_key.agency_id,
    every_key.fiscal_year,
    every_key.round;
