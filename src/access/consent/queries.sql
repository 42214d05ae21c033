-- name: standing
select max(given_at) from account_consents
where account_id = :account and text_version = :version and withdrawn_at is null

-- name: give
insert into account_consents(account_id, text_version, given_at) values(:account, :version, :now)

-- name: withdraw
update account_consents set withdrawn_at = :now where account_id = :account and withdrawn_at is null
