-- th: จำนวนแถวที่เผยแพร่เท่ากับจำนวนแถวของการอ่านที่ใช้อยู่ในบัญชี
-- en: As many rows are published as the readings in use have in the ledger
-- severity: error
with counted as (
    select
        'document' as table_name,
        (select count(*) from ledger.document) as in_ledger,
        (select count(*) from document) as published
    union all
    select
        'report' as table_name,
        (select count(*) from ledger.report anti join superseded_reading using (reading_id)) as in_ledger,
        (select count(*) from report) as published
    union all
    select
        'agency_candidate' as table_name,
        (select count(*) from ledger.agency_candidate anti join superseded_reading using (reading_id)) as in_ledger,
        (select count(*) from agency_candidate) as published
    union all
    select
        'activity' as table_name,
        (select count(*) from ledger.activity anti join superseded_reading using (reading_id)) as in_ledger,
        (select count(*) from activity) as published
    union all
    select
        'participant_group' as table_name,
        (select count(*) from ledger.participant_group anti join superseded_reading using (reading_id)) as in_ledger,
        (select count(*) from participant_group) as published
    union all
    select
        'issue' as table_name,
        (select count(*) from ledger.issue anti join superseded_reading using (reading_id)) as in_ledger,
        (select count(*) from issue) as published
    union all
    select
        'result' as table_name,
        (select count(*) from ledger.result anti join superseded_reading using (reading_id)) as in_ledger,
        (select count(*) from result) as published
    union all
    select
        'follow_through' as table_name,
        (select count(*) from ledger.follow_through anti join superseded_reading using (reading_id)) as in_ledger,
        (select count(*) from follow_through) as published
    union all
    select
        'finding' as table_name,
        (select count(*) from ledger.finding anti join superseded_reading using (reading_id)) as in_ledger,
        -- The build adds what only shows beside other documents.
        (select count(*) from finding)
        - (select count(distinct report_id) from near_duplicate)
        - (select count(*) from duplicate_document) as published
    union all
    select
        'evidence' as table_name,
        (select count(*) from ledger.evidence anti join superseded_reading using (reading_id)) as in_ledger,
        (select count(*) from evidence) as published
    union all
    select
        'correction' as table_name,
        (select count(*) from ledger.correction where verdict <> 'withdraw') as in_ledger,
        (select count(*) from correction) as published
)

select *
from counted
where in_ledger <> published
order by table_name;
