-- duplicate_document
-- temporary
-- th: เอกสารที่รับภายหลังซึ่งบอกเรื่องเดียวกับเอกสารก่อนหน้า ของหน่วยงานและช่วงเวลาเดียวกัน
-- en: Documents that tell again, as another file, what an earlier one told of the same agencies and periods
-- grain: document_id, report_id
create temp table duplicate_document as
with covered as (
    select
        document.document_id,
        document.received_at,
        document.is_demonstration,
        reading.words_digest,
        list([report.agency_id, report.fiscal_year::varchar, report.round::varchar] order by report.position) as periods
    from document
    inner join current_reading as reading on document.document_id = reading.document_id
    left join report on document.document_id = report.document_id
    where reading.words_digest is not null
    group by all
),

same_words as (
    select
        document_id,
        null::varchar as report_id,
        first_value(document_id) over (
            partition by is_demonstration, words_digest, periods
            order by received_at
        ) as duplicate_of
    from covered
    qualify document_id <> duplicate_of
),

-- As PDF and as Word the same report differs by page numbers and marks, which are no letters of it.
twin as (
    select
        later.document_id,
        later.report_id,
        earlier.document_id as duplicate_of,
        earlier.report_id as earlier_report_id
    from alike
    inner join report as later on later.report_id in (alike.report_id, alike.other_report_id)
    inner join report as earlier
        on
            earlier.report_id in (alike.report_id, alike.other_report_id)
            and later.agency_id = earlier.agency_id
            and later.fiscal_year = earlier.fiscal_year
            and later.round is not distinct from earlier.round
            and later.received_at > earlier.received_at
    where
        alike.likeness >= 0.97
    -- What a document has been found to be by its words need not be found again.
        and later.document_id not in (select document_id from same_words)
),

-- Other days, figures or steps make a corrected edition, however alike its words are: numbers are no part of the likeness.
concerned as (
    select report_id from twin
    union
    select earlier_report_id as report_id from twin
),

told_activity as (
    select activity.* from activity
    semi join concerned on activity.report_id = concerned.report_id
),

fact as (
    select
        activity.report_id,
        concat_ws(
            '|',
            'activity',
            activity.position,
            coalesce(activity.held_from::varchar, '-'),
            coalesce(activity.held_to::varchar, '-'),
            coalesce(activity.participants_total::varchar, '-')
        ) as told
    from told_activity as activity
    union all
    select
        activity.report_id,
        concat_ws('|', 'group', activity.position, child.position, coalesce(child.headcount::varchar, '-')) as told
    from participant_group as child
    inner join told_activity as activity on child.activity_id = activity.activity_id
    union all
    select
        activity.report_id,
        concat_ws('|', 'step', activity.position, child.position, coalesce(child.level::varchar, '-')) as told
    from follow_through as child
    inner join told_activity as activity on child.activity_id = activity.activity_id
),

facts as (
    select
        fact.report_id,
        list(fact.told order by fact.told) as told
    from fact
    group by fact.report_id
),

-- A line that was added need not have been understood: every longer line of either stands in the other, however it is broken.
wording as (
    select
        document_id,
        regexp_replace(text, '[^ก-ฺเ-์A-Za-z]', '', 'g') as letters,
        list_filter(
            list_transform(
                string_split(text, chr(10)), lambda line : regexp_replace(line, '[^ก-ฺเ-์A-Za-z]', '', 'g')
            ),
            lambda line : length(line) >= 20
        ) as longer_lines
    from document
    where document_id in (select document_id from twin) or document_id in (select duplicate_of from twin)
)

select
    document_id,
    report_id,
    duplicate_of
from same_words
union all
select
    twin.document_id,
    twin.report_id,
    arg_min(twin.duplicate_of, earlier.received_at) as duplicate_of
from twin
inner join report as earlier on twin.earlier_report_id = earlier.report_id
inner join facts as later_facts on twin.report_id = later_facts.report_id
inner join facts as earlier_facts
    on twin.earlier_report_id = earlier_facts.report_id and later_facts.told = earlier_facts.told
inner join wording as later_wording on twin.document_id = later_wording.document_id
inner join wording as earlier_wording on twin.duplicate_of = earlier_wording.document_id
where
    len(list_filter(later_wording.longer_lines, lambda line : not contains(earlier_wording.letters, line))) = 0
    and len(list_filter(earlier_wording.longer_lines, lambda line : not contains(later_wording.letters, line))) = 0
group by twin.document_id, twin.report_id;
