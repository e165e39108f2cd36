-- The reports of one fiscal year and round, and all that they tell: the temp tables made_*, each with the columns of the
-- ledger's table of that name. Reads what national_agencies.sql made, the registered tables phrase_*, and the variables
-- year, round, scale, is_open (the round has only begun), rules_version, moment and batch_id.

-- 1. Who hands in what. A key stands for an agency's half year: equal keys tell of the same events.
create or replace temp table national_slot as
with half_year as (
    select
        *,
        getvariable('year')::integer - 2560 as years,
        agency_no * 64 + (getvariable('year')::integer - 2540) * 2 as half_year_no
    from national_agency
),

keyed as (
    select
        *,
        key_of(half_year_no + getvariable('round')::integer, 1) as key,
        key_of(half_year_no + 1, 1) as key_1,
        key_of(half_year_no + 2, 1) as key_2
    from half_year
),

-- The second round is reported less: the assessment that most report for closes in April.
likely as (
    select
        *,
        least(0.985, diligence + diligence_drift * years - if(getvariable('round') = 2, 0.11, 0.0))
        * if(getvariable('is_open'), 0.22, 1.0) as likelihood
    from keyed
),

decided as (
    select
        *,
        share(key, 2) < likelihood as is_told,
        diligence > 0 and share(key, 3) < 0.025 as is_revised,
        diligence > 0 and share(key, 4) < 0.003 as is_sent_again,
        getvariable('round') = 2
        and not getvariable('is_open')
        and diligence > 0
        and share(key, 5) < if(share(key, 2) < likelihood, 0.02, 0.30) as is_told_of_the_year,
        -- Most tell their own; a few tell what another agency, or they themselves a year before, have told.
        case
            when share(key, 6) < 0.010
                then key_of(
                    (1 + (agency_no + 17 + draw(key, 7) % 6000) % 7927) * 64
                    + (getvariable('year')::integer - 2540) * 2
                    + getvariable('round')::integer,
                    1
                )
            when share(key, 6) < 0.014 then key_of(half_year_no - 2 + getvariable('round')::integer, 1)
            else key
        end as words_key,
        case
            when share(key, 8) < 0.040 then 'catalogue'
            when share(key, 8) < 0.050 then 'nothing'
            when share(key, 8) < 0.054 then 'publicity'
            when share(key, 8) < 0.056 then 'unreadable'
            else 'events'
        end as contents,
        draw(key, 301) % 1000 < 3 as is_unresolved,
        draw(key, 302) % 1000 < 5 as is_undated,
        draw(key, 303) % 1000 < 15 as is_misspelt,
        draw(key, 304) % 1000 < 8 as has_personal_data,
        former_kind is not null and getvariable('year') < changed_in_year as is_under_former_name
    from likely
),

-- 1 is what was replaced later, 2 the report, 3 the same sent again as another file, 4 the report of the whole year.
edition as (
    select
        decided.* replace (if(edition.edition = 4, draw(decided.key, 310), decided.words_key) as words_key),
        edition.edition
    from decided
    cross join (values (1), (2), (3), (4)) as edition (edition)
    where
        case edition.edition
            when 1 then is_told and is_revised
            when 2 then is_told
            when 3 then is_told and is_sent_again
            else is_told_of_the_year
        end
),

identified as (
    select
        *,
        sha256(
            concat_ws(
                '|', 'national', getvariable('scale'), agency_no, getvariable('year'), getvariable('round'), edition
            )
        ) as document_id
    from edition
)

select
    identified.* exclude (contents),
    concat(document_id[:24], '-', getvariable('rules_version')) as reading_id,
    concat(document_id[:16], '-1') as report_id,
    if(edition = 4, 'events', contents) as contents,
    -- In the order of arrival: what is replaced lies before what replaces it.
    row_number() over (order by edition = 3, edition <> 1, draw(key, 9), agency_no, edition) as report_no
from identified
where document_id not in (select document_id from ledger.reading where rules_version = getvariable('rules_version'));

-- 2. How many activities each tells of, and which. A report of the year tells most of what its rounds do.
create or replace temp table national_told as
with counted as (
    select
        *,
        floor(
            activities * getvariable('scale')::double * (0.5 + share(key_1, 41)) * if(getvariable('is_open'), 0.4, 1.0)
            + share(key_1, 42)
        )::integer as events_1,
        floor(activities * getvariable('scale')::double * (0.5 + share(key_2, 41)) + share(key_2, 42))::integer as events_2
    from national_slot
    where contents in ('events', 'publicity')
),

listed as (
    select
        report_no,
        key,
        words_key,
        case
            when contents = 'publicity' then 2
            when getvariable('round') = 1 then events_1
            else events_2
        end as events,
        edition
    from counted
    where edition < 4
    union all
    select
        report_no,
        key_1 as key,
        key_1 as words_key,
        (events_1 * 0.6)::integer,
        4
    from counted
    where edition = 4
    union all
    select
        report_no,
        key_2 as key,
        key_2 as words_key,
        (events_2 * 0.7)::integer,
        5
    from counted
    where edition = 4
)

select
    report_no,
    edition = 5 or (edition < 4 and getvariable('round') = 2) as is_of_second_round,
    key,
    words_key,
    unnest(range(1, greatest(1, if(edition = 1, (events * 0.8)::integer, events)) + 1)) as nth,
    false as is_catalogue
from listed
union all
select
    report_no,
    getvariable('round') = 2,
    key,
    words_key,
    unnest(range(1, 5 + (draw(key, 43) % 10)::integer)),
    true
from national_slot
where contents = 'catalogue';

-- 3. What each activity was: `own` decides its days and people, `words` what is said of it.
create or replace temp table national_event as
with keyed as (
    select
        told.report_no,
        told.is_of_second_round,
        told.is_catalogue,
        told.nth,
        row_number() over (partition by told.report_no order by told.is_of_second_round, told.nth)::integer as position,
        key_of(told.key, 1000 + told.nth) as own,
        key_of(told.words_key, 1000 + told.nth) as words
    from national_told as told
),

chosen as (
    select
        keyed.*,
        slot.agency_no,
        slot.document_id,
        slot.edition,
        slot.openness + slot.openness_drift * slot.years as openness,
        slot.action + slot.action_drift * slot.years as action,
        slot.care + 0.02 * slot.years as care,
        slot.short_kind,
        slot.short_name,
        slot.nearby,
        slot.villages,
        slot.kind as agency_kind,
        slot.key as report_key,
        slot.contents,
        not keyed.is_catalogue and draw(keyed.words, 51) % 100 >= 7 as is_event,
        if(
            slot.contents = 'publicity',
            getvariable('publicity_slot')::integer,
            (draw(keyed.words, 52) % getvariable('kind_slots')::ubigint)::integer
        ) as kind_slot,
        (draw(keyed.words, 53) % 12)::integer as name_slot,
        (draw(keyed.words, 54) % 12)::integer as topic_slot,
        (draw(keyed.words, 55) % getvariable('type_slots')::ubigint)::integer as type_slot,
        1 + (draw(keyed.own, 56) % coalesce(slot.villages, 12)::ubigint)::integer as village_no
    from keyed
    inner join national_slot as slot on keyed.report_no = slot.report_no
),

named as (
    select
        chosen.*,
        what.kind_no,
        what.topic_no,
        if(chosen.is_event, what.kind, type.kind) as usual_kind,
        if(chosen.is_event, what.mode, type.mode) as usual_mode,
        if(chosen.is_event, what.name, type.name) as bare_name,
        what.is_local and chosen.is_event as is_local,
        what.piece_0,
        what.hole_1,
        what.piece_1,
        what.hole_2,
        what.piece_2,
        what.begins_with_kind,
        what.size_least,
        what.size_most,
        what.recurs,
        what.is_at_weekends,
        village.village
    from chosen
    inner join phrase_what as what
        on chosen.kind_slot * 144 + chosen.name_slot * 12 + chosen.topic_slot = what.what_no
    inner join phrase_type as type on chosen.type_slot = type.type_no
    inner join phrase_village as village
        on key_of(chosen.agency_no * 64 + chosen.village_no, 57) % getvariable('villages')::ubigint = village.village_no
),

dated as (
    select
        *,
        make_date(getvariable('year')::integer - 544, 10, 1) as year_begins,
        -- Some tell no day, some of these only how often.
        case
            when not is_event then 'none'
            when draw(own, 58) % 1000 < 4 then 'impossible'
            when recurs is not null and draw(own, 59) % 100 < 35 then 'none'
            when draw(own, 59) % 100 < 80 then 'day'
            when draw(own, 59) % 100 < 88 then 'month'
            else 'none'
        end as told_day,
        if(is_of_second_round, make_date(getvariable('year')::integer - 543, 4, 1), make_date(getvariable('year')::integer - 544, 10, 1))
        + (draw(own, 60) % if(getvariable('is_open'), 59, 182)::ubigint)::integer as some_day
    from named
),

-- Offices hold few things at the weekend; one in a hundred days belongs to another half year.
held as (
    select
        * exclude (some_day),
        draw(own, 62) % 1000 < 8 and told_day = 'day' and not getvariable('is_open') as is_outside,
        (
            case
                when isodow(some_day) >= 6 and not is_at_weekends and draw(own, 61) % 4 > 0
                    then greatest(some_day - 2, if(is_of_second_round, make_date(year(some_day), 4, 1), year_begins))
                else some_day
            end
            - if(draw(own, 62) % 1000 < 8 and told_day = 'day' and not getvariable('is_open'), 183, 0)
        )::date as day
    from dated
),

peopled as (
    select
        *,
        case
            when told_day = 'day' then day
            when told_day = 'month' then date_trunc('month', day)::date
        end as held_from,
        case
            when told_day = 'day' then day + if(draw(own, 63) % 100 < 6, 1 + (draw(own, 63) % 2)::integer, 0)
            when told_day = 'month' then last_day(day)
        end as held_to,
        -- The few come often, the many seldom; a larger agency draws more.
        (size_least * pow(size_most / greatest(size_least, 1), share(own, 64) * share(own, 65) * 1.6))::integer as people,
        is_event and size_most > 0 and usual_kind not in ('survey', 'publicity') as has_people,
        is_event and usual_kind not in ('publicity', 'internal') and share(report_key, 66) >= 0.05 as may_have_result,
        is_event and usual_kind not in ('publicity') and share(report_key, 67) >= 0.34 - 0.2 * care as may_have_use,
        is_event and share(report_key, 68) >= 0.02 as may_have_issue,
        share(report_key, 69) >= 0.04 as may_have_people
    from held
),

grouped as (
    select
        peopled.*,
        -- The first eight plans of a kind name nobody from outside.
        case
            when not (has_people and may_have_people) then null
            when share(own, 70) < 0.22 * (1 - openness) then kind_no * 64 + (draw(own, 71) % 8)::integer
            else kind_no * 64 + 8 + (draw(own, 71) % 56)::integer
        end as plan_no,
        draw(own, 72) % 100 as counting
    from peopled
),

totalled as (
    select
        grouped.* exclude (plan_no, people),
        plan.plan_no,
        coalesce(plan.members, 0) as members,
        coalesce(plan.is_internal, false) as is_internal,
        case
            when plan.plan_no is null or counting < 36 then 'none'
            when counting < 66 then 'all'
            else 'some'
        end as counts_told,
        greatest(people, coalesce(plan.members, 1)) as people,
        has_people and may_have_people and share(own, 73) < 0.45 + 0.4 * care as has_total
    from grouped
    left join phrase_plan_size as plan on grouped.plan_no = plan.plan_no
)

select
    report_no,
    agency_no,
    document_id,
    position,
    concat(document_id[:16], '-1-', position) as activity_id,
    concat(document_id[:16], '-1') as report_id,
    concat(document_id[:24], '-', getvariable('rules_version')) as reading_id,
    own,
    words,
    is_event,
    -- A few names tell no kind; a heading or the wording tells another mode than the usual one.
    if(draw(words, 74) % 1000 < 12, null, usual_kind) as kind,
    case
        when draw(words, 74) % 1000 < 12 then null
        when draw(words, 75) % 100 < 4 then ['plan', 'do', 'exchange', 'evaluate'][1 + (draw(words, 76) % 4)::integer]
        else usual_mode
    end as mode,
    usual_kind,
    if(
        draw(words, 77) % 1000 < 4,
        null,
        case
            when not is_event then bare_name
            when is_local then concat(if(begins_with_kind, short_kind, null), bare_name, ' ', village, ' หมู่ที่ ', village_no)
            else concat(bare_name, ' ครั้งที่ ', 1 + nth // 6, '/', getvariable('year'))
        end
    ) as name,
    held_from,
    held_to,
    case when told_day in ('day', 'month') then told_day else 'none' end as date_precision,
    told_day = 'impossible' as is_impossible,
    is_outside,
    case
        when recurs is not null and draw(own, 78) % 100 < 45 then recurs
        when draw(own, 78) % 1000 > 985 then ['weekly', 'monthly', 'quarterly', 'yearly'][1 + (draw(own, 79) % 4)::integer]
    end as recurrence,
    if(held_from is null, getvariable('year')::smallint, (year(held_from + interval 3 month) + 543)::smallint) as fiscal_year,
    case
        when held_from is not null then if(month(held_from) between 4 and 9, 2, 1)
        when edition < 4 then getvariable('round')::integer
    end::tinyint as round,
    if(
        is_event and draw(own, 80) % 100 < 82,
        concat(
            piece_0,
            filling(hole_1, village, short_name, nearby, null, null),
            piece_1,
            filling(hole_2, village, short_name, nearby, null, null),
            piece_2
        ),
        null
    ) as place,
    people,
    -- Now and then the stated total is another number than the groups make.
    if(has_total, people + if(draw(own, 81) % 100 < 3, 1 + (draw(own, 82) % 9)::integer, 0), null)::integer as participants_total,
    has_total and counts_told = 'all' and draw(own, 81) % 100 < 3 as is_mismatched,
    plan_no,
    members,
    is_internal and members > 0 as is_internal,
    counts_told,
    topic_no,
    agency_kind,
    short_name,
    nearby,
    village,
    action,
    edition,
    if(not may_have_issue or draw(words, 83) % 100 < 8, 0, 1 + (draw(words, 84) % 100 < 24)::integer)::integer as issues,
    if(not may_have_result or draw(words, 85) % 100 < 8, 0, 1 + (draw(words, 86) % 100 < 26)::integer)::integer as results,
    if(not may_have_use or draw(words, 87) % 100 < 6, 0, 1 + (draw(words, 88) % 8)::integer)::integer as steps
from totalled;

-- 4. The words. The text is a line an activity. The whole of what is told would be gigabytes more, which no question reads.
create or replace temp table national_line as
with line as (
    select
        report_no,
        position,
        activity_id,
        concat(
            position,
            '. ',
            coalesce(name, 'กิจกรรม'),
            if(participants_total is null, '', concat(' ผู้เข้าร่วม ', participants_total, ' คน'))
        ) as line
    from national_event
),

headed as (
    select
        *,
        concat_ws(
            chr(10),
            getvariable('title') || if(is_revised and edition in (2, 3), ' ' || getvariable('revised'), ''),
            concat(
                if(is_under_former_name, former_name, name),
                coalesce(' ตำบล' || subdistrict, ''),
                coalesce(' อำเภอ' || district, ''),
                ' จังหวัด',
                province
            ),
            if(is_undated, null, case when edition = 4 then getvariable('whole_year') else getvariable('half_year') end),
            getvariable('abridged'),
            getvariable('mark')
        ) as heading
    from national_slot
)

select
    headed.report_no,
    headed.heading,
    line.activity_id,
    line.position,
    line.line,
    length(headed.heading)
    + 1
    + coalesce(
        sum(length(line.line) + 1) over (
            partition by headed.report_no
            order by line.position
            rows between unbounded preceding and 1 preceding
        ),
        0
    )::integer as char_start
from headed
left join line on headed.report_no = line.report_no;

create or replace temp table national_activity as
select
    event.* replace (
        if(slot.is_undated and event.held_from is null, null, event.fiscal_year) as fiscal_year,
        if(slot.is_undated and event.held_from is null, null, event.round) as round
    ),
    line.char_start,
    (line.char_start + length(line.line))::integer as char_end
from national_event as event
inner join national_slot as slot on event.report_no = slot.report_no
inner join national_line as line on event.report_no = line.report_no and event.position = line.position
order by event.report_no, event.position;

create or replace temp table made_activity as
select
    reading_id,
    activity_id,
    report_id,
    position,
    name,
    is_event,
    kind,
    mode,
    held_from,
    held_to,
    date_precision,
    recurrence,
    fiscal_year,
    round,
    place,
    participants_total,
    char_start,
    char_end
from national_activity;

-- 5. The children of the activities. What of people is counted sums up to the activity's people, whatever its total says.
create or replace temp table made_participant_group as
with grouped as (
    select
        event.reading_id,
        event.activity_id,
        event.own,
        event.agency_kind,
        event.short_name,
        event.village,
        event.nearby,
        plan.position,
        plan.category,
        plan.side,
        1
        + round((event.people - event.members) * plan.share_until)::integer
        - round((event.people - event.members) * plan.share_before)::integer as heads,
        event.counts_told = 'all'
        or (event.counts_told = 'some' and draw(event.own, 100 + plan.position) % 100 < 55) as is_counted,
        draw(event.own, 140 + plan.position) % 12 as label_slot,
        event.char_start,
        event.char_end
    from national_activity as event
    inner join phrase_plan as plan on event.plan_no = plan.plan_no
)

select
    grouped.reading_id,
    grouped.activity_id,
    grouped.position,
    concat(
        label.piece_0,
        filling(label.hole_1, grouped.village, grouped.short_name, grouped.nearby, null, null),
        label.piece_1,
        filling(label.hole_2, grouped.village, grouped.short_name, grouped.nearby, null, null),
        label.piece_2,
        filling(label.hole_3, grouped.village, grouped.short_name, grouped.nearby, null, null),
        label.piece_3
    ) as label,
    grouped.category,
    grouped.side,
    if(grouped.is_counted, grouped.heads, null) as headcount,
    grouped.char_start,
    grouped.char_end
from grouped
inner join phrase_label as label
    on
        grouped.agency_kind = label.agency_kind
        and grouped.category = label.category
        and if(grouped.is_counted and grouped.heads = 1, 12, 0) + grouped.label_slot = label.label_slot;

create or replace temp table national_item as
with counted as (
    select
        'issue' as sort,
        reading_id,
        activity_id,
        words,
        topic_no,
        short_name,
        village,
        usual_kind,
        char_start,
        char_end,
        unnest(range(1, issues + 1))::integer as position
    from national_activity
    where issues > 0
    union all
    select
        'result' as sort,
        reading_id,
        activity_id,
        words,
        topic_no,
        short_name,
        village,
        usual_kind,
        char_start,
        char_end,
        unnest(range(1, results + 1))::integer as position
    from national_activity
    where results > 0
)

select
    counted.sort,
    counted.reading_id,
    counted.activity_id,
    counted.position,
    concat(
        phrase.piece_0,
        filling(phrase.hole_1, counted.village, counted.short_name, null, null, null),
        phrase.piece_1,
        filling(phrase.hole_2, counted.village, counted.short_name, null, null, null),
        phrase.piece_2,
        filling(phrase.hole_3, counted.village, counted.short_name, null, null, null),
        phrase.piece_3
    ) as text,
    counted.char_start,
    counted.char_end
from counted
inner join phrase_item as phrase
    on
        if(counted.sort = 'result' and counted.usual_kind = 'survey', 'survey', counted.sort) = phrase.sort
        and counted.topic_no = phrase.topic_no
        -- The second of an activity says something else than the first.
        and (draw(counted.words, 201) % 12 + counted.position - 1) % 12 = phrase.slot;

create or replace temp table made_issue as
select * exclude (sort) from national_item
where sort = 'issue';

create or replace temp table made_result as
select * exclude (sort) from national_item
where sort = 'result';

create or replace temp table made_follow_through as
with counted as (
    select
        reading_id,
        activity_id,
        own,
        words,
        topic_no,
        short_name,
        village,
        nearby,
        action,
        steps,
        char_start,
        char_end,
        unnest(range(1, steps + 1))::integer as position
    from national_activity
    where steps > 0
),

-- Each activity has a step that goes furthest; the others stay below it. The more an agency acts, the further it is.
levelled as (
    select
        *,
        position = 1 + draw(words, 209) % steps as is_furthest,
        share(words, 208) * (0.62 + 0.75 * least(0.9, greatest(0.1, action))) as furthest,
        share(words, 210 + position) as lower,
        draw(words, 230 + position) % 1000 as other,
        draw(words, 250 + position) % 460 as baht,
        draw(words, 270 + position) % 6 as percent
    from counted
),

climbed as (
    select
        *,
        if(is_furthest, furthest, furthest * lower) as height
    from levelled
),

-- 8 is "not yet", which is told at the lowest level but one.
stepped as (
    select
        * replace (
            concat(20 + baht, ',000') as baht,
            (10 * (3 + percent))::varchar as percent
        ),
        case
            when other < 30 then 8
            when height < 0.10 then 0
            when height < 0.22 then 1
            when height < 0.40 then 2
            when height < 0.52 then 3
            when height < 0.62 then 4
            when height < 0.71 then 5
            when height < 0.84 then 6
            else 7
        end as step
    from climbed
)

select
    stepped.reading_id,
    stepped.activity_id,
    stepped.position,
    concat(
        phrase.piece_0,
        filling(phrase.hole_1, stepped.village, stepped.short_name, stepped.nearby, stepped.baht, stepped.percent),
        phrase.piece_1,
        filling(phrase.hole_2, stepped.village, stepped.short_name, stepped.nearby, stepped.baht, stepped.percent),
        phrase.piece_2,
        filling(phrase.hole_3, stepped.village, stepped.short_name, stepped.nearby, stepped.baht, stepped.percent),
        phrase.piece_3
    ) as text,
    if(stepped.other >= 990, null, phrase.level)::tinyint as level,
    case
        when stepped.other % 5 = 0 then null
        when phrase.is_by_agency then stepped.short_name
        else phrase.actor
    end as actor,
    stepped.char_start,
    stepped.char_end
from stepped
inner join phrase_step as phrase
    on
        stepped.step = phrase.step
        and stepped.topic_no = phrase.topic_no
        and draw(stepped.words, 290 + stepped.position) % 12 = phrase.slot;

-- 6. The reports: what their activities add up to.
create or replace temp table national_report as
with of_steps as (
    select
        activity_id,
        bool_or(level is null or level >= 2 or (level = 1 and not regexp_matches(text, getvariable('not_yet')))) as has_use
    from made_follow_through
    group by activity_id
),

summed as (
    select
        event.report_no,
        count(*) as activities,
        count(*) filter (where event.is_event) as events,
        bool_or(not event.is_event or event.name is not null or event.issues > 0) as has_issue,
        bool_or(event.participants_total is not null or event.members > 0) as has_participants,
        bool_or(event.results > 0) as has_result,
        coalesce(bool_or(of_steps.has_use), false) as has_use,
        bool_and(event.usual_kind = 'publicity') as is_publicity
    from national_activity as event
    left join of_steps on event.activity_id = of_steps.activity_id
    group by event.report_no
)

select
    slot.*,
    coalesce(summed.activities, 0) as told_activities,
    coalesce(summed.events, 0) as told_events,
    coalesce(summed.has_issue, false) as has_issue,
    coalesce(summed.has_participants, false) as has_participants,
    coalesce(summed.has_result, false) as has_result,
    coalesce(summed.has_use, false) as has_use,
    coalesce(summed.is_publicity, false) as is_publicity,
    if(getvariable('round') = 1 or slot.edition = 4, make_date(getvariable('year')::integer - 544, 10, 1), make_date(getvariable('year')::integer - 543, 4, 1))
        as first_day,
    if(getvariable('round') = 1, make_date(getvariable('year')::integer - 543, 3, 31), make_date(getvariable('year')::integer - 543, 9, 30))
        as last_day
from national_slot as slot
left join summed on slot.report_no = summed.report_no;

create or replace temp table made_report as
select
    reading_id,
    report_id,
    1 as position,
    case
        when is_unresolved then null
        when is_under_former_name then coalesce(told_id, agency_id)
        else agency_id
    end as agency_id,
    if(is_undated, null, getvariable('year'))::smallint as fiscal_year,
    if(is_undated or edition = 4, null, getvariable('round'))::tinyint as round,
    getvariable('title') as title,
    if(is_undated, null, first_day) as period_start,
    if(is_undated, null, last_day) as period_end,
    has_issue,
    has_participants,
    has_result,
    has_use
from national_report
order by report_no;

create or replace temp table made_agency as
select
    told_id as agency_id,
    former_kind as kind,
    former_name as name,
    former_short_name as short_name,
    subdistrict,
    district,
    province,
    'document' as source,
    true as is_demonstration,
    reading_id,
    null::integer as villages,
    null::integer as households,
    null::integer as population,
    getvariable('moment')::timestamp as added_at,
    getvariable('batch_id') as batch_id
from national_report
where is_under_former_name and told_id is not null and not is_unresolved
order by report_no;

create or replace temp table made_agency_candidate as
select
    report.reading_id,
    report.report_id,
    candidate.position::integer as position,
    agency.agency_id
from national_report as report
cross join (values (1), (2)) as candidate (position)
inner join national_agency as agency
    on 1 + (report.agency_no + (candidate.position - 1) * 2600 - 1) % 7927 = agency.agency_no
where report.is_unresolved
order by report.report_no, candidate.position;

create or replace temp table made_reading as
with whole as (
    select
        report_no,
        concat_ws(chr(10), any_value(heading), string_agg(line, chr(10) order by position)) as text
    from national_line
    group by report_no
)

select
    report.reading_id,
    report.document_id,
    getvariable('rules_version') as rules_version,
    getvariable('moment')::timestamp + to_microseconds(report.report_no) as read_at,
    getvariable('batch_id') as batch_id,
    if(report.edition = 3, 'text/html', 'text/plain') as media_type,
    'utf-8' as encoding,
    true as is_demonstration,
    whole.text,
    []::varchar [] as doubts,
    []::integer [] as locator_starts,
    []::varchar [] as locators,
    0.0::double as unclaimed_share,
    md5(whole.text) as words_digest,
    []::integer [] as unclaimed_starts,
    []::integer [] as unclaimed_ends
from national_report as report
inner join whole on report.report_no = whole.report_no
order by report.report_no;

create or replace temp table made_document as
select
    reading.document_id,
    concat(getvariable('year'), '-', if(report.edition = 4, 0, getvariable('round')), '-', report.agency_id, '-', report.edition, '.txt')
        as file_name,
    strlen(reading.text)::bigint as byte_count,
    reading.read_at as received_at,
    reading.batch_id,
    -- Nothing was ever received: there is no file to keep.
    false as original_kept
from made_reading as reading
inner join national_report as report on reading.document_id = report.document_id
order by report.report_no;

-- As the words are: equal keys tell alike, and who copies changes a little.
create or replace temp table made_signature as
select
    reading_id,
    report_id,
    (told_events * 420)::integer as letter_count,
    list_transform(
        range(128),
        lambda nth : if(
            words_key <> key and draw(key, 400 + nth) % 100 < 6,
            draw(key, 600 + nth),
            draw(words_key, 600 + nth)
        )::bigint
    ) as hash_values
from national_report
where told_events > 0
order by report_no;

-- 7. What looks wrong or is missing, as the rules of reading would find it; and what decided the codes.
create or replace temp table made_finding as
with found as (
    select
        report_no,
        position,
        reading_id,
        report_id,
        activity_id,
        char_start,
        char_end,
        name,
        participants_total,
        people,
        unnest(
            list_filter(
                [
                    if(is_mismatched, 'total_mismatch', null),
                    if(
                        is_event
                        and participants_total is null
                        and usual_kind not in ('survey', 'complaint_channel', 'publicity'),
                        'total_missing',
                        null
                    ),
                    if(is_event and participants_total is null and draw(own, 501) % 100 < 4, 'target_not_attended', null),
                    if(is_event and held_from is null and not is_impossible, 'date_missing', null),
                    if(is_impossible, 'date_impossible', null),
                    if(is_outside, 'date_outside_period', null),
                    if(date_precision = 'day' and draw(own, 502) % 1000 < 9, 'weekday_mismatch', null),
                    if(date_precision = 'day' and draw(own, 503) % 1000 < 4, 'date_conflict', null),
                    if(is_internal, 'internal_only', null)
                ],
                lambda rule : rule is not null
            )
        ) as rule,
        null::varchar as elements
    from national_activity
    union all
    select
        report_no,
        0 as position,
        reading_id,
        report_id,
        null as activity_id,
        null as char_start,
        null as char_end,
        name,
        null as participants_total,
        null as people,
        unnest(
            list_filter(
                [
                    if(
                        told_activities > 0 and not (has_issue and has_participants and has_result and has_use),
                        'element_missing',
                        null
                    ),
                    if(is_publicity, 'publicity_only', null),
                    if(told_activities > 0 and told_events = 0, 'catalogue_only', null),
                    if(contents = 'nothing', 'no_activity', null),
                    if(contents = 'unreadable', 'unreadable', null),
                    if(is_unresolved, 'agency_unresolved', null),
                    if(is_misspelt, 'agency_misspelt', null),
                    if(is_undated, 'period_unknown', null),
                    if(has_personal_data, 'personal_data', null)
                ],
                lambda rule : rule is not null
            )
        ) as rule,
        concat_ws(
            ', ',
            if(has_issue, null, 'ประเด็น'),
            if(has_participants, null, 'ข้อมูลผู้มีส่วนร่วม'),
            if(has_result, null, 'ผลจากการมีส่วนร่วม'),
            if(has_use, null, 'การนำผลไปใช้')
        ) as elements
    from national_report
)

select
    found.reading_id,
    found.report_id,
    found.activity_id,
    found.rule,
    phrase.severity,
    replace(
        replace(
            replace(
                replace(
                    replace(phrase.message, '{name}', coalesce(found.name, 'กิจกรรมที่ไม่ระบุชื่อ')),
                    '{stated}',
                    coalesce(found.participants_total, 10 * (1 + found.people // 10), 0)::varchar
                ),
                '{sum}',
                coalesce(found.people, 0)::varchar
            ),
            '{elements}',
            coalesce(found.elements, '')
        ),
        '{year}',
        getvariable('year')::varchar
    ) as message,
    found.char_start,
    found.char_end
from found
inner join phrase_finding as phrase on found.rule = phrase.rule
order by found.report_no, found.position;

create or replace temp table made_evidence as
with decided as (
    select
        report_no,
        0 as position,
        reading_id,
        report_id,
        null as activity_id,
        unnest(['agency', 'fiscal_year']) as field,
        unnest([if(is_unresolved, null, name), if(is_undated, null, getvariable('year')::varchar)]) as value,
        0 as char_start,
        length(getvariable('title')) as char_end
    from national_report
    union all
    select
        report_no,
        position,
        reading_id,
        report_id,
        activity_id,
        'kind' as field,
        kind as value,
        char_start,
        char_end
    from national_activity
)

select
    decided.reading_id,
    decided.report_id,
    decided.activity_id,
    decided.field,
    decided.value,
    phrase.rule,
    phrase.confidence,
    decided.char_start::integer as char_start,
    decided.char_end::integer as char_end
from decided
inner join phrase_evidence as phrase on decided.field = phrase.field
where decided.value is not null
order by decided.report_no, decided.position;
