-- question.th: อัตราใดของจังหวัดหรือหน่วยงานใดเปลี่ยนจากรอบเดียวกันของปีก่อน ในหน่วยงานที่มีข้อมูลทั้งสองรอบ
-- question.en: Which rates of which provinces or agencies differ from the same round a year before, over agencies with records in both?
-- grain: one row a rate and place, and one a rate for all places; none where either round is still open
-- parameters:
--   fiscal_year INTEGER: the later fiscal year, พ.ศ.
--   round INTEGER NULL: 1 or 2; NULL = the whole year, both rounds and what has none
--   by_agency BOOLEAN: true = each agency is a place, false = each province is
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency, as they were in the later round; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   rate TEXT: a measure of measures.toml that is so many of so many
--   place TEXT: agency_id or province; NULL = all
--   agencies INTEGER: with records of this rate in both rounds
--   k INTEGER: records counted
--   n INTEGER: of how many
--   k_before INTEGER: records counted a year before
--   n_before INTEGER: of how many
--   form_changed BOOLEAN: the form of the reports changed between the two: they may differ by that alone

with
closed as (
    select bool_and(period.is_closed) and count(distinct period.fiscal_year) = 2 as is_closed
    from period
    where
        period.fiscal_year in ($fiscal_year, $fiscal_year - 1)
        and ($round is null or period.round = $round)
),

-- The cube holds, added up, the records that the view rate_record has one by one.
told as (
    select
        cube.agency_id,
        cube.fiscal_year,
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
    cross join closed
    where
        closed.is_closed
        and cube.agency_id is not null
        and cube.is_demonstration = $demonstration
        and cube.fiscal_year in ($fiscal_year, $fiscal_year - 1)
        and ($round is null or cube.round = $round)
        and ($provinces is null or cube.province = any($provinces))
        and ($agencies is null or cube.agency_id = any($agencies))
    group by cube.agency_id, cube.fiscal_year
),

paired as (
    select
        if($by_agency, now.agency_id, coalesce(now.province, '')) as place,
        unnest([
            {
                rate: 'reporting_rate', k: now.reports_received, n: now.reports_due,
                k_before: before.reports_received, n_before: before.reports_due
            },
            {
                rate: 'complete_reports_share', k: now.reports_complete, n: now.reports,
                k_before: before.reports_complete, n_before: before.reports
            },
            {
                rate: 'events_with_total_share', k: now.events_with_total, n: now.events_held,
                k_before: before.events_with_total, n_before: before.events_held
            },
            {
                rate: 'follow_through_told_share', k: now.events_with_level, n: now.events_held,
                k_before: before.events_with_level, n_before: before.events_held
            },
            {
                rate: 'done_share', k: now.followed_done, n: now.events_with_level,
                k_before: before.followed_done, n_before: before.events_with_level
            },
            {
                rate: 'reported_back_share', k: now.level_7, n: now.events_with_level,
                k_before: before.level_7, n_before: before.events_with_level
            }
        ], recursive := true)
    from told as now
    inner join told as before on now.agency_id = before.agency_id and before.fiscal_year = $fiscal_year - 1
    where now.fiscal_year = $fiscal_year and ($kinds is null or now.agency_kind = any($kinds))
)

select
    rate,
    -- Agencies of no known province count in all, and are no place.
    place,
    cast(count(*) as bigint) as agencies,
    cast(sum(k) as bigint) as k,
    cast(sum(n) as bigint) as n,
    cast(sum(k_before) as bigint) as k_before,
    cast(sum(n_before) as bigint) as n_before,
    (
        select count(*) from form_break
        where
            form_break.fiscal_year * 2 + form_break.round > ($fiscal_year - 1) * 2 + coalesce($round, 1)
            and form_break.fiscal_year * 2 + form_break.round <= $fiscal_year * 2 + coalesce($round, 2)
    ) > 0 as form_changed
from paired
where n > 0 and n_before > 0
group by grouping sets ((rate), (rate, place))
having place is distinct from ''
order by rate, place nulls first
