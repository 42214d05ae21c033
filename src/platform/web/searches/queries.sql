-- name: keep_search
insert into kept_searches(token_hash, account_id, fields, created_at) values(:token, :account, :fields, :now)

-- name: kept_search
select fields from kept_searches where token_hash = :token and account_id = :account and created_at > :since

-- name: forget_searches
delete from kept_searches where created_at <= :before
