-- question.th: แต่ละรอบ ผลของกิจกรรมถูกนำไปใช้ถึงขั้นใด
-- question.en: How far was each event followed through, by round?
-- grain: one row a period and level (0 to 7 and NULL, all nine), for periods in which something was held
-- parameters:
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   fiscal_year INTEGER: พ.ศ.; NULL where not known
--   round INTEGER: 1, 2; NULL = whole year or not known
--   is_closed BOOLEAN: the round, or the whole year, is over and reports are in; NULL where the year is not known
--   level INTEGER: highest level of the event on the ladder 0 to 7; NULL = no follow-through told
--   activities INTEGER: events held
--   events INTEGER: all events held in the period

with
wide as (
    select
        c.fiscal_year,
        c.round,
        sum(c.events_held) as events,
        sum(c.level_0) as level_0,
        sum(c.level_1) as level_1,
        sum(c.level_2) as level_2,
        sum(c.level_3) as level_3,
        sum(c.level_4) as level_4,
        sum(c.level_5) as level_5,
        sum(c.level_6) as level_6,
        sum(c.level_7) as level_7,
        sum(c.level_unknown) as level_unknown
    from cube_agency_round as c
    where
        c.is_demonstration = $demonstration
        and ($fiscal_years is null or coalesce(c.fiscal_year, 0) = any($fiscal_years))
        and ($rounds is null or coalesce(c.round, 0) = any($rounds))
        and ($provinces is null or c.province = any($provinces))
        and ($kinds is null or c.agency_kind = any($kinds))
        and ($agencies is null or c.agency_id = any($agencies))
    group by c.fiscal_year, c.round
    having sum(c.events_held) > 0
),

long as (
    select
        fiscal_year,
        round,
        events,
        unnest([0, 1, 2, 3, 4, 5, 6, 7, null]) as level,
        unnest([level_0, level_1, level_2, level_3, level_4, level_5, level_6, level_7, level_unknown]) as activities
    from wide
),

closing as (
    select fiscal_year, round, is_closed from period
    union all
    select fiscal_year, null, bool_and(is_closed) from period
    group by fiscal_year
)

select
    cast(long.fiscal_year as integer) as fiscal_year,
    cast(long.round as integer) as round,
    closing.is_closed,
    long.level,
    cast(long.activities as bigint) as activities,
    cast(long.events as bigint) as events
from long
left join closing on long.fiscal_year = closing.fiscal_year and long.round is not distinct from closing.round
order by long.fiscal_year nulls last, long.round nulls last, long.level nulls last
