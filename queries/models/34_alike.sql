-- alike
-- temporary
-- th: คู่รายงานจากต่างเอกสารที่ถ้อยคำคล้ายกันมาก จากลายเซ็น MinHash เทียบเฉพาะคู่ที่ตรงกันทั้งช่วงใดช่วงหนึ่ง
-- en: Pairs of reports of two documents whose own words are much alike, by their MinHash; found by bands that are equal as a whole
-- grain: report_id, other_report_id
create temp table alike as
with signed as (
    select
        report.report_id,
        report.document_id,
        report.is_demonstration,
        signature.hash_values,
        -- Near copies share most hashes, so that this order puts them beside each other.
        row_number() over (
            order by
                report.is_demonstration,
                signature.hash_values[1],
                signature.hash_values[2],
                signature.hash_values[3],
                signature.hash_values[4],
                report.report_id
        ) as place
    from ledger.signature as signature
    inner join current_reading as reading on signature.reading_id = reading.reading_id
    inner join report on signature.report_id = report.report_id
),

-- 21 bands of 6: two reports that share 0.7 of their shingles have a band in common 93 times in 100, at 0.2 hardly ever.
banded as (
    select
        signed.place,
        hash(signed.is_demonstration, bands.band, signed.hash_values[bands.band * 6 + 1:bands.band * 6 + 6]) as bucket
    from signed
    cross join (select unnest(range(21)) as band) as bands
),

shared as (
    select bucket from banded
    group by bucket
    having count(*) > 1
),

-- A text that thousands share makes no pair of each two: everyone is held against the ten behind it in the bucket.
ahead as (
    select
        banded.place,
        unnest(
            list(banded.place) over (
                partition by banded.bucket
                order by banded.place
                rows between 1 following and 10 following
            )
        ) as other_place
    from banded
    semi join shared on banded.bucket = shared.bucket
),

paired as (
    select distinct
        place,
        other_place
    from ahead
),

compared as (
    select
        one.report_id,
        other.report_id as other_report_id,
        len(list_filter(list_zip(one.hash_values, other.hash_values), lambda pair : pair[1] = pair[2])) / len(one.hash_values)
            as likeness
    from paired
    inner join signed as one on paired.place = one.place
    inner join signed as other on paired.other_place = other.place
    where one.document_id <> other.document_id
)

select
    report_id,
    other_report_id,
    likeness
from compared
where likeness >= 0.7;
