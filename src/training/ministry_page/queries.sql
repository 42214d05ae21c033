-- name: records
select coalesce(sum(record_count), 0) from training_record_sets where state = 'entered'

-- name: sets_since
select count(*) from training_record_sets where state = 'entered' and closed_at >= :from

-- name: open_disputes
select count(*) from training_disputes where state = 'open'

-- name: blocked_providers
select count(*) from organisations where trains = 1 and blocked_at is not null
