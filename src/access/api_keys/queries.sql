-- name: insert_key
insert into api_keys(organisation_id, account_id, name, key_hash, scopes, created_at)
values(:organisation, :account, :name, :key_hash, :scopes, :now)
returning id

-- name: own_keys
select id, name, scopes, created_at, used_at, revoked_at from api_keys
where account_id = :account and organisation_id = :organisation order by id desc

-- name: has_key
select count(*) from api_keys where id = :id and account_id = :account and organisation_id = :organisation

-- name: revoke_key
update api_keys set revoked_at = :now where id = :id and revoked_at is null
