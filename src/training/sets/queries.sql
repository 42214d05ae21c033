-- name: find_provider
select id, name, inn, trains, coalesce(blocked_reason, ''), case when blocked_at is null then 0 else 1 end from organisations where id = :id

-- name: insert_set
insert into training_record_sets(organisation_id, provider_name, provider_inn, origin, import_id, state, record_count, refusal, created_by, created_at)
values(:organisation, :name, :inn, :origin, :import, 'forming', 0, '', :author, :now)
returning id

-- name: finish_forming
update training_record_sets set state = 'formed', record_count = :count where id = :set and state = 'forming'

-- name: find_set
select id, organisation_id, provider_name, provider_inn, origin, import_id, state, record_count, act_id, refusal, created_at, closed_at
from training_record_sets where id = :set

-- name: lock_set
-- [sqlite]
select id, organisation_id, provider_name, provider_inn, origin, import_id, state, record_count, act_id, refusal, created_at, closed_at
from training_record_sets where id = :set
-- [postgresql]
select id, organisation_id, provider_name, provider_inn, origin, import_id, state, record_count, act_id, refusal, created_at, closed_at
from training_record_sets where id = :set for update

-- name: move_set
update training_record_sets set state = :state, closed_at = :closed where id = :set

-- name: disband
update training_record_sets set state = :state, closed_at = :closed, record_count = 0 where id = :set

-- name: free_records
update training_pending_records set record_set_id = null, place = 0 where record_set_id = :set

-- name: choose_record
update training_pending_records set record_set_id = :set, place = :place
where id = :id and organisation_id = :organisation and record_set_id is null

-- name: list
select id, organisation_id, provider_name, provider_inn, origin, import_id, state, record_count, act_id, refusal, created_at, closed_at
from training_record_sets
where (cast(:organisation as bigint) = 0 or organisation_id = :organisation)
  and (cast(:id as bigint) = 0 or id = :id)
  and (cast(:state as text) = '' or state = :state)
  and created_at >= :from and created_at < :to
  and id < :before
  and state <> 'forming'
order by id desc
limit :count
