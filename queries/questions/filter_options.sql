-- question.th: เลือกตัวกรองอะไรได้บ้าง
-- question.en: What can be chosen in the filters?
-- grain: one row a choice, in the order to show them
-- parameters:
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   dimension TEXT: fiscal_year, round, province, kind, agency
--   value TEXT: what the filter takes; years and rounds as digits, 0 = not known
--   label TEXT: Thai name of a province or agency; NULL for codes and numbers
--   agency_kind TEXT: of an agency, else NULL
--   province TEXT: of an agency, else NULL
--   reports INTEGER: current reports
--   events_held INTEGER: events held, counted
--   is_registered BOOLEAN: of an agency, else NULL

with
own_agency as (
    select * from agency
    where agency.is_demonstration = $demonstration
),

counted as (
    select
        coalesce(report.fiscal_year, 0) as fiscal_year,
        coalesce(report.round, 0) as round,
        report.agency_id,
        1 as reports,
        0 as events_held
    from report
    where report.is_current and report.is_demonstration = $demonstration
    union all
    select coalesce(activity.fiscal_year, 0), coalesce(activity.round, 0), activity.agency_id, 0, 1
    from activity
    where
        activity.is_current
        and activity.duplicate_of is null
        and activity.is_event
        and activity.is_demonstration = $demonstration
),

agency_total as (
    select agency_id, sum(reports) as reports, sum(events_held) as events_held
    from counted
    group by agency_id
),

choice as (
    select
        'fiscal_year' as dimension,
        cast(fiscal_year as text) as value,
        cast(null as text) as label,
        cast(null as text) as agency_kind,
        cast(null as text) as province,
        sum(reports) as reports,
        sum(events_held) as events_held,
        cast(null as boolean) as is_registered
    from (
        select fiscal_year, reports, events_held from counted
        union all
        -- A year that has begun can be chosen before its first report is here.
        select distinct reporting.fiscal_year, 0, 0
        from reporting
        where reporting.is_expected and reporting.is_demonstration = $demonstration
    ) as choosable
    group by fiscal_year
    union all
    select 'round', cast(round as text), null, null, null, sum(reports), sum(events_held), null
    from counted
    group by round
    union all
    select
        'province',
        own_agency.province as value,
        own_agency.province as label,
        null,
        null,
        sum(coalesce(agency_total.reports, 0)),
        sum(coalesce(agency_total.events_held, 0)),
        null
    from own_agency
    left join agency_total on own_agency.agency_id = agency_total.agency_id
    where own_agency.province is not null
    group by own_agency.province
    union all
    select
        'kind',
        own_agency.kind,
        null,
        null,
        null,
        sum(coalesce(agency_total.reports, 0)),
        sum(coalesce(agency_total.events_held, 0)),
        null
    from own_agency
    left join agency_total on own_agency.agency_id = agency_total.agency_id
    group by own_agency.kind
    union all
    select
        'agency',
        own_agency.agency_id,
        own_agency.short_name,
        own_agency.kind,
        own_agency.province,
        coalesce(agency_total.reports, 0),
        coalesce(agency_total.events_held, 0),
        coalesce(own_agency.is_registered, false)
    from own_agency
    left join agency_total on own_agency.agency_id = agency_total.agency_id
)

select
    dimension,
    value,
    label,
    agency_kind,
    province,
    cast(reports as bigint) as reports,
    cast(events_held as bigint) as events_held,
    is_registered
from choice
order by
    array_position(['fiscal_year', 'round', 'province', 'kind', 'agency'], dimension),
    -- The newest year first; rounds in order with the unknown last.
    case when dimension = 'fiscal_year' then -cast(value as integer) end,
    case when dimension = 'round' then nullif(cast(value as integer), 0) end nulls last,
    label collate th nulls last,
    province collate th nulls last,
    value
