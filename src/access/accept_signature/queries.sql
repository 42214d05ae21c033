-- name: is_own_certificate
select count(*) from account_certificates
where account_id = :account and thumbprint = :thumbprint and removed_at is null

-- name: own_certificates
select count(*) from account_certificates where account_id = :account and removed_at is null
