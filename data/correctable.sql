-- The correctable rows of one report, or of one activity and what belongs to it, in the one reading in `wanted_reading`.
select
    read_row.target_table,
    read_row.document_id,
    read_row.reading_id,
    read_row.report_position,
    read_row.activity_position,
    read_row.row_position,
    read_row.anchor,
    read_row.machine,
    reading.is_demonstration
from read_row
inner join ledger.reading as reading on read_row.reading_id = reading.reading_id
where read_row.activity_id = $target_id or (read_row.report_id = $target_id and read_row.target_table = 'report')
order by read_row.target_table, read_row.row_position;
