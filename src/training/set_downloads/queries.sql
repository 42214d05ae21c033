-- name: uploaded_file
select file_name, file_hash, kind from training_imports where id = :import
