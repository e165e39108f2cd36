-- question.th: แต่ละรอบต่างจากรอบเดียวกันของปีก่อนอย่างไร ทั้งหมด หรือเฉพาะหน่วยงานที่รายงานทั้งสองรอบ
-- question.en: How does each round differ from the same round a year before, over all agencies or over those that reported in both?
-- grain: one row a round (fiscal_year, round) that has begun
-- parameters:
--   fiscal_years INTEGER[] NULL: the later fiscal years in พ.ศ.; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September; NULL = both
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency, as they were in the later round; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
--   matched BOOLEAN: true: only agencies that reported for the round and for the same round a year before
-- columns:
--   fiscal_year INTEGER: พ.ศ.
--   round INTEGER: 1 or 2
--   is_closed BOOLEAN: false: the round is open, and what it has is no result yet
--   not_comparable TEXT: why there is nothing to compare with: round_open, outside_data, nobody_before, nobody_in_both; NULL where there is
--   form_changed BOOLEAN: the form of the reports changed since the same round a year before
--   agencies INTEGER: agencies counted that have a report for the round
--   agencies_before INTEGER: agencies counted that have one for the same round a year before
--   agencies_in_both INTEGER: agencies that have both, whether or not only these are counted
--   events_held INTEGER: activities held
--   events_with_total INTEGER: of these, with their attendance stated
--   participants_known INTEGER: people, where stated; NULL where nowhere stated
--   events_with_level INTEGER: events held with some follow-through told
--   followed_done INTEGER: of these, done or better (6, 7)
--   reports INTEGER: current reports of the round itself; a whole year's is none of a round
--   reports_complete INTEGER: of these, with all four elements
--   events_held_before INTEGER: the same a year before; NULL where not comparable
--   events_with_total_before INTEGER: the same a year before; NULL where not comparable
--   participants_known_before INTEGER: the same a year before; NULL where not comparable
--   events_with_level_before INTEGER: the same a year before; NULL where not comparable
--   followed_done_before INTEGER: the same a year before; NULL where not comparable
--   reports_before INTEGER: the same a year before; NULL where not comparable
--   reports_complete_before INTEGER: the same a year before; NULL where not comparable

with
begun as (
    select
        period.fiscal_year,
        period.round,
        period.is_closed,
        before.is_closed as was_closed
    from period
    cross join meta
    left join period as before on before.fiscal_year = period.fiscal_year - 1 and before.round = period.round
    where
        period.starts_on <= meta.as_of
        and ($fiscal_years is null or period.fiscal_year = any($fiscal_years))
        and ($rounds is null or period.round = any($rounds))
),

-- Who reported for the round, and who for the same a year before; a whole-year report covers both its rounds.
pair as (
    select
        begun.fiscal_year,
        begun.round,
        r.agency_id,
        bool_or(r.fiscal_year = begun.fiscal_year) as is_now,
        bool_or(r.fiscal_year = begun.fiscal_year - 1) as is_before
    from begun
    inner join reporting as r
        on r.round = begun.round and r.fiscal_year between begun.fiscal_year - 1 and begun.fiscal_year
    inner join agency on r.agency_id = agency.agency_id
    left join agency_standing as standing
        on r.agency_id = standing.agency_id and begun.fiscal_year = standing.fiscal_year and begun.round = standing.round
    where
        r.has_reported
        and r.is_demonstration = $demonstration
        and ($provinces is null or agency.province = any($provinces))
        and ($kinds is null or coalesce(standing.kind, agency.kind) = any($kinds))
        and ($agencies is null or r.agency_id = any($agencies))
    group by begun.fiscal_year, begun.round, r.agency_id
),

-- The agency by what it has, so that what a round is joined to hangs on equal keys alone: else it is each with each.
panel as (
    select
        fiscal_year,
        round,
        case when is_now then agency_id end as agency_now,
        case when is_before then agency_id end as agency_before
    from pair
    where not $matched or (is_now and is_before)
),

reporters as (
    select
        fiscal_year,
        round,
        count(*) filter (where is_now and ($matched is false or is_before)) as agencies,
        count(*) filter (where is_before and ($matched is false or is_now)) as agencies_before,
        count(*) filter (where is_now and is_before) as agencies_in_both
    from pair
    group by fiscal_year, round
),

told as (
    select
        cube.agency_id,
        cube.fiscal_year,
        cube.round,
        cube.events_held,
        cube.events_with_total,
        cube.participants_known,
        cube.events_with_level,
        cube.followed_done,
        cube.reports,
        cube.reports_complete
    from cube_agency_round as cube
    where cube.is_demonstration = $demonstration
),

total as (
    select
        panel.fiscal_year,
        panel.round,
        coalesce(sum(n.events_held), 0) as events_held,
        coalesce(sum(b.events_held), 0) as events_held_before,
        coalesce(sum(n.events_with_total), 0) as events_with_total,
        coalesce(sum(b.events_with_total), 0) as events_with_total_before,
        sum(n.participants_known) as participants_known,
        sum(b.participants_known) as participants_known_before,
        coalesce(sum(n.events_with_level), 0) as events_with_level,
        coalesce(sum(b.events_with_level), 0) as events_with_level_before,
        coalesce(sum(n.followed_done), 0) as followed_done,
        coalesce(sum(b.followed_done), 0) as followed_done_before,
        coalesce(sum(n.reports), 0) as reports,
        coalesce(sum(b.reports), 0) as reports_before,
        coalesce(sum(n.reports_complete), 0) as reports_complete,
        coalesce(sum(b.reports_complete), 0) as reports_complete_before
    from panel
    left join told as n
        on panel.agency_now = n.agency_id and panel.fiscal_year = n.fiscal_year and panel.round = n.round
    left join told as b
        on panel.agency_before = b.agency_id and panel.fiscal_year - 1 = b.fiscal_year and panel.round = b.round
    group by panel.fiscal_year, panel.round
),

judged as (
    select
        begun.*,
        coalesce(reporters.agencies, 0) as agencies,
        coalesce(reporters.agencies_before, 0) as agencies_before,
        coalesce(reporters.agencies_in_both, 0) as agencies_in_both,
        case
            when begun.was_closed is null then 'outside_data'
            when not (begun.is_closed and begun.was_closed) then 'round_open'
            when $matched and coalesce(reporters.agencies_in_both, 0) = 0 then 'nobody_in_both'
            when coalesce(reporters.agencies_before, 0) = 0 then 'nobody_before'
        end as not_comparable
    from begun
    left join reporters on begun.fiscal_year = reporters.fiscal_year and begun.round = reporters.round
)

select
    cast(judged.fiscal_year as integer) as fiscal_year,
    cast(judged.round as integer) as round,
    judged.is_closed,
    judged.not_comparable,
    (
        select count(*) from form_break
        where
            form_break.fiscal_year * 2 + form_break.round > (judged.fiscal_year - 1) * 2 + judged.round
            and form_break.fiscal_year * 2 + form_break.round <= judged.fiscal_year * 2 + judged.round
    ) > 0 as form_changed,
    judged.agencies,
    case when judged.not_comparable is null then judged.agencies_before end as agencies_before,
    judged.agencies_in_both,
    cast(total.events_held as bigint) as events_held,
    cast(total.events_with_total as bigint) as events_with_total,
    cast(total.participants_known as bigint) as participants_known,
    cast(total.events_with_level as bigint) as events_with_level,
    cast(total.followed_done as bigint) as followed_done,
    cast(total.reports as bigint) as reports,
    cast(total.reports_complete as bigint) as reports_complete,
    cast(case when judged.not_comparable is null then total.events_held_before end as bigint) as events_held_before,
    cast(case when judged.not_comparable is null then total.events_with_total_before end as bigint) as events_with_total_before,
    cast(case when judged.not_comparable is null then total.participants_known_before end as bigint) as participants_known_before,
    cast(case when judged.not_comparable is null then total.events_with_level_before end as bigint) as events_with_level_before,
    cast(case when judged.not_comparable is null then total.followed_done_before end as bigint) as followed_done_before,
    cast(case when judged.not_comparable is null then total.reports_before end as bigint) as reports_before,
    cast(case when judged.not_comparable is null then total.reports_complete_before end as bigint) as reports_complete_before
from judged
left join total on judged.fiscal_year = total.fiscal_year and judged.round = total.round
order by judged.fiscal_year, judged.round
