-- name: effects
select what, thumbprint, subject, new_root, new_from, new_to, new_why, id
from trust_change_rows
where change_id = :change and what in ('added', 'ended', 'restored', 'changed', 'removed') order by id

-- name: row_bytes
select der from trust_change_rows where id = :id

-- name: authority_bytes
select der from trust_authorities where id = :id

-- name: changed_crls
select id, what, subject from trust_change_rows where change_id = :change and what in ('crl-added', 'crl-removed') order by id

-- name: crls
select id, '', issuer from trust_crls order by id

-- name: crl_bytes
select der from trust_crls where id = :id

-- name: issuers
select distinct issuer from account_certificates where removed_at is null and not_after >= :now

-- name: administrators
select distinct a.id, case when p.account_id is null then 0 else 1 end
from cabinets c join accounts a on a.id = c.account_id left join account_passwords p on p.account_id = a.id
where c.role = 'administrator' and a.blocked_at is null order by a.id

-- name: batch_end
select coalesce(max(id), 0) from (
  select id from accounts where id > :after and blocked_at is null order by id limit :size
) batch

-- name: certificates
select c.account_id, c.der
from account_certificates c join accounts a on a.id = c.account_id
where c.account_id > :after and c.account_id <= :up_to and a.blocked_at is null
  and c.removed_at is null and c.not_after >= :now
order by c.account_id, c.id

-- name: finish_change
update trust_changes set state = 'ready', base_number = :base, cas = :cas, certificates = :certificates,
  unchanged = :unchanged, closed_accounts = :closed, opened_accounts = :opened,
  closes_administration = :closes_administration
where id = :id and state = 'preparing'

-- name: fail_change
update trust_changes set state = 'failed', words = :words where id = :id and state = 'preparing'

-- name: insert_person
insert into trust_change_people(change_id, account_id) values(:change, :account)

-- name: people
select a.id, a.last_name, a.first_name, a.middle_name,
  coalesce((select min(o.name) from cabinets c join organisations o on o.id = c.organisation_id
            where c.account_id = a.id), '')
from trust_change_people p join accounts a on a.id = p.account_id
where p.change_id = :change order by a.last_name, a.first_name, a.id

-- name: decide
update trust_changes set state = :state, decider_id = :decider, decider = :name, decided_at = :now
where id = :id and state = 'ready'

-- name: number_change
update trust_changes set number = :number where id = :id

-- name: prepare_again
update trust_changes set state = 'preparing', decider_id = 0, decider = '', decided_at = null where id = :id
