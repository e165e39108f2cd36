-- th: รหัสทุกตัวเป็นรหัสที่ประกาศไว้
-- en: Every code is one that is declared
-- severity: error
with known (field, code) as (
    values
    ('agency.kind', 'sao'),
    ('agency.kind', 'subdistrict_municipality'),
    ('agency.kind', 'town_municipality'),
    ('agency.kind', 'city_municipality'),
    ('agency.kind', 'pao'),
    ('agency.kind', 'province'),
    ('agency.kind', 'bma'),
    ('agency.kind', 'pattaya'),
    ('agency.kind', 'district'),
    ('agency.kind', 'health'),
    ('agency.kind', 'education'),
    ('agency.kind', 'other'),
    ('activity.kind', 'village_forum'),
    ('activity.kind', 'subdistrict_forum'),
    ('activity.kind', 'plan_committee'),
    ('activity.kind', 'council_sitting'),
    ('activity.kind', 'hearing'),
    ('activity.kind', 'law_consultation'),
    ('activity.kind', 'leader_meeting'),
    ('activity.kind', 'mobile_service'),
    ('activity.kind', 'complaint_channel'),
    ('activity.kind', 'survey'),
    ('activity.kind', 'evaluation_committee'),
    ('activity.kind', 'procurement_watch'),
    ('activity.kind', 'integrity_assessment'),
    ('activity.kind', 'joint_fund'),
    ('activity.kind', 'coproduction'),
    ('activity.kind', 'culture'),
    ('activity.kind', 'training'),
    ('activity.kind', 'agreement'),
    ('activity.kind', 'school_board'),
    ('activity.kind', 'publicity'),
    ('activity.kind', 'internal'),
    ('activity.kind', 'oversight'),
    ('activity.kind', 'other'),
    ('activity.mode', 'plan'),
    ('activity.mode', 'do'),
    ('activity.mode', 'exchange'),
    ('activity.mode', 'evaluate'),
    ('activity.date_precision', 'day'),
    ('activity.date_precision', 'month'),
    ('activity.date_precision', 'none'),
    ('activity.recurrence', 'weekly'),
    ('activity.recurrence', 'monthly'),
    ('activity.recurrence', 'quarterly'),
    ('activity.recurrence', 'yearly'),
    ('correction.verdict', 'confirm'),
    ('correction.verdict', 'overrule'),
    ('correction.status', 'applied'),
    ('correction.status', 'confirmed'),
    ('correction.status', 'reopened'),
    ('correction.status', 'replaced'),
    ('correction.status', 'withdrawn'),
    ('correction.why', 'target_gone'),
    ('correction.why', 'report_replaced'),
    ('correction.why', 'machine_differs'),
    ('correction.why', 'newer_correction'),
    ('finding.severity', 'error'),
    ('finding.severity', 'warning'),
    ('finding.severity', 'note'),
    ('finding.rule', 'total_mismatch'),
    ('finding.rule', 'total_missing'),
    ('finding.rule', 'date_conflict'),
    ('finding.rule', 'date_missing'),
    ('finding.rule', 'date_outside_period'),
    ('finding.rule', 'date_impossible'),
    ('finding.rule', 'weekday_mismatch'),
    ('finding.rule', 'element_missing'),
    ('finding.rule', 'internal_only'),
    ('finding.rule', 'publicity_only'),
    ('finding.rule', 'catalogue_only'),
    ('finding.rule', 'target_not_attended'),
    ('finding.rule', 'agency_unresolved'),
    ('finding.rule', 'agency_misspelt'),
    ('finding.rule', 'period_unknown'),
    ('finding.rule', 'duplicate_document'),
    ('finding.rule', 'near_duplicate_text'),
    ('finding.rule', 'personal_data'),
    ('finding.rule', 'no_activity'),
    ('finding.rule', 'entry_unclear'),
    ('finding.rule', 'unreadable')
),

used as (
    select
        'agency.kind' as field,
        kind as code,
        agency_id as found_in
    from agency
    union all
    select
        'agency.kind' as field,
        kind as code,
        agency_id as found_in
    from agency_alias
    union all
    select
        'agency.kind' as field,
        kind as code,
        report_id as found_in
    from agency_candidate
    union all
    select
        'activity.kind' as field,
        kind as code,
        activity_id as found_in
    from activity
    union all
    select
        'activity.mode' as field,
        mode as code,
        activity_id as found_in
    from activity
    union all
    select
        'activity.date_precision' as field,
        date_precision as code,
        activity_id as found_in
    from activity
    union all
    select
        'activity.recurrence' as field,
        recurrence as code,
        activity_id as found_in
    from activity
    union all
    select
        'finding.severity' as field,
        severity as code,
        document_id as found_in
    from finding
    union all
    select
        'finding.rule' as field,
        rule as code,
        document_id as found_in
    from finding
    union all
    select
        'correction.verdict' as field,
        verdict as code,
        correction_id as found_in
    from correction
    union all
    select
        'correction.status' as field,
        status as code,
        correction_id as found_in
    from correction
    union all
    select
        'correction.why' as field,
        why as code,
        correction_id as found_in
    from correction
)

select
    used.field,
    used.code,
    count(*) as rows_found,
    min(used.found_in) as for_example
from used
anti join known on used.field = known.field and used.code = known.code
where used.code is not null
group by used.field, used.code
order by used.field, used.code;
