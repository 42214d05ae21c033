-- name: insert_extract
insert into training_extracts(code, organisation_id, is_list, made_by, made_at) values(:code, :organisation, :is_list, :account, :now)

-- name: insert_record
insert into training_extract_records(code, place, registry_number) values(:code, :place, :number)

-- name: find_extract
select organisation_id, is_list, made_at from training_extracts where code = :code

-- name: numbers_of_extract
select registry_number from training_extract_records where code = :code order by place

-- name: organisation_name
select name from organisations where id = :organisation
