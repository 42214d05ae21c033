-- name: place_of_row
select last_key, first_key, middle_key, checked_on from training_records where id = :row

-- name: store_search
insert into training_searches(token_hash, account_id, fields, created_at) values(:token, :account, :fields, :now)

-- name: find_search
select fields from training_searches where token_hash = :token and account_id = :account and created_at > :since

-- name: forget_searches
delete from training_searches where created_at < :before
