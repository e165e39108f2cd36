-- question.th: อัตราของแต่ละหน่วยงานเป็นเท่าใด เทียบกับหน่วยงานประเภทและขนาดเดียวกัน
-- question.en: What is each agency's rate, among agencies of its kind and size?
-- grain: one row an agency and kind that it had in the time chosen: one that changed kind stands with the peers of each
-- parameters:
--   rate TEXT: what is compared, a measure of measures.toml that is so many of so many: reporting_rate, complete_reports_share, events_with_total_share, follow_through_told_share, done_share, reported_back_share
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency, as they were then; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   agency_id TEXT: key
--   short_name TEXT: of the agency
--   province TEXT: bare name
--   kind TEXT: kind of agency, as it was then
--   size_band TEXT: code of size_band; NULL where the registry tells no size
--   k INTEGER: records counted
--   n INTEGER: of how many; at least 1
--   peer_group TEXT: kind, and size where ten agencies or more of that kind are of that size: 'sao villages_6', 'sao *'
--   peers INTEGER: agencies of the group with any record, itself among them
--   peers_k INTEGER: records counted of the whole group
--   peers_n INTEGER: of how many
--   has_open_round BOOLEAN: some record is of a round that is still open; NULL where the year is not known

with
record as (
    select
        rate_record.agency_id,
        rate_record.fiscal_year,
        rate_record.round,
        rate_record.counted,
        rate_record.records
    from rate_record
    where rate_record.rate = $rate and rate_record.is_demonstration = $demonstration
),

placed as (
    select
        record.agency_id,
        coalesce(standing.kind, agency.kind) as kind,
        standing.size_band,
        record.counted,
        record.records,
        -- A whole year is closed with its second round.
        not period.is_closed as is_open
    from record
    inner join agency on record.agency_id = agency.agency_id
    left join period on record.fiscal_year = period.fiscal_year and coalesce(record.round, 2) = period.round
    left join agency_standing as standing
        on
            record.agency_id = standing.agency_id
            and record.fiscal_year = standing.fiscal_year
            and coalesce(record.round, 2) = standing.round
    where
        ($fiscal_years is null or coalesce(record.fiscal_year, 0) = any($fiscal_years))
        and ($rounds is null or coalesce(record.round, 0) = any($rounds))
        and ($provinces is null or agency.province = any($provinces))
        and ($kinds is null or coalesce(standing.kind, agency.kind) = any($kinds))
        and ($agencies is null or record.agency_id = any($agencies))
),

counted as (
    select
        agency_id,
        kind,
        -- Of a size that the registry tells but once; of rounds of no known year it tells none.
        any_value(size_band) as size_band,
        sum(counted) as k,
        sum(records) as n,
        bool_or(is_open) as has_open_round
    from placed
    group by agency_id, kind
),

grouped as (
    select
        *,
        concat(
            kind,
            ' ',
            if(size_band is not null and count(*) over (partition by kind, size_band) >= 10, size_band, '*')
        ) as peer_group
    from counted
)

select
    grouped.agency_id,
    agency.short_name,
    agency.province,
    grouped.kind,
    grouped.size_band,
    cast(grouped.k as bigint) as k,
    cast(grouped.n as bigint) as n,
    grouped.peer_group,
    count(*) over (partition by grouped.peer_group) as peers,
    cast(sum(grouped.k) over (partition by grouped.peer_group) as bigint) as peers_k,
    cast(sum(grouped.n) over (partition by grouped.peer_group) as bigint) as peers_n,
    grouped.has_open_round
from grouped
inner join agency on grouped.agency_id = agency.agency_id
order by grouped.peer_group, grouped.n desc, grouped.agency_id
