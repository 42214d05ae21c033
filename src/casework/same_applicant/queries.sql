-- name: open_of_inn
select id, service, variant, incoming_number, organisation_id, applicant, inn, filed_by, received_at, registered_at, stage, state,
  due_at, closed_at, closed_reason, officer_id, channel
from casework_cases where inn = :inn and state = 'open' and service = :service and id <> :except
order by id desc limit 20

-- name: open_of_name
select id, service, variant, incoming_number, organisation_id, applicant, inn, filed_by, received_at, registered_at, stage, state,
  due_at, closed_at, closed_reason, officer_id, channel
from casework_cases where applicant = :applicant and state = 'open' and service = :service and id <> :except
order by id desc limit 20
