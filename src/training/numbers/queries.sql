-- name: take_sequence
insert into training_number_counters(year, next_sequence) values(:year, 1 + :count)
on conflict(year) do update set next_sequence = training_number_counters.next_sequence + :count
returning next_sequence
