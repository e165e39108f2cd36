-- question.th: แต่ละรอบหน่วยงานนี้ส่งรายงานหรือไม่ มีองค์ประกอบใด มีบุคคลภายนอกหรือไม่ และน่าจะได้ 0 หรือ 100
-- question.en: Round by round: did this agency report, which elements stand, did outside people take part, and is it likely 0 or 100?
-- grain: one row a round that has begun and is expected of the agency, or that it reported for, the newest first
-- parameters:
--   agency_id TEXT: key of the agency
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ. that are looked at, 0 = not known; NULL = all
--   rounds INTEGER[] NULL: rounds that are looked at, 0 = whole year or not known; NULL = all
-- columns:
--   fiscal_year INTEGER: พ.ศ.
--   round INTEGER: 1 or 2
--   is_closed BOOLEAN: false = still open, never compared
--   is_chosen BOOLEAN: among the years and rounds that are looked at
--   is_expected BOOLEAN: a report is expected
--   status TEXT: complete, incomplete, missing, open (no report yet, and not late)
--   report_id TEXT: the report that the rest is told of: a complete one first, then the round's own, else the whole year's; NULL where none
--   is_whole_year BOOLEAN: it covers the whole year
--   has_issue BOOLEAN: an issue of substance; NULL without a report, like all that follow
--   has_participants BOOLEAN: participants of substance
--   has_result BOOLEAN: a result of substance
--   has_use BOOLEAN: a use of substance
--   groups_external INTEGER: groups from outside that its held activities name
--   groups_internal INTEGER: groups of the agency itself
--   groups_unclear INTEGER: groups of other government, or of no side that can be told
--   outside TEXT: yes = outside people took part, no = only its own, unclear = it cannot be told
--   is_doubted BOOLEAN: a person should look at the document, for it was poorly understood
--   doubts TEXT: the reasons, in Thai; NULL where there are none
--   warnings TEXT: codes of findings that an assessor should see first, with commas; NULL where none
--   suggestion TEXT: full = 100, none = 0, undecided = a person has to say
--   reason TEXT: why: all_stand, element_lacks, only_own, outside_unclear, doubted
--   events_held INTEGER: counted events of the agency in this round

with
mine as (
    select r.*, period.is_closed
    from reporting as r
    inner join period on r.fiscal_year = period.fiscal_year and r.round = period.round
    where r.agency_id = $agency_id and (r.is_expected or r.has_reported)
),

picked as (
    select mine.fiscal_year, mine.round, report.*
    from mine
    inner join report
        on
            mine.agency_id = report.agency_id
            and mine.fiscal_year = report.fiscal_year
            and report.is_current
            and coalesce(report.round, mine.round) = mine.round
    qualify
        row_number() over (
            partition by mine.fiscal_year, mine.round
            order by
                report.has_issue and report.has_participants and report.has_result and report.has_use desc,
                report.round is null,
                report.report_id
        ) = 1
),

named as (
    select
        activity.report_id,
        count(*) filter (where g.side = 'external') as groups_external,
        count(*) filter (where g.side = 'internal') as groups_internal,
        count(*) filter (where g.side in ('grey', 'unknown')) as groups_unclear
    from participant_group as g
    inner join activity on g.activity_id = activity.activity_id
    where activity.is_event and activity.report_id in (select picked.report_id from picked)
    group by activity.report_id
),

warned as (
    select
        finding.report_id,
        string_agg(distinct finding.rule, ',' order by finding.rule) as warnings
    from finding
    where
        finding.report_id in (select picked.report_id from picked)
        and finding.rule in ('publicity_only', 'catalogue_only', 'internal_only', 'near_duplicate_text', 'date_outside_period')
    group by finding.report_id
),

held as (
    select activity.fiscal_year, activity.round, count(*) as events_held
    from activity
    where activity.agency_id = $agency_id and activity.is_current and activity.duplicate_of is null and activity.is_event
    group by activity.fiscal_year, activity.round
),

told as (
    select
        mine.*,
        picked.report_id as told_by,
        report.round is null as is_whole_year,
        picked.has_issue,
        picked.has_participants,
        picked.has_result,
        picked.has_use,
        coalesce(named.groups_external, 0) as groups_external,
        coalesce(named.groups_internal, 0) as groups_internal,
        coalesce(named.groups_unclear, 0) as groups_unclear,
        case
            when named.groups_external > 0 then 'yes'
            when named.groups_internal > 0 and named.groups_unclear = 0 then 'no'
            else 'unclear'
        end as outside,
        len(document.doubts) > 0 as is_doubted,
        nullif(array_to_string(document.doubts, '; '), '') as doubts,
        warned.warnings,
        picked.has_issue and picked.has_participants and picked.has_result and picked.has_use as all_stand
    from mine
    left join picked on mine.fiscal_year = picked.fiscal_year and mine.round = picked.round
    left join report on picked.report_id = report.report_id
    left join document on picked.document_id = document.document_id
    left join named on picked.report_id = named.report_id
    left join warned on picked.report_id = warned.report_id
),

judged as (
    select
        told.*,
        -- What was poorly read is never a nought: the words that lack may be those that were not understood.
        case
            when told.told_by is null then null
            when not told.all_stand and told.is_doubted then 'doubted'
            when not told.all_stand then 'element_lacks'
            when told.outside = 'no' then 'only_own'
            when told.outside = 'unclear' then 'outside_unclear'
            else 'all_stand'
        end as reason
    from told
)

select
    cast(judged.fiscal_year as integer) as fiscal_year,
    cast(judged.round as integer) as round,
    judged.is_closed,
    (
        ($fiscal_years is null or judged.fiscal_year = any($fiscal_years))
        and ($rounds is null or judged.round = any($rounds))
    ) as is_chosen,
    judged.is_expected,
    case
        when judged.told_by is null then if(judged.is_closed, 'missing', 'open')
        when judged.all_stand then 'complete'
        else 'incomplete'
    end as status,
    judged.told_by as report_id,
    if(judged.told_by is null, null, judged.is_whole_year) as is_whole_year,
    judged.has_issue,
    judged.has_participants,
    judged.has_result,
    judged.has_use,
    if(judged.told_by is null, null, judged.groups_external) as groups_external,
    if(judged.told_by is null, null, judged.groups_internal) as groups_internal,
    if(judged.told_by is null, null, judged.groups_unclear) as groups_unclear,
    if(judged.told_by is null, null, judged.outside) as outside,
    judged.is_doubted,
    judged.doubts,
    judged.warnings,
    case
        when judged.reason = 'all_stand' then 'full'
        when judged.reason in ('element_lacks', 'only_own') then 'none'
        when judged.reason is not null then 'undecided'
    end as suggestion,
    judged.reason,
    coalesce(held.events_held, 0) as events_held
from judged
left join held on judged.fiscal_year = held.fiscal_year and judged.round = held.round
order by judged.fiscal_year desc, judged.round desc
