-- name: rows_of_act
select version, place, source_row, origin, provider_name, provider_inn,
  registry_number, entered_on, last_name, first_name, middle_name, snils, is_foreign_snils, foreign_snils,
  citizenship, organisation_unit_id, outer_id, job_title, employer_name, employer_inn, protocol_number,
  programme_id, checked_on, passed, knowledge_check
from training_records where act_id = :act and place >= :first order by place limit :count
