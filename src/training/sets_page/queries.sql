-- name: progress_of_entry
select progress from jobs where kind = 'training.enter-set' and payload = :payload order by id desc limit 1
