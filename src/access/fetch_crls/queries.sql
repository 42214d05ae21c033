-- name: authorities
select subject, der, is_root, accredited_from, accredited_to, crl_addresses from trust_authorities order by id

-- name: certificates
select id, der from account_certificates
where id > :after and removed_at is null and not_after >= :now order by id limit :size

-- name: sources
select id, address, issuer, is_used, attempted_at, succeeded_at, failure, key_hash from trust_crl_sources
order by issuer, address, id

-- name: find_source
select id, address, issuer, is_used, attempted_at, succeeded_at, failure, key_hash from trust_crl_sources where id = :id

-- name: insert_source
insert into trust_crl_sources(key_hash, address, issuer, is_used) values(:key, :address, :issuer, :is_used)
on conflict (key_hash) do update set is_used = :is_used

-- name: delete_source
delete from trust_crl_sources where id = :id

-- name: note_success
update trust_crl_sources set attempted_at = :now, succeeded_at = :now, failure = '' where id = :id

-- name: note_failure
update trust_crl_sources set attempted_at = :now, failure = :failure where id = :id
