-- name: place_of_row
select r.last_key, r.first_key, r.middle_key, r.checked_on, r.entered_on,
  coalesce((select n.act_id from training_annulments n where n.registry_number = r.registry_number), 0)
from training_records r where r.id = :row

-- name: store_search
insert into training_searches(token_hash, account_id, fields, created_at) values(:token, :account, :fields, :now)

-- name: find_search
select fields from training_searches where token_hash = :token and account_id = :account and created_at > :since

-- name: forget_searches
delete from training_searches where created_at < :before
