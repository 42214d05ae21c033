-- name: insert_organisation
insert into organisations(name, inn, ogrn, kind, trains, search_key, created_at)
values(:name, :inn, :ogrn, :kind, :trains, :search_key, :now)
returning id

-- name: update_organisation
update organisations set name = :name, inn = :inn, ogrn = :ogrn, kind = :kind, trains = :trains, search_key = :search_key
where id = :id

-- name: find_organisation
select id, name, inn, ogrn, kind, trains, blocked_at, blocked_reason from organisations where id = :id

-- name: find_organisation_by_inn
select id, name, inn, ogrn, kind, trains, blocked_at, blocked_reason from organisations where inn = :inn

-- name: first_of_kind
select min(id) from organisations where kind = :kind

-- name: organisations
-- [sqlite]
select id, name, inn, ogrn, kind, trains, blocked_at, blocked_reason from organisations
where id < :before and (:wanted = '' or instr(search_key, :wanted) > 0) order by id desc limit :size
-- [postgresql]
select id, name, inn, ogrn, kind, trains, blocked_at, blocked_reason from organisations
where id < :before and (cast(:wanted as text) = '' or strpos(search_key, :wanted) > 0) order by id desc limit :size

-- name: accounts
-- [sqlite]
select id, last_name, first_name, middle_name, email, job_title, created_at, blocked_at, blocked_reason, phone,
  email_confirmed_at from accounts
where id < :before and (:wanted = '' or instr(search_key, :wanted) > 0) order by id desc limit :size
-- [postgresql]
select id, last_name, first_name, middle_name, email, job_title, created_at, blocked_at, blocked_reason, phone,
  email_confirmed_at from accounts
where id < :before and (cast(:wanted as text) = '' or strpos(search_key, :wanted) > 0) order by id desc limit :size

-- name: organisations_of_kind
select id, name, inn, ogrn, kind, trains, blocked_at, blocked_reason from organisations
where kind = :kind and blocked_at is null order by search_key

-- name: insert_account
insert into accounts(last_name, first_name, middle_name, email, job_title, search_key, created_at, phone,
  email_confirmed_at)
values(:last_name, :first_name, :middle_name, :email, :job_title, :search_key, :now, :phone, :email_confirmed_at)
returning id

-- name: confirm_email
update accounts set email_confirmed_at = :now where id = :id

-- name: accounts_like
select id, last_name, first_name, middle_name, email, job_title, created_at, blocked_at, blocked_reason, phone,
  email_confirmed_at
from accounts where email <> '' and lower(email) = lower(:email) or substr(search_key, 1, length(:name)) = :name
  or id in (select account_id from account_certificates where snils = :snils and snils <> '')
order by id

-- name: others_with_address
select count(*) from accounts
where id <> :than and lower(email) = lower(:email) and email_confirmed_at is not null and blocked_at is null

-- name: find_account
select id, last_name, first_name, middle_name, email, job_title, created_at, blocked_at, blocked_reason, phone,
  email_confirmed_at
from accounts where id = :id

-- name: block_account
update accounts set blocked_at = :now, blocked_reason = :reason where id = :id and blocked_at is null

-- name: unblock_account
update accounts set blocked_at = null, blocked_reason = null where id = :id

-- name: insert_certificate
insert into account_certificates(account_id, thumbprint, issuer, serial, subject, not_before, not_after, der, added_at,
  snils)
values(:account, :thumbprint, :issuer, :serial, :subject, :not_before, :not_after, :der, :now, :snils)

-- name: find_certificate
select id, account_id, thumbprint, issuer, serial, subject, not_before, not_after, removed_at, removed_by
from account_certificates where thumbprint = :thumbprint

-- name: certificates_of
select id, account_id, thumbprint, issuer, serial, subject, not_before, not_after, removed_at, removed_by
from account_certificates where account_id = :account order by id

-- name: certificate_bytes
select der from account_certificates where thumbprint = :thumbprint

-- name: unbind_certificate
update account_certificates set removed_at = :now, removed_by = :by where id = :id and account_id = :account and removed_at is null

-- name: rebind_certificate
update account_certificates set removed_at = null, removed_by = null, added_at = :now where id = :id and account_id = :account

-- name: insert_cabinet
insert into cabinets(account_id, organisation_id, role, granted_at)
values(:account, :organisation, :role, :now)
on conflict (account_id, organisation_id, role) do nothing

-- name: forget_cabinet
update sessions set cabinet_id = null where cabinet_id = :id

-- name: delete_cabinet
delete from cabinets where id = :id and account_id = :account

-- name: cabinets_of
select c.id, c.account_id, c.role, o.id, o.name, o.inn, o.ogrn, o.kind, o.trains, o.blocked_at, o.blocked_reason
from cabinets c join organisations o on o.id = c.organisation_id
where c.account_id = :account order by c.id

-- name: administrators
select count(distinct c.account_id) from cabinets c join accounts a on a.id = c.account_id
where c.role = 'administrator' and a.blocked_at is null

-- name: holders_in
select a.id, a.email, c.role from cabinets c join accounts a on a.id = c.account_id
where c.organisation_id = :organisation and a.blocked_at is null order by a.id, c.id

-- name: lock_organisation
-- [sqlite]
select id from organisations where id = :id
-- [postgresql]
select id from organisations where id = :id for update

-- name: lock_account
-- [sqlite]
select id from accounts where id = :id
-- [postgresql]
select id from accounts where id = :id for update

-- name: change_account
update accounts set last_name = :last_name, first_name = :first_name, middle_name = :middle_name, email = :email,
  email_confirmed_at = :email_confirmed_at, job_title = :job_title, phone = :phone, search_key = :search_key
where id = :id

-- name: blocked_accounts_of
select count(*) from accounts
where blocked_at is not null
  and (email <> '' and lower(email) = lower(:email) and substr(search_key, 1, length(:name)) = :name
    or id in (select account_id from account_certificates where snils = :snils and snils <> ''))
