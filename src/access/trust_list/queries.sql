-- name: insert_authority
insert into trust_authorities(name, thumbprint, subject, der, is_root, accredited_from, accredited_to, ended_because, source, added_at,
  crl_addresses)
values(:name, :thumbprint, :subject, :der, :is_root, :from, :to, :why, :source, :now, :crl_addresses)
returning id

-- name: authorities
select id, name, thumbprint, subject, is_root, accredited_from, accredited_to, ended_because, source, added_at,
  crl_addresses
from trust_authorities order by name, id

-- name: issuers_in_use
select distinct issuer from account_certificates where removed_at is null

-- name: find_authority
select id, name, thumbprint, subject, is_root, accredited_from, accredited_to, ended_because, source, added_at,
  crl_addresses
from trust_authorities where id = :id

-- name: find_authority_by_thumbprint
select id, name, thumbprint, subject, is_root, accredited_from, accredited_to, ended_because, source, added_at,
  crl_addresses
from trust_authorities where thumbprint = :thumbprint

-- name: authority_bytes
select der from trust_authorities where id = :id

-- name: whole_authorities
select der, is_root, accredited_from, accredited_to, ended_because from trust_authorities order by id

-- name: whole_crls
select der from trust_crls order by id

-- name: whole_authorities_named
select der, is_root, accredited_from, accredited_to, ended_because from trust_authorities
where subject = :subject order by id

-- name: insert_crl
insert into trust_crls(issuer, der, this_update, next_update, added_at, ca_key, is_fetched)
values(:issuer, :der, :this_update, :next_update, :now, :ca_key, :is_fetched)

-- name: has_newer_crl
select count(*) from trust_crls where ca_key = :ca_key and this_update > :this_update

-- name: delete_fetched_before
delete from trust_crls where ca_key = :ca_key and is_fetched = 1 and this_update < :this_update

-- name: has_crl
select count(*) from trust_crls
where issuer = :issuer and this_update = :this_update and ca_key in ('', :ca_key)

-- name: delete_crl
delete from trust_crls where issuer = :issuer and this_update = :this_update and ca_key in ('', :ca_key)

-- name: newest_crls
select id, issuer, this_update, next_update from trust_crls newest
where not exists (select 1 from trust_crls later where later.issuer = newest.issuer
  and (later.ca_key = newest.ca_key or newest.ca_key = '')
  and (later.this_update > newest.this_update or (later.this_update = newest.this_update and later.id > newest.id)))
order by issuer, this_update, id

-- name: version
select version from trust_version

-- name: count_change
update trust_version set version = version + 1

-- name: set_crl_addresses
update trust_authorities set crl_addresses = :addresses where thumbprint = :thumbprint

-- name: change_accreditation
update trust_authorities set is_root = :is_root, accredited_from = :from, accredited_to = :to, ended_because = :why
where thumbprint = :thumbprint

-- name: delete_authority
delete from trust_authorities where thumbprint = :thumbprint

-- name: insert_change
insert into trust_changes(kind, state, number, base_number, undoes_id, file_hash, file_name, file_size, cas,
  certificates, unchanged, closed_accounts, words, creator_id, creator, created_at, decider_id, decider, decided_at)
values(:kind, :state, :number, :base, :undoes, :file_hash, :file_name, :file_size, 0,
  0, 0, 0, :words, :creator_id, :creator, :created_at, :decider_id, :decider, :decided_at)
returning id

-- name: find_change
select id, kind, state, number, base_number, undoes_id, file_hash, file_name, file_size, cas, certificates, unchanged,
  closed_accounts, words, creator_id, creator, created_at, decider_id, decider, decided_at, closes_administration, opened_accounts
from trust_changes where id = :id

-- name: changes
select id, kind, state, number, base_number, undoes_id, file_hash, file_name, file_size, cas, certificates, unchanged,
  closed_accounts, words, creator_id, creator, created_at, decider_id, decider, decided_at, closes_administration, opened_accounts
from trust_changes where id < :before order by id desc limit :size

-- name: waiting_changes
select id, kind, state, number, base_number, undoes_id, file_hash, file_name, file_size, cas, certificates, unchanged,
  closed_accounts, words, creator_id, creator, created_at, decider_id, decider, decided_at, closes_administration, opened_accounts
from trust_changes where state in ('preparing', 'ready') order by id

-- name: newest_number
select coalesce(max(number), 0) from trust_changes

-- name: rows
select id, what, name, subject, thumbprint, crl_addresses, line, words,
  old_root, old_from, old_to, old_why, new_root, new_from, new_to, new_why,
  old_crl_addresses
from trust_change_rows where change_id = :change and what = :what and id > :after order by id limit :size

-- name: rows_with_der
select id, what, name, subject, thumbprint, crl_addresses, line, words,
  old_root, old_from, old_to, old_why, new_root, new_from, new_to, new_why,
  old_crl_addresses, der
from trust_change_rows where change_id = :change and what = :what and id > :after order by id limit :size

-- name: count_rows
select count(*) from trust_change_rows where change_id = :change and what = :what

-- name: delete_rows
delete from trust_change_rows where change_id = :change

-- name: delete_people
delete from trust_change_people where change_id = :change
