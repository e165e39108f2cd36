-- Every document of the published file whose original is kept, for `ruam check` to look for its received bytes.
select document_id, file_name from document where original_kept order by document_id
