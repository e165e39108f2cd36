-- question.th: คำเหล่านี้อยู่ในช่องใด ปีใด จังหวัดใด และหน่วยงานประเภทใด
-- question.en: Where do these words stand: in which field, year, province and kind of agency?
-- grain: one row a value of a facet, the most activities first; an activity counts once in each field that speaks of a word
-- parameters:
--   words TEXT[] NULL: the words, cut as the index is (`ruam search` does it); each also finds compounds that it is within; NULL = none
--   fields TEXT[] NULL: name, issue, result, follow_through; narrows all facets but the field; NULL = all
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ. of the activities, 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   facet TEXT: field, fiscal_year, province, kind
--   value TEXT: a field, a year in digits, a province, a code; NULL where not known
--   activities INTEGER: that speak of any of the words

with
form as (
    select search_word.word_no
    from search_word
    where search_word.word = any($words)
    union
    select search_part.word_no
    from search_part
    where search_part.part = any($words)
),

hit as (
    select distinct search_hit.text_no
    from search_hit
    inner join form on search_hit.word_no = form.word_no
),

placed as materialized (
    select distinct
        search_place.activity_row,
        search_place.field,
        activity.fiscal_year,
        agency.province,
        agency.kind
    from hit
    inner join search_place on hit.text_no = search_place.text_no
    inner join activity on search_place.activity_row = activity.rowid
    left join agency on activity.agency_id = agency.agency_id
    where
        activity.is_demonstration = $demonstration
        and ($fiscal_years is null or coalesce(activity.fiscal_year, 0) = any($fiscal_years))
        and ($rounds is null or coalesce(activity.round, 0) = any($rounds))
        and ($provinces is null or agency.province = any($provinces))
        and ($kinds is null or agency.kind = any($kinds))
        and ($agencies is null or agency.agency_id = any($agencies))
),

found as (
    select distinct activity_row, fiscal_year, province, kind
    from placed
    where $fields is null or field = any($fields)
),

counted as (
    select 'field' as facet, field as value, count(*) as activities
    from placed
    group by field
    union all
    select 'fiscal_year', fiscal_year::varchar, count(*)
    from found
    group by fiscal_year
    union all
    select 'province', province, count(*)
    from found
    group by province
    union all
    select 'kind', kind, count(*)
    from found
    group by kind
)

select
    facet,
    value,
    activities::bigint as activities
from counted
order by
    list_position(['field', 'fiscal_year', 'province', 'kind'], facet),
    case when facet = 'fiscal_year' then -value::integer end nulls last,
    activities desc,
    value nulls last
