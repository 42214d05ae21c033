-- name: keep_code
insert into email_confirmations(account_id, code_hash, sent_at) values(:account, :code_hash, :now)
on conflict (account_id) do update set code_hash = excluded.code_hash, sent_at = excluded.sent_at

-- name: sent_code
select sent_at from email_confirmations where account_id = :account and code_hash = :code_hash

-- name: forget_code
delete from email_confirmations where account_id = :account
