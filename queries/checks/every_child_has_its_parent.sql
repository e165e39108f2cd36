-- th: ทุกแถวลูกมีแถวแม่
-- en: Every child has its parent
-- severity: error
with orphan as (
    select
        'report' as child,
        'document' as parent,
        document_id as missing_id
    from report anti join document using (document_id)
    union all
    select
        'report' as child,
        'agency' as parent,
        agency_id as missing_id
    from report anti join agency using (agency_id)
    where agency_id is not null
    union all
    select
        'agency_candidate' as child,
        'report' as parent,
        report_id as missing_id
    from agency_candidate anti join report using (report_id)
    union all
    select
        'agency_alias' as child,
        'agency' as parent,
        agency_id as missing_id
    from agency_alias anti join agency using (agency_id)
    union all
    select
        'activity' as child,
        'report' as parent,
        report_id as missing_id
    from activity anti join report using (report_id)
    union all
    select
        'participant_group' as child,
        'activity' as parent,
        activity_id as missing_id
    from participant_group anti join activity using (activity_id)
    union all
    select
        'issue' as child,
        'activity' as parent,
        activity_id as missing_id
    from issue anti join activity using (activity_id)
    union all
    select
        'result' as child,
        'activity' as parent,
        activity_id as missing_id
    from result anti join activity using (activity_id)
    union all
    select
        'follow_through' as child,
        'activity' as parent,
        activity_id as missing_id
    from follow_through anti join activity using (activity_id)
    union all
    select
        'evidence' as child,
        'report' as parent,
        report_id as missing_id
    from evidence anti join report using (report_id)
    where report_id is not null
    union all
    select
        'evidence' as child,
        'activity' as parent,
        activity_id as missing_id
    from evidence anti join activity using (activity_id)
    where activity_id is not null
    union all
    select
        'finding' as child,
        'report' as parent,
        report_id as missing_id
    from finding anti join report using (report_id)
    where report_id is not null
    union all
    select
        'finding' as child,
        'activity' as parent,
        activity_id as missing_id
    from finding anti join activity using (activity_id)
    where activity_id is not null
    union all
    select
        'correction' as child,
        'report' as parent,
        report_id as missing_id
    from correction anti join report using (report_id)
    where report_id is not null
    union all
    select
        'correction' as child,
        'activity' as parent,
        activity_id as missing_id
    from correction anti join activity using (activity_id)
    where activity_id is not null
)

select *
from orphan
order by child, parent, missing_id;
