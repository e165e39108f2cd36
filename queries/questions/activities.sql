-- question.th: กิจกรรมใดบ้างที่อยู่เบื้องหลังตัวเลข
-- question.en: Which activities stand behind a number?
-- grain: one row a counted activity, the newest first
-- parameters:
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
--   level INTEGER[] NULL: highest level of follow-through 0 to 7, -1 = none told; NULL = all
--   category TEXT[] NULL: names a group of one of these; unstated and no_group as in composition; NULL = all
--   side TEXT[] NULL: names a group of one of these sides, the same group as category; NULL = all
--   kind TEXT[] NULL: kind of activity, '' = not told; NULL = all
--   mode TEXT[] NULL: mode of participation, '' = not told; NULL = all
--   is_event BOOLEAN NULL: true = held, false = only a type; NULL = both
--   recurring BOOLEAN NULL: true = said to recur; NULL = both
--   has_total BOOLEAN NULL: true = the number of participants is stated; NULL = both
--   region TEXT[] NULL: of the agency, one of four; '' = not known; NULL = all
--   geographic_region TEXT[] NULL: of the agency, one of six; '' = not known; NULL = all
--   province_cluster TEXT[] NULL: of the agency, one of eighteen, and Bangkok; '' = not known; NULL = all
--   district TEXT[] NULL: of the agency, then its province, as in activity_fact; '' = not known; NULL = all
--   names_category TEXT[] NULL: names a group of one of these, beside category; NULL = all
--   names_side TEXT[] NULL: names a group of one of these sides, whichever group; NULL = all
--   has_level INTEGER[] NULL: any row of its follow-through is at one of these levels, 0 to 7; NULL = all
--   rule TEXT[] NULL: a finding of the activity is by one of these rules; NULL = all
--   has_rule TEXT[] NULL: and one by one of these; NULL = all
--   told TEXT[] NULL: all of these are told of it: agency, group, headcount (of the group, where category or side is given), people (a total or a headcount), step; NULL = all
--   untold TEXT[] NULL: none of these is known: agency, agency_kind, province; NULL = all
--   most INTEGER NULL: rows at the most, the newest; NULL = all
-- columns:
--   activity_id TEXT: key
--   report_id TEXT: the report it was read from
--   agency_id TEXT: NULL where it could not be told
--   short_name TEXT: of the agency
--   province TEXT: of the agency
--   fiscal_year INTEGER: of the activity, พ.ศ.
--   round INTEGER: of the activity; NULL = not known
--   held_from DATE: first day
--   held_to DATE: last day
--   date_precision TEXT: day, month, none
--   recurrence TEXT: as claimed; NULL where none
--   name TEXT: stated title
--   kind TEXT: code
--   mode TEXT: code
--   is_event BOOLEAN: held, not only a type
--   participants_total INTEGER: people as stated; NULL where not
--   groups INTEGER: participant groups named
--   follow_through_level INTEGER: highest level; NULL where none is told
--   overruled TEXT: the values a person corrected, table.field, with commas; NULL where none
--   confirmed TEXT: the values a person confirmed, likewise
--   reopened TEXT: those of them that want another look, likewise
--   correction_note TEXT: who, when (พ.ศ.) and why, of each; NULL where none
--   total INTEGER: how many there are, also beyond $most

with
-- Thai order is dear, and the same for all activities of an agency.
agency_order as (
    select agency.*, row_number() over (order by agency.short_name collate th, agency.agency_id) as position_th
    from agency
),

-- No words yet: those of a page are fetched once it is known which.
picked as (
    select
        activity.activity_id,
        activity.report_id,
        activity.position,
        activity.fiscal_year,
        activity.round,
        activity.held_from,
        activity.participants_total,
        agency.position_th
    from activity
    left join agency_order as agency on activity.agency_id = agency.agency_id
    where
        activity.is_current
        and activity.duplicate_of is null
        and activity.is_demonstration = $demonstration
        and ($fiscal_years is null or coalesce(activity.fiscal_year, 0) = any($fiscal_years))
        and ($rounds is null or coalesce(activity.round, 0) = any($rounds))
        and ($provinces is null or agency.province = any($provinces))
        and ($kinds is null or agency.kind = any($kinds))
        and ($agencies is null or agency.agency_id = any($agencies))
        and ($level is null or coalesce(activity.follow_through_level, -1) = any($level))
        and ($kind is null or coalesce(activity.kind, '') = any($kind))
        and ($mode is null or coalesce(activity.mode, '') = any($mode))
        and ($is_event is null or activity.is_event = $is_event)
        and ($recurring is null or (activity.recurrence is not null) = $recurring)
        and ($has_total is null or (activity.participants_total is not null) = $has_total)
        and ($region is null or coalesce(agency.region, '') = any($region))
        and ($geographic_region is null or coalesce(agency.geographic_region, '') = any($geographic_region))
        and ($province_cluster is null or coalesce(agency.province_cluster, '') = any($province_cluster))
        and ($district is null or coalesce(agency.district || ', ' || agency.province, '') = any($district))
        and ($untold is null or not ('agency' = any($untold) and activity.agency_id is not null))
        and ($untold is null or not ('agency_kind' = any($untold) and agency.kind is not null))
        and ($untold is null or not ('province' = any($untold) and agency.province is not null))
        and ($told is null or not ('agency' = any($told) and activity.agency_id is null))
        and (
            $has_level is null
            or activity.activity_id in (
                select activity_id from follow_through where $has_level is not null and level = any($has_level)
            )
        )
        and ($rule is null or activity.activity_id in (select activity_id from finding where rule = any($rule)))
        and ($has_rule is null or activity.activity_id in (select activity_id from finding where rule = any($has_rule)))
        and (
            $names_category is null
            or activity.activity_id in (select activity_id from participant_group where category = any($names_category))
        )
        and (
            $names_side is null
            or activity.activity_id in (select activity_id from participant_group where side = any($names_side))
        )
),

-- What composition counts: named groups, people no group covers, events that name none. A part that is not asked for reads nothing.
named as (
    select g.activity_id
    from participant_group as g
    where
        ($category is not null or $side is not null)
        and ($category is null or g.category = any($category))
        and ($side is null or g.side = any($side))
        and (g.headcount is not null or $told is null or not 'headcount' = any($told))
),

is_asked as (
    select
        ($category is not null or $side is not null) and ($side is null or 'unknown' = any($side)) as of_unknown,
        coalesce($category is null or 'unstated' = any($category), false) as unstated,
        coalesce(
            ($category is null or 'no_group' = any($category)) and ($told is null or not 'headcount' = any($told)), false
        ) as no_group,
        coalesce('group' = any($told), false) as of_group,
        coalesce('headcount' = any($told) or 'people' = any($told), false) as of_counts
),

group_total as (
    select g.activity_id, count(g.headcount) as counted, coalesce(sum(g.headcount), 0) as heads
    from participant_group as g
    cross join is_asked
    where (is_asked.of_unknown and (is_asked.unstated or is_asked.no_group)) or is_asked.of_group or is_asked.of_counts
    group by g.activity_id
),

listed as (
    select
        picked.*,
        count(*) over () as total
    from picked
    cross join is_asked
    left join group_total on picked.activity_id = group_total.activity_id
    where
        (
            ($category is null and $side is null)
            or picked.activity_id in (select named.activity_id from named)
            or (is_asked.of_unknown and is_asked.unstated and picked.participants_total > coalesce(group_total.heads, 0))
            or (is_asked.of_unknown and is_asked.no_group and group_total.activity_id is null)
        )
        and not (is_asked.of_group and group_total.activity_id is null)
        and ($told is null or not ('headcount' = any($told) and coalesce(group_total.counted, 0) = 0))
        and (
            $told is null
            or not ('people' = any($told) and picked.participants_total is null and coalesce(group_total.counted, 0) = 0)
        )
        and (
            $told is null
            or not 'step' = any($told)
            or picked.activity_id in (
                select follow_through.activity_id from follow_through where $told is not null and 'step' = any($told)
            )
        )
    order by
        picked.fiscal_year desc nulls last,
        picked.round desc nulls last,
        picked.held_from desc nulls last,
        picked.position_th,
        picked.report_id,
        picked.position
    limit $most
),

chosen as (
    select activity.*, agency.short_name, agency.province, listed.total, listed.position_th
    from listed
    inner join activity on listed.activity_id = activity.activity_id
    left join agency_order as agency on activity.agency_id = agency.agency_id
),

groups_of as (
    select g.activity_id, count(*) as groups
    from participant_group as g
    where g.activity_id in (select chosen.activity_id from chosen)
    group by g.activity_id
),

-- Of the report, what this list shows of it.
of_these as (
    select chosen.activity_id, correction.* exclude (activity_id)
    from correction
    inner join chosen on correction.activity_id = chosen.activity_id
    where correction.is_in_force
    union all
    select chosen.activity_id, correction.* exclude (activity_id)
    from correction
    inner join chosen on correction.report_id = chosen.report_id
    where
        correction.is_in_force
        and correction.target_table = 'report'
        and correction.field in ('agency_id', 'fiscal_year', 'round')
),

said as (
    select
        of_these.activity_id,
        string_agg(distinct of_these.target_table || '.' || of_these.field, ',' order by of_these.target_table || '.' || of_these.field)
            filter (where of_these.value is distinct from of_these.machine_value_now) as overruled,
        string_agg(distinct of_these.target_table || '.' || of_these.field, ',' order by of_these.target_table || '.' || of_these.field)
            filter (where of_these.value is not distinct from of_these.machine_value_now) as confirmed,
        string_agg(distinct of_these.target_table || '.' || of_these.field, ',' order by of_these.target_table || '.' || of_these.field)
            filter (where of_these.status = 'reopened') as reopened,
        string_agg(
            concat(
                of_these.corrected_by, ' ', strftime(of_these.corrected_at + interval 7 hour, '%-d/%-m/'),
                year(of_these.corrected_at + interval 7 hour) + 543, ': ', of_these.reason
            ),
            ' · ' order by of_these.corrected_at
        ) as correction_note
    from of_these
    group by of_these.activity_id
)

select
    chosen.activity_id,
    chosen.report_id,
    chosen.agency_id,
    chosen.short_name,
    chosen.province,
    cast(chosen.fiscal_year as integer) as fiscal_year,
    cast(chosen.round as integer) as round,
    chosen.held_from,
    chosen.held_to,
    chosen.date_precision,
    chosen.recurrence,
    chosen.name,
    chosen.kind,
    chosen.mode,
    chosen.is_event,
    chosen.participants_total,
    coalesce(groups_of.groups, 0) as groups,
    cast(chosen.follow_through_level as integer) as follow_through_level,
    said.overruled,
    said.confirmed,
    said.reopened,
    said.correction_note,
    chosen.total
from chosen
left join said on chosen.activity_id = said.activity_id
left join groups_of on chosen.activity_id = groups_of.activity_id
order by
    chosen.fiscal_year desc nulls last,
    chosen.round desc nulls last,
    chosen.held_from desc nulls last,
    chosen.position_th,
    chosen.report_id,
    chosen.position
