-- name: find_password
select account_id, login, hash, set_at, failures_before from account_passwords where login = :login

-- name: password_of
select account_id, login, hash, set_at, failures_before from account_passwords where account_id = :account

-- name: keep_password
insert into account_passwords(account_id, login, hash, set_at, failures_before) values(:account, :login, :hash, :now, 0)
on conflict (account_id) do update set login = excluded.login, hash = excluded.hash, set_at = excluded.set_at

-- name: replace_hash
update account_passwords set hash = :hash where account_id = :account

-- name: end_other_sessions
update sessions set ended_at = :now where account_id = :account and ended_at is null and token_hash <> :kept

-- name: end_pending
delete from pending_sign_ins where account_id = :account

-- name: count_failure
insert into password_failures(login_hash, failures, last_at) values(:login, 1, :now)
on conflict (login_hash) do update set failures = password_failures.failures + 1, last_at = excluded.last_at
where password_failures.locked_until is null or password_failures.locked_until <= excluded.last_at
returning failures

-- name: locked_until
select locked_until from password_failures where login_hash = :login

-- name: lock
update password_failures set locked_until = :until where login_hash = :login

-- name: take_back
update password_failures set failures = failures - 1, locked_until = null where login_hash = :login and failures > 0

-- name: failures
select coalesce(max(failures), 0) from password_failures where login_hash = :login

-- name: forget_failures
delete from password_failures where login_hash = :login

-- name: forget_old_failures
delete from password_failures where last_at < :before

-- name: remember_failures
update account_passwords set failures_before = :failures where account_id = :account

-- name: insert_link
insert into password_links(token_hash, account_id, kind, created_at, expires_at)
values(:token, :account, :kind, :now, :expires_at)

-- name: find_link
select account_id, kind, expires_at, used_at from password_links where token_hash = :token

-- name: use_link
update password_links set used_at = :now where token_hash = :token and used_at is null

-- name: end_links
update password_links set used_at = :now where account_id = :account and used_at is null

-- name: forget_old_links
delete from password_links where expires_at < :before
