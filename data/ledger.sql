-- The ledger: accepted readings, append-only, the only truth. Attached under the name `ledger`.
-- Rows are only ever added. No sequences, keys or unique indexes: a DuckLake catalog takes the same statements.
-- Times are UTC. Every row of what was read carries `reading_id`, so that a reading under newer rules lies beside the older one.

-- One accepted change: what came in together, whole or not at all.
create table if not exists ledger.batch (
    batch_id varchar not null,
    accepted_at timestamp not null,
    source varchar not null,
    document_count integer not null,
    reading_count integer not null,
    agency_count integer not null
);

-- One received file, named by the SHA-256 of its bytes. `received_at` increases strictly in the order accepted.
create table if not exists ledger.document (
    document_id varchar not null,
    file_name varchar not null,
    byte_count bigint not null,
    received_at timestamp not null,
    batch_id varchar not null
);
-- Columns that came later are added, so that a store of an earlier version goes on.
-- Whether the received bytes lie in the store; NULL is yes, as it was before anyone could choose.
alter table ledger.document add column if not exists original_kept boolean;

-- One reading of one document under one version of the rules. All spans point into its `text`.
create table if not exists ledger.reading (
    reading_id varchar not null,
    document_id varchar not null,
    rules_version varchar not null,
    read_at timestamp not null,
    batch_id varchar not null,
    media_type varchar not null,
    encoding varchar,
    is_demonstration boolean not null,
    text varchar not null,
    doubts varchar [] not null
);
-- Where the words stand in what was received: positions in `text`, and the page, cell or paragraph from there on.
alter table ledger.reading add column if not exists locator_starts integer [];
alter table ledger.reading add column if not exists locators varchar [];
-- The share of the body's letters that no element claims; NULL where there is no body.
alter table ledger.reading add column if not exists unclaimed_share double;
-- The same for files of the same words, whatever their format; NULL where they are too few to tell.
alter table ledger.reading add column if not exists words_digest varchar;
-- Where these letters stand: half-open spans of `text`, in order.
alter table ledger.reading add column if not exists unclaimed_starts integer [];
alter table ledger.reading add column if not exists unclaimed_ends integer [];

-- An agency as told by a registry or the gazetteer (reading_id is NULL), or by a document.
create table if not exists ledger.agency (
    agency_id varchar not null,
    kind varchar not null,
    name varchar not null,
    short_name varchar not null,
    subdistrict varchar,
    district varchar,
    province varchar,
    source varchar not null,
    is_demonstration boolean not null,
    reading_id varchar,
    added_at timestamp not null,
    batch_id varchar not null
);

-- How large it is, as a registry tells; NULL where it does not.
alter table ledger.agency add column if not exists villages integer;
alter table ledger.agency add column if not exists households integer;
alter table ledger.agency add column if not exists population integer;

-- Another name of an agency, written out, and the first and last day it bore it; NULL is open. The rows that were added
-- last of an agency, a kind and a name hold, all of them: a name may be borne twice.
create table if not exists ledger.agency_alias (
    agency_id varchar not null,
    alias varchar not null,
    kind varchar not null,
    valid_from date,
    valid_to date,
    added_at timestamp not null,
    batch_id varchar not null
);

-- The agencies that the stated name of a report fits, where it fits several.
create table if not exists ledger.agency_candidate (
    reading_id varchar not null,
    report_id varchar not null,
    position integer not null,
    agency_id varchar not null
);

create table if not exists ledger.report (
    reading_id varchar not null,
    report_id varchar not null,
    position integer not null,
    agency_id varchar,
    fiscal_year smallint,
    round tinyint,
    title varchar,
    period_start date,
    period_end date,
    has_issue boolean not null,
    has_participants boolean not null,
    has_result boolean not null,
    has_use boolean not null
);

-- The MinHash of a report's own words (data/signature.py); a report of too few words has none.
create table if not exists ledger.signature (
    reading_id varchar not null,
    report_id varchar not null,
    letter_count integer not null,
    hash_values bigint [] not null
);

create table if not exists ledger.activity (
    reading_id varchar not null,
    activity_id varchar not null,
    report_id varchar not null,
    position integer not null,
    name varchar,
    is_event boolean not null,
    kind varchar,
    mode varchar,
    held_from date,
    held_to date,
    date_precision varchar not null,
    recurrence varchar,
    fiscal_year smallint,
    round tinyint,
    place varchar,
    participants_total integer,
    char_start integer not null,
    char_end integer not null
);

create table if not exists ledger.participant_group (
    reading_id varchar not null,
    activity_id varchar not null,
    position integer not null,
    label varchar not null,
    category varchar not null,
    side varchar not null,
    headcount integer,
    char_start integer not null,
    char_end integer not null
);

create table if not exists ledger.issue (
    reading_id varchar not null,
    activity_id varchar not null,
    position integer not null,
    text varchar not null,
    char_start integer not null,
    char_end integer not null
);

create table if not exists ledger.result (
    reading_id varchar not null,
    activity_id varchar not null,
    position integer not null,
    text varchar not null,
    char_start integer not null,
    char_end integer not null
);

create table if not exists ledger.follow_through (
    reading_id varchar not null,
    activity_id varchar not null,
    position integer not null,
    text varchar not null,
    level tinyint,
    actor varchar,
    char_start integer not null,
    char_end integer not null
);

create table if not exists ledger.finding (
    reading_id varchar not null,
    report_id varchar,
    activity_id varchar,
    rule varchar not null,
    severity varchar not null,
    message varchar not null,
    char_start integer,
    char_end integer
);

create table if not exists ledger.evidence (
    reading_id varchar not null,
    report_id varchar,
    activity_id varchar,
    field varchar not null,
    value varchar not null,
    rule varchar not null,
    char_start integer not null,
    char_end integer not null
);
alter table ledger.evidence add column if not exists confidence double;

-- What a person says of a value that was read: `confirm`, `overrule`, or `withdraw`, which takes back what was said before.
-- The target is named by its place in the reading that the person saw, and by the words it was read from: places may shift.
create table if not exists ledger.correction (
    correction_id varchar not null,
    document_id varchar not null,
    reading_id varchar not null,
    target_table varchar not null,
    report_position integer not null,
    activity_position integer,
    row_position integer,
    field varchar not null,
    machine_value varchar,
    value varchar,
    verdict varchar not null,
    reason varchar not null,
    corrected_by varchar not null,
    corrected_at timestamp not null,
    anchor varchar not null,
    batch_id varchar not null
);
