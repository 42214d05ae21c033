-- name: find_copy
select state, hash, size, failure from pdf_copies where source_hash = :source

-- name: ask
insert into pdf_copies(source_hash, state, hash, size, asked_at, failure) values(:source, 'waiting', '', 0, :now, '')
on conflict (source_hash) do update set state = 'waiting', asked_at = :now, failure = '' where pdf_copies.state = 'failed'

-- name: next_waiting
select source_hash from pdf_copies where state = 'waiting' or (state = 'running' and run_at < :stale)
order by asked_at, source_hash limit 1

-- name: claim
update pdf_copies set state = 'running', run_at = :now
where source_hash = :source and (state = 'waiting' or (state = 'running' and run_at < :stale))

-- name: finish
update pdf_copies set state = :state, hash = :hash, size = :size, failure = :failure where source_hash = :source

-- name: put_back
update pdf_copies set state = 'waiting' where source_hash = :source and state = 'running'

-- name: count_waiting
select count(*) from pdf_copies where state = 'waiting' or (state = 'running' and run_at < :stale)

-- name: count_running
select count(*) from pdf_copies where state = 'running'
