-- question.th: ขาดรายงานกี่ฉบับ จากกี่หน่วยงาน
-- question.en: How many reports are missing, and of how many agencies?
-- grain: one row in all
-- parameters:
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   reports INTEGER: due and not here: the rows of missing_agencies whose round is closed
--   agencies INTEGER: of whom these are
--   reports_open INTEGER: not here of a round that is still open: the other rows
--   agencies_open INTEGER: of whom these are

select
    count(*) filter (where cube.reports_due > 0) as reports,
    count(distinct cube.agency_id) filter (where cube.reports_due > 0) as agencies,
    count(*) filter (where cube.reports_due = 0) as reports_open,
    count(distinct cube.agency_id) filter (where cube.reports_due = 0) as agencies_open
from cube_agency_round as cube
where
    cube.reports_expected > cube.expected_here
    and cube.is_demonstration = $demonstration
    and ($fiscal_years is null or coalesce(cube.fiscal_year, 0) = any($fiscal_years))
    and ($rounds is null or coalesce(cube.round, 0) = any($rounds))
    and ($provinces is null or cube.province = any($provinces))
    and ($kinds is null or cube.agency_kind = any($kinds))
    and ($agencies is null or cube.agency_id = any($agencies))
