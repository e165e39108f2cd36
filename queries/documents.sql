-- Every document of the published file, for `ruam check` to look for its received bytes.
select document_id, file_name from document order by document_id
