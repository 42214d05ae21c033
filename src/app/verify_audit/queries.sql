-- name: insert_check
insert into audit_checks(state, job_id, account_id, actor_name, organisation_id, address, asked_at, right_records)
values('checking', 0, :account, :name, :organisation, :address, :now, 0)
on conflict (state) where state = 'checking' do nothing

-- name: running
select id, state, job_id, account_id, actor_name, organisation_id, address, asked_at, finished_at, right_records, first_wrong
from audit_checks where state = 'checking'

-- name: find_check
select id, state, job_id, account_id, actor_name, organisation_id, address, asked_at, finished_at, right_records, first_wrong
from audit_checks where id = :id

-- name: newest_check
select id, state, job_id, account_id, actor_name, organisation_id, address, asked_at, finished_at, right_records, first_wrong
from audit_checks order by id desc limit 1

-- name: set_job
update audit_checks set job_id = :job where id = :id

-- name: give_up
update audit_checks set state = 'given-up', finished_at = :now where id = :id and state = 'checking'

-- name: finish
update audit_checks set state = 'done', finished_at = :now, right_records = :right, first_wrong = :wrong
where id = :id and state = 'checking'
