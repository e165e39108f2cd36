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

-- Places are few: agencies are read where one is asked for, or each is a place.
panel as (
    select * from panel_place
    where not $by_agency and $agencies is null
    union all by name
    select
        *,
        1 as agencies
    from panel_round
    where $by_agency or $agencies is not null
)

select
    panel.rate,
    if($by_agency, cast(panel.agency_id as varchar), coalesce(cast(panel.province as varchar), '')) as place,
    cast(sum(panel.agencies) as bigint) as agencies,
    cast(sum(panel.k) as bigint) as k,
    cast(sum(panel.n) as bigint) as n,
    cast(sum(panel.k_before) as bigint) as k_before,
    cast(sum(panel.n_before) as bigint) as n_before,
    (
        select count(*) from form_break
        where
            form_break.fiscal_year * 2 + form_break.round > ($fiscal_year - 1) * 2 + coalesce($round, 1)
            and form_break.fiscal_year * 2 + form_break.round <= $fiscal_year * 2 + coalesce($round, 2)
    ) > 0 as form_changed
from panel
cross join closed
where
    closed.is_closed
    and panel.is_demonstration = $demonstration
    and panel.fiscal_year = $fiscal_year
    and panel.round is not distinct from $round
    and ($provinces is null or panel.province in $provinces)
    and ($kinds is null or panel.agency_kind in $kinds)
    and ($agencies is null or panel.agency_id in $agencies)
group by grouping sets ((panel.rate), (panel.rate, place))
-- Agencies of no known province count in all, and are no place.
having place is distinct from ''
order by panel.rate, place nulls first
