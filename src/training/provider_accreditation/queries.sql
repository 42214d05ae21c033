-- name: current
select mode from training_accreditation_checks order by id desc limit 1

-- name: changes
select mode, actor_name, set_at from training_accreditation_checks order by id desc

-- name: insert_change
insert into training_accreditation_checks(mode, account_id, actor_name, set_at) values(:mode, :account, :actor, :now)
