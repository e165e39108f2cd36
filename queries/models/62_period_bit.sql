-- period_bit
-- th: บิตของแต่ละปีงบประมาณและรอบใน agency_presence
-- en: The bit of each fiscal year and round in the masks of agency_presence
-- grain: fiscal_year, round
-- columns:
--   fiscal_year SMALLINT: ปีงบประมาณ พ.ศ. ว่างเมื่อไม่ทราบ | fiscal year (BE); NULL where it is not known
--   round TINYINT: รอบ 1 หรือ 2 ว่างเมื่อเป็นทั้งปีหรือไม่ทราบ | round 1 or 2; NULL is a whole year or not known
--   era TINYINT: ชุดของช่วงที่บิตอยู่ในจำนวนเดียวกัน ปกติมีชุดเดียว | which number the bit is in: as many periods as one holds are an era
--   mask BIGINT: บิตเดียวของช่วงนี้ | the one bit of this period
create table period_bit as
with
counted as (
    select
        told.fiscal_year,
        told.round,
        row_number() over (order by told.fiscal_year desc nulls last, told.round desc nulls last) - 1 as place
    from (
        select distinct
            fiscal_year,
            round
        from cube_agency_round
    ) as told
)

select
    fiscal_year,
    round,
    (place // 62)::tinyint as era,
    1::bigint << (place % 62)::bigint as mask
from counted
order by place;
