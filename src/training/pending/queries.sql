-- name: of_set
select id, organisation_id, place, source_row, s.provider_name, s.provider_inn,
  p.registry_number, p.entered_on, p.last_name, p.first_name, p.middle_name, p.snils, p.is_foreign_snils, p.foreign_snils,
  p.citizenship, p.organisation_unit_id, p.outer_id, p.job_title, p.employer_name, p.employer_inn, p.protocol_number,
  p.programme_id, p.checked_on, p.passed, p.knowledge_check
from (
  select * from training_pending_records where record_set_id = :set and place >= :first order by place limit :count
) p
join (select id as set_id, provider_name, provider_inn from training_record_sets) s on s.set_id = p.record_set_id
order by place

-- name: delete_of_set
delete from training_pending_records where id in (
  select id from training_pending_records where record_set_id = :set limit :count
)
