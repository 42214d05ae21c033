-- name: forget_old
delete from esia_departures where created_at < :before

-- name: insert_departure
insert into esia_departures(state_hash, browser_hash, nonce, verifier, account_id, next, created_at)
values(:state_hash, :browser_hash, :nonce, :verifier, :account, :next, :now)

-- name: find_departure
select browser_hash, nonce, verifier, account_id, next, created_at, used_at from esia_departures
where state_hash = :state_hash

-- name: use_departure
update esia_departures set used_at = :now where state_hash = :state_hash and used_at is null

-- name: find_by_oid
select account_id from account_esia where oid = :oid

-- name: find_link
select linked_at, linked_by, unlinked_at from account_esia where account_id = :account

-- name: link
insert into account_esia(account_id, oid, linked_at, linked_by) values(:account, :oid, :now, :linked_by)
on conflict (account_id) do update set oid = excluded.oid, linked_at = excluded.linked_at,
  linked_by = excluded.linked_by, unlinked_at = null

-- name: unlink
update account_esia set oid = null, unlinked_at = :now where account_id = :account and oid is not null

-- name: accounts_of_snils
select distinct account_id from account_certificates where snils = :snils and removed_at is null order by account_id

-- name: snils_of_account
select distinct snils from account_certificates where account_id = :account and snils <> '' and removed_at is null
order by snils
