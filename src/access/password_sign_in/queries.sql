-- name: insert_pending
insert into pending_sign_ins(token_hash, account_id, next, created_at) values(:token, :account, :next, :now)

-- name: find_pending
select account_id, next from pending_sign_ins where token_hash = :token and created_at > :after

-- name: end_pending
delete from pending_sign_ins where token_hash = :token

-- name: forget_old
delete from pending_sign_ins where created_at <= :before
