-- name: progress_of_entry
select progress from jobs where kind = 'training.enter-set' and payload = :payload order by id desc limit 1

-- name: uploaded_file
select file_name, file_hash, kind from training_imports where id = :import

-- name: numbers_by_row
select source_row, registry_number, entered_on from training_records where act_id = :act and source_row > 0 order by source_row
