-- name: people
-- [sqlite]
select a.id, a.last_name, a.first_name, a.middle_name, a.email, a.job_title, a.blocked_at,
  (select max(s.created_at) from sessions s where s.account_id = a.id)
from accounts a
where a.id < :before and (:wanted = '' or instr(a.search_key, :wanted) > 0)
  and a.id in (select account_id from cabinets where organisation_id = :organisation
    union select account_id from suspended_cabinets where organisation_id = :organisation)
order by a.id desc limit :size
-- [postgresql]
select a.id, a.last_name, a.first_name, a.middle_name, a.email, a.job_title, a.blocked_at,
  (select max(s.created_at) from sessions s where s.account_id = a.id)
from accounts a
where a.id < :before and (cast(:wanted as text) = '' or strpos(a.search_key, :wanted) > 0)
  and a.id in (select account_id from cabinets where organisation_id = :organisation
    union select account_id from suspended_cabinets where organisation_id = :organisation)
order by a.id desc limit :size

-- name: person
select a.id, a.last_name, a.first_name, a.middle_name, a.email, a.job_title, a.blocked_at,
  (select max(s.created_at) from sessions s where s.account_id = a.id)
from accounts a
where a.id = :account
  and a.id in (select account_id from cabinets where organisation_id = :organisation
    union select account_id from suspended_cabinets where organisation_id = :organisation)

-- name: held_roles
select account_id, id, role from cabinets
where organisation_id = :organisation and account_id >= :first and account_id <= :last order by id

-- name: suspended_roles
select account_id, role, suspended_at, reason from suspended_cabinets
where organisation_id = :organisation and account_id >= :first and account_id <= :last order by account_id, role

-- name: suspend
insert into suspended_cabinets(account_id, organisation_id, role, suspended_at, reason)
values(:account, :organisation, :role, :now, :reason)
on conflict (account_id, organisation_id, role) do nothing

-- name: forget_suspended
delete from suspended_cabinets where account_id = :account and organisation_id = :organisation
