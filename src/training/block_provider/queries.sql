-- name: list
select o.id, o.name, o.inn, o.blocked_at, coalesce(o.blocked_reason, ''),
  (select count(*) from training_record_sets s where s.organisation_id = o.id and s.state = 'entered'),
  (select coalesce(sum(s.record_count), 0) from training_record_sets s where s.organisation_id = o.id and s.state = 'entered')
from organisations o where o.trains = 1 and o.id > :after order by o.id limit :count

-- name: find
select o.id, o.name, o.inn, o.blocked_at, coalesce(o.blocked_reason, ''),
  (select count(*) from training_record_sets s where s.organisation_id = o.id and s.state = 'entered'),
  (select coalesce(sum(s.record_count), 0) from training_record_sets s where s.organisation_id = o.id and s.state = 'entered')
from organisations o where o.trains = 1 and o.id = :id

-- name: block
update organisations set blocked_at = :now, blocked_reason = :reason where id = :id and trains = 1 and blocked_at is null

-- name: unblock
update organisations set blocked_at = null, blocked_reason = null where id = :id and trains = 1 and blocked_at is not null
