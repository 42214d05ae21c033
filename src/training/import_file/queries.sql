-- name: forming_sets
select id from training_record_sets where import_id = :import and state = 'forming'

-- name: lock_forming_set
-- [sqlite]
select id from training_record_sets where id = :set and state = 'forming'
-- [postgresql]
select id from training_record_sets where id = :set and state = 'forming' for update

-- name: delete_forming_set
delete from training_record_sets where id = :set and state = 'forming'

-- name: other_forming_sets
select id from training_record_sets where organisation_id = :organisation and state = 'forming' and id <> :set

-- name: later_sets_formed
select count(*) from training_record_sets
where organisation_id = :organisation and id > :set and state in ('formed', 'entering', 'entered')

-- name: delete_places
delete from training_pending_records where record_set_id = :set and place >= :first

-- name: need_not_wait_for_the_disk
-- [sqlite]
select ''
-- [postgresql]
select set_config('synchronous_commit', 'off', true)
