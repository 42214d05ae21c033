-- name: page
select id, organisation_id, place, source_row,
  registry_number, entered_on, last_name, first_name, middle_name, snils, is_foreign_snils, foreign_snils,
  citizenship, organisation_unit_id, outer_id, job_title, employer_name, employer_inn, protocol_number,
  programme_id, checked_on, passed, knowledge_check
from training_pending_records
where organisation_id = :organisation and record_set_id is null and id > :after order by id limit :count

-- name: find
select id, organisation_id, place, source_row,
  registry_number, entered_on, last_name, first_name, middle_name, snils, is_foreign_snils, foreign_snils,
  citizenship, organisation_unit_id, outer_id, job_title, employer_name, employer_inn, protocol_number,
  programme_id, checked_on, passed, knowledge_check
from training_pending_records where id = :id and record_set_id is null

-- name: of_event
select id, organisation_id, place, source_row,
  registry_number, entered_on, last_name, first_name, middle_name, snils, is_foreign_snils, foreign_snils,
  citizenship, organisation_unit_id, outer_id, job_title, employer_name, employer_inn, protocol_number,
  programme_id, checked_on, passed, knowledge_check
from training_pending_records
where duplicate_key = :key and +organisation_id = :organisation and record_set_id is null

-- name: ids
select id from training_pending_records where organisation_id = :organisation and record_set_id is null order by id

-- name: counts
select
  (select count(*) from training_pending_records where organisation_id = :organisation and record_set_id is null),
  (select count(*) from training_record_sets where organisation_id = :organisation and state = 'formed'),
  (select count(*) from training_imports where organisation_id = :organisation and state = 'checking')

-- name: delete_one
delete from training_pending_records where id = :id and organisation_id = :organisation and record_set_id is null

-- name: keep_id
update training_pending_records set id = :id where record_set_id = :set

-- name: release
update training_pending_records set record_set_id = null, place = 0 where record_set_id = :set

-- name: delete_set
delete from training_record_sets where id = :set and state = 'forming'
