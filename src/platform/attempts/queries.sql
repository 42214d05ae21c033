-- name: count_one
insert into attempts(purpose, whose, period, made) values(:purpose, :whose, :period, 1)
on conflict (purpose, whose, period) do update set made = attempts.made + 1
returning made

-- name: counted
select coalesce(max(made), 0) from attempts where purpose = :purpose and whose = :whose and period = :period

-- name: forget
delete from attempts where period < :period
