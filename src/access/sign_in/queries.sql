-- name: forget_old
delete from sign_in_challenges where created_at < :before

-- name: insert_challenge
insert into sign_in_challenges(token_hash, text, created_at) values(:token_hash, :text, :now)

-- name: find_challenge
select text, created_at, used_at from sign_in_challenges where token_hash = :token_hash

-- name: use_challenge
update sign_in_challenges set used_at = :now where token_hash = :token_hash and used_at is null

-- name: earlier_addresses
select distinct address from sessions where account_id = :account and created_at > :since
