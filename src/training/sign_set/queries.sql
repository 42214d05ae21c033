-- name: is_own_certificate
select count(*) from account_certificates
where account_id = :account and thumbprint = :thumbprint and removed_at is null

-- name: own_certificates
select count(*) from account_certificates where account_id = :account and removed_at is null

-- name: send_set
update training_record_sets set state = 'entering', act_id = :act where id = :set and state = 'formed'
