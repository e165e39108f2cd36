-- question.th: กิจกรรมใดพูดถึงคำเหล่านี้ ในชื่อ ประเด็น ผล หรือสิ่งที่ทำต่อ
-- question.en: Which activities speak of these words, in their name, issues, results or follow-through?
-- grain: one row an activity, the best first: those with more of the words before those with fewer, then by score
-- parameters:
--   words TEXT[] NULL: the words, cut as the index is (`ruam search` does it), such as ['ซ่อม', 'ถนน']; each also finds compounds that it is within; NULL = none
--   fields TEXT[] NULL: name, issue, result, follow_through; NULL = all
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ. of the activities, 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
--   most INTEGER NULL: how many rows; NULL = all
--   skip INTEGER NULL: how many of the best to leave out, for the page after; NULL = none
-- columns:
--   activity_id TEXT: key
--   report_id TEXT: its report
--   agency_id TEXT: NULL where it could not be told
--   short_name TEXT: of the agency
--   province TEXT: bare name
--   fiscal_year INTEGER: พ.ศ. of the activity; NULL where not known
--   round INTEGER: 1 or 2; NULL where not known
--   held_from DATE: first day; NULL where not known
--   name TEXT: of the activity; NULL where the document has none
--   words_found INTEGER: how many of the words it speaks of, anywhere in it
--   words_asked INTEGER: of how many
--   score DOUBLE: BM25, see below; for the order only, it compares nothing across searches
--   field TEXT: where its best text stands: name, issue, result or follow_through
--   position INTEGER: which issue, result or follow-through it is, from 1; NULL for a name
--   snippet TEXT: that text, or the part of it around the first hit, … where it goes on
--   hits TEXT: where in the snippet the words stand, half-open from 0, as '4-9 20-25'
--   char_start INTEGER: span of that text in document.text
--   char_end INTEGER: exclusive
--   activities INTEGER: how many activities were found in all
--   activities_with_all INTEGER: of these, with all of the words

-- Score: Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", with k1 = 1.2, b = 0.75 and
-- the idf of Lucene, ln(1 + (N - n + 0.5) / (n + 0.5)), which is never negative. What is scored is a distinct text; a word
-- within a compound counts half; a name counts double. An activity has for each word its best text's score.
with
asked as (
    select distinct unnest($words::varchar[]) as word
),

form as (
    select asked.word, search_word.word_no, 1.0 as weight
    from asked
    inner join search_word on asked.word = search_word.word
    union all
    select asked.word, search_part.word_no, 0.5 as weight
    from asked
    inner join search_part on asked.word = search_part.part
),

hit as materialized (
    select form.word, search_hit.text_no, sum(form.weight) as times
    from form
    inner join search_hit on form.word_no = search_hit.word_no
    group by form.word, search_hit.text_no
),

corpus as (
    select count(*) as texts, avg(words) as words from search_text
),

idf as (
    select
        hit.word,
        ln(1 + (any_value(corpus.texts) - count(*) + 0.5) / (count(*) + 0.5)) as value
    from hit
    cross join corpus
    group by hit.word
),

scored as materialized (
    select
        hit.word,
        hit.text_no,
        idf.value * hit.times * 2.2
        / (hit.times + 1.2 * (1 - 0.75 + 0.75 * search_text.words / corpus.words)) as score
    from hit
    inner join idf on hit.word = idf.word
    inner join search_text on hit.text_no = search_text.text_no
    cross join corpus
),

-- Rows only: what is shown of an activity is fetched by its row when all but the best have fallen.
chosen as materialized (
    select activity.rowid as activity_row
    from activity
    left join agency on activity.agency_id = agency.agency_id
    where
        activity.is_demonstration = $demonstration
        and ($fiscal_years is null or coalesce(activity.fiscal_year, 0) = any($fiscal_years))
        and ($rounds is null or coalesce(activity.round, 0) = any($rounds))
        and ($provinces is null or agency.province = any($provinces))
        and ($kinds is null or agency.kind = any($kinds))
        and ($agencies is null or agency.agency_id = any($agencies))
),

placed as materialized (
    select
        search_place.activity_row,
        search_place.text_no,
        search_place.field,
        search_place.field_row,
        scored.word,
        scored.score * if(search_place.field = 'name', 2, 1) as score
    from scored
    inner join search_place on scored.text_no = search_place.text_no
    inner join chosen on search_place.activity_row = chosen.activity_row
    where $fields is null or search_place.field = any($fields)
),

best_of_word as (
    select activity_row, word, max(score) as score
    from placed
    group by activity_row, word
),

by_activity as materialized (
    select activity_row, count(*) as words_found, sum(score) as score
    from best_of_word
    group by activity_row
),

-- Not as windows over the rows above: those took twenty times as long as all the rest.
total as (
    select
        count(*) as activities,
        count(*) filter (where words_found = words_asked) as activities_with_all,
        any_value(words_asked) as words_asked
    from by_activity
    cross join (select count(*) as words_asked from asked) as all_words
),

ranked as materialized (
    select activity_row, words_found, score
    from by_activity
    -- Of two that are alike the first in the file: the same search has the same order every time.
    order by words_found desc, score desc, activity_row
    limit (coalesce($most, 9223372036854775807))
    offset (coalesce($skip, 0))
),

best_text as materialized (
    select activity_row, field, field_row, text_no
    from placed
    where activity_row in (select activity_row from ranked)
    group by activity_row, field, field_row, text_no
    qualify row_number() over (
        partition by activity_row
        order by
            count(*) desc,
            sum(score) desc,
            list_position(['name', 'issue', 'result', 'follow_through'], field),
            field_row
    ) = 1
),

worded as (
    select best_text.*, null as position, activity.name as text, activity.char_start, activity.char_end
    from best_text
    inner join activity on best_text.field_row = activity.rowid
    where best_text.field = 'name'
    union all
    select best_text.*, issue.position, issue.text, issue.char_start, issue.char_end
    from best_text
    inner join issue on best_text.field_row = issue.rowid
    where best_text.field = 'issue'
    union all
    select best_text.*, result.position, result.text, result.char_start, result.char_end
    from best_text
    inner join result on best_text.field_row = result.rowid
    where best_text.field = 'result'
    union all
    select
        best_text.*,
        follow_through.position,
        follow_through.text,
        follow_through.char_start,
        follow_through.char_end
    from best_text
    inner join follow_through on best_text.field_row = follow_through.rowid
    where best_text.field = 'follow_through'
),

-- Where the words found stand in the best texts; a compound is marked as a whole.
span as (
    select distinct
        best_text.activity_row,
        search_hit.starts_at,
        search_hit.starts_at + length(search_word.word) as ends_at
    from best_text
    inner join search_hit on best_text.text_no = search_hit.text_no
    inner join form on search_hit.word_no = form.word_no
    inner join search_word on search_hit.word_no = search_word.word_no
),

-- Up to 240 letters, from the blank before the first hit that lies no further than 60 letters before it.
window_of as (
    select
        worded.activity_row,
        if(
            length(worded.text) <= 240 or min(span.starts_at) <= 60,
            0,
            min(span.starts_at) - 60 + length(
                regexp_extract(substr(worded.text, (min(span.starts_at) - 59)::bigint, 60), '^[^ ]* |^[ัิ-ฺ็-๎]*')
            )
        ) as from_letter
    from worded
    inner join span on worded.activity_row = span.activity_row
    group by worded.activity_row, worded.text
),

cut_out as (
    select
        worded.*,
        window_of.from_letter,
        if(length(worded.text) - window_of.from_letter > 240, window_of.from_letter + 240, length(worded.text)) as to_letter
    from worded
    inner join window_of on worded.activity_row = window_of.activity_row
),

marked as (
    select
        cut_out.activity_row,
        string_agg(
            concat(
                span.starts_at - cut_out.from_letter + if(cut_out.from_letter > 0, 1, 0),
                '-',
                least(span.ends_at, cut_out.to_letter) - cut_out.from_letter + if(cut_out.from_letter > 0, 1, 0)
            ),
            ' '
            order by span.starts_at
        ) as hits
    from cut_out
    inner join span
        on
            cut_out.activity_row = span.activity_row
            and span.starts_at >= cut_out.from_letter
            and span.starts_at < cut_out.to_letter
    group by cut_out.activity_row
)

select
    activity.activity_id,
    activity.report_id,
    agency.agency_id,
    agency.short_name,
    agency.province,
    activity.fiscal_year::integer as fiscal_year,
    activity.round::integer as round,
    activity.held_from,
    activity.name,
    ranked.words_found::bigint as words_found,
    total.words_asked::bigint as words_asked,
    ranked.score::double as score,
    cut_out.field,
    cut_out.position::integer as position,
    concat(
        if(cut_out.from_letter > 0, '…', ''),
        substr(cut_out.text, (cut_out.from_letter + 1)::bigint, (cut_out.to_letter - cut_out.from_letter)::bigint),
        if(cut_out.to_letter < length(cut_out.text), '…', '')
    ) as snippet,
    marked.hits,
    cut_out.char_start::integer as char_start,
    cut_out.char_end::integer as char_end,
    total.activities::bigint as activities,
    total.activities_with_all::bigint as activities_with_all
from ranked
cross join total
inner join activity on ranked.activity_row = activity.rowid
left join agency on activity.agency_id = agency.agency_id
inner join cut_out on ranked.activity_row = cut_out.activity_row
inner join marked on ranked.activity_row = marked.activity_row
order by ranked.words_found desc, ranked.score desc, ranked.activity_row
