-- th: รายงานที่แทบเหมือนกันเป็นรายงานปัจจุบันของคนละเอกสาร และต่างหน่วยงานหรือต่างปีงบประมาณ
-- en: Near duplicates are current reports of two documents, of other agencies or fiscal years
-- severity: error
select
    near_duplicate.report_id,
    near_duplicate.other_report_id,
    near_duplicate.likeness
from near_duplicate
left join report on near_duplicate.report_id = report.report_id
left join report as other on near_duplicate.other_report_id = other.report_id
where
    not coalesce(
        report.is_current
        and other.is_current
        and report.is_demonstration = other.is_demonstration
        and report.document_id <> other.document_id
        and (report.agency_id is distinct from other.agency_id or report.fiscal_year is distinct from other.fiscal_year)
        and near_duplicate.likeness between 0.7 and 1,
        false
    )
order by near_duplicate.report_id, near_duplicate.other_report_id;
