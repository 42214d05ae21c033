-- name: find_factor
select secret, proposed_secret, last_step, confirmed_at from second_factors where account_id = :account

-- name: propose
insert into second_factors(account_id, proposed_secret, last_step) values(:account, :sealed, 0)
on conflict (account_id) do update set proposed_secret = excluded.proposed_secret

-- name: confirm
update second_factors set secret = proposed_secret, proposed_secret = null, last_step = :step, confirmed_at = :now
where account_id = :account and proposed_secret is not null

-- name: take_step
update second_factors set last_step = :step where account_id = :account and last_step < :step

-- name: forget_factor
delete from second_factors where account_id = :account

-- name: insert_code
insert into recovery_codes(account_id, code_hash) values(:account, :code)

-- name: unused_codes
select code_hash from recovery_codes where account_id = :account and used_at is null

-- name: use_code
update recovery_codes set used_at = :now where account_id = :account and code_hash = :code and used_at is null

-- name: codes_left
select count(*) from recovery_codes where account_id = :account and used_at is null

-- name: forget_codes
delete from recovery_codes where account_id = :account
