-- name: keep_code
insert into email_confirmations(account_id, code_hash, sent_at) values(:account, :code_hash, :now)
on conflict (account_id) do update set code_hash = excluded.code_hash, sent_at = excluded.sent_at

-- name: sent_code
select sent_at from email_confirmations where account_id = :account and code_hash = :code_hash

-- name: forget_code
delete from email_confirmations where account_id = :account

-- name: code_sent_at
select sent_at from email_confirmations where account_id = :account

-- name: keep_change
insert into email_changes(account_id, email, code_hash, sent_at) values(:account, :email, :code_hash, :now)
on conflict (account_id) do update set email = excluded.email, code_hash = excluded.code_hash, sent_at = excluded.sent_at

-- name: change_waiting
select email, sent_at, code_hash from email_changes where account_id = :account

-- name: forget_change
delete from email_changes where account_id = :account

-- name: move_login
update account_passwords set login = :login where account_id = :account
