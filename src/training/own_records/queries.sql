-- name: records_of_person
select distinct registry_number from training_records where snils = :snils

-- name: extracts_of_person
select distinct e.code from training_extract_records e
where e.registry_number in (select registry_number from training_records where snils = :snils)
