-- name: take_head
-- [sqlite]
select number, hash from audit_head
-- [postgresql]
select number, hash from audit_head for update

-- name: move_head
update audit_head set number = :number, hash = :hash

-- name: insert_record
insert into audit_records(number, at, account_id, actor_name, organisation_id, address, action, subject, details, previous_hash, hash)
values(:number, :at, :account, :actor, :organisation, :address, :action, :subject, :details, :previous, :hash)

-- name: page
select number, at, account_id, actor_name, organisation_id, address, action, subject, details
from audit_records
where number < :before
  and (cast(:action as text) = '' or action = :action)
  and (cast(:subject as text) = '' or subject = :subject)
order by number desc
limit :size

-- name: head
select number, hash from audit_head

-- name: after
select number, at, account_id, actor_name, organisation_id, address, action, subject, details, previous_hash, hash
from audit_records
where number > :number
order by number
limit :size
