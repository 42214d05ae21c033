-- name: count_attempt
insert into training_check_attempts(address, period, attempts) values(:address, :period, 1)
on conflict (address, period) do update set attempts = training_check_attempts.attempts + 1
returning attempts

-- name: attempts
select coalesce(max(attempts), 0) from training_check_attempts where address = :address and period = :period

-- name: forget_attempts
delete from training_check_attempts where period < :period
