-- name: known_snils
select distinct snils from account_certificates where account_id = :account and snils <> '' order by snils

-- name: lock_account
-- [sqlite]
select id from accounts where id = :id
-- [postgresql]
select id from accounts where id = :id for update
