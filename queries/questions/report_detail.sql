-- question.th: รายงานฉบับนี้คืออะไร ของใคร ครอบคลุมช่วงใด และครบทุกองค์ประกอบหรือไม่
-- question.en: What is this report, whose, of what period, and is it complete?
-- grain: one row, or none where there is no such report
-- parameters:
--   report_id TEXT: key of the report
-- columns:
--   report_id TEXT: key
--   document_id TEXT: SHA-256 of the received bytes
--   agency_id TEXT: NULL where it could not be told
--   agency_name TEXT: in full
--   short_name TEXT: abbreviated
--   agency_kind TEXT: code
--   province TEXT: bare name
--   district TEXT: bare name
--   subdistrict TEXT: bare name
--   fiscal_year INTEGER: พ.ศ.
--   round INTEGER: NULL = whole year or not known
--   title TEXT: as stated
--   period_start DATE: as stated
--   period_end DATE: as stated
--   has_issue BOOLEAN: an issue of substance
--   has_participants BOOLEAN: participants of substance
--   has_result BOOLEAN: a result of substance
--   has_use BOOLEAN: a use of substance
--   is_complete BOOLEAN: all four
--   is_current BOOLEAN: false once a later report replaces it
--   is_demonstration BOOLEAN: demonstration data
--   current_report_id TEXT: the report that replaced it; NULL where it is current itself
--   file_name TEXT: as received
--   media_type TEXT: as recognised
--   encoding TEXT: of the bytes; NULL where it does not apply
--   byte_count INTEGER: size as received
--   received_at TIMESTAMP: when, in Thailand
--   unclaimed_share DOUBLE: share of the body's letters that no element claims; NULL without a body
--   doubts TEXT: reasons, in Thai, to look at it by eye; NULL where there are none
--   locator_starts TEXT: where in the text each place of the original begins, commas between
--   locators TEXT: the page, cell or paragraph from there on, a line each
--   text TEXT: the normalised text that all spans point into

select
    report.report_id,
    report.document_id,
    report.agency_id,
    agency.name as agency_name,
    agency.short_name,
    agency.kind as agency_kind,
    agency.province,
    agency.district,
    agency.subdistrict,
    cast(report.fiscal_year as integer) as fiscal_year,
    cast(report.round as integer) as round,
    report.title,
    report.period_start,
    report.period_end,
    report.has_issue,
    report.has_participants,
    report.has_result,
    report.has_use,
    report.has_issue and report.has_participants and report.has_result and report.has_use as is_complete,
    report.is_current,
    report.is_demonstration,
    newer.report_id as current_report_id,
    document.file_name,
    document.media_type,
    document.encoding,
    document.byte_count,
    cast(document.received_at + interval 7 hour as timestamp) as received_at,
    document.unclaimed_share,
    nullif(array_to_string(document.doubts, '; '), '') as doubts,
    array_to_string(document.locator_starts, ',') as locator_starts,
    array_to_string(document.locators, chr(10)) as locators,
    document.text
from report
left join agency on report.agency_id = agency.agency_id
left join document on report.document_id = document.document_id
left join report as newer
    on report.agency_id = newer.agency_id
    and newer.is_current
    and report.is_demonstration = newer.is_demonstration
    and (report.fiscal_year is not null or report.document_id = newer.document_id)
    and report.fiscal_year is not distinct from newer.fiscal_year
    and report.round is not distinct from newer.round
    and report.report_id <> newer.report_id
where report.report_id = $report_id
qualify row_number() over (order by newer.report_id) = 1
