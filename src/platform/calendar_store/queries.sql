-- name: insert_change
insert into calendar_changes(kind, year, region, undoes_id, source, author_id, author, at)
values(:kind, :year, :region, :undoes, :source, :author_id, :author, :now)
returning id

-- name: insert_day
insert into calendar_change_days(change_id, what, day) values(:change, :what, :day)

-- name: all_changes
select id, kind, year, region, undoes_id, source, author, at from calendar_changes order by id

-- name: all_days
select change_id, what, day from calendar_change_days order by change_id, what, day

-- name: insert_moves
-- [sqlite]
insert into calendar_moves(change_id, what, address, due_before, due_after, explained)
select :change, value ->> 0, value ->> 1, :due_before, :due_after, :explained from json_each(:moves)
-- [postgresql]
insert into calendar_moves(change_id, what, address, due_before, due_after, explained)
select cast(:change as bigint), value ->> 0, value ->> 1, cast(:due_before as bigint), cast(:due_after as bigint), cast(:explained as text)
from json_array_elements(cast(:moves as json))

-- name: moves_of
select what, address, due_before, due_after, explained from calendar_moves where change_id = :change
order by id limit :size

-- name: count_moves
select count(*) from calendar_moves where change_id = :change

-- name: insert_recomputed
insert into calendar_recomputed(change_id, moved, done_at) values(:change, :moved, :now)

-- name: recomputed
select min(moved) from calendar_recomputed where change_id = :change
