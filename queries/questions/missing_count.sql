-- question.th: ขาดรายงานกี่ฉบับ จากกี่หน่วยงาน
-- question.en: How many reports are missing, and of how many agencies?
-- grain: one row in all
-- parameters:
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   reports INTEGER: due and not here: the rows of missing_agencies whose round is closed
--   agencies INTEGER: of whom these are
--   reports_open INTEGER: not here of a round that is still open: the other rows
--   agencies_open INTEGER: of whom these are

with
asked as (
    select
        era,
        bit_or(mask) as mask
    from period_bit
    where
        ($fiscal_years is null or coalesce(fiscal_year, 0) in $fiscal_years)
        and ($rounds is null or coalesce(round, 0) in $rounds)
    group by era
),

-- An agency whose kind changed has a row for each.
missing as (
    select
        here.agency_id,
        sum(bit_count(here.missing_due & asked.mask)) as due,
        sum(bit_count(here.missing_open & asked.mask)) as open
    from agency_presence as here
    inner join asked on here.era = asked.era
    where
        here.is_demonstration = $demonstration
        and ($provinces is null or here.province in $provinces)
        and ($kinds is null or here.agency_kind in $kinds)
        and ($agencies is null or here.agency_id in $agencies)
    group by here.agency_id
)

select
    cast(coalesce(sum(missing.due), 0) as bigint) as reports,
    count(*) filter (where missing.due > 0) as agencies,
    cast(coalesce(sum(missing.open), 0) as bigint) as reports_open,
    count(*) filter (where missing.open > 0) as agencies_open
from missing
