-- name: insert_job
insert into jobs(kind, payload, state, progress, attempts, run_at, created_at)
values(:kind, :payload, 'waiting', '{}', 0, :run_at, :now)
returning id

-- name: insert_key
insert into job_keys(kind, job_key) values(:kind, :key) on conflict (kind, job_key) do nothing

-- name: find_job
select id, kind, payload, state, progress, attempts, created_at, failure from jobs where id = :id

-- name: newest_jobs
select id, kind, payload, state, progress, attempts, created_at, failure from jobs order by id desc limit :count

-- name: next_job
-- [sqlite]
select id, kind, payload, state, progress, attempts, created_at, failure from jobs
where (state = 'waiting' and run_at <= :now) or (state = 'running' and leased_until < :now)
order by run_at, id limit 1
-- [postgresql]
select id, kind, payload, state, progress, attempts, created_at, failure from jobs
where (state = 'waiting' and run_at <= :now) or (state = 'running' and leased_until < :now)
order by run_at, id limit 1
for update skip locked

-- name: any_due
select count(*) from (
  select 1 from jobs where (state = 'waiting' and run_at <= :now) or (state = 'running' and leased_until < :now) limit 1
) due

-- name: take_job
update jobs set state = 'running', attempts = attempts + 1, runner = :runner, leased_until = :until where id = :id

-- name: keep_lease
update jobs set leased_until = :until where id = :id and state = 'running' and runner = :runner

-- name: release_all
update jobs set leased_until = 0 where state = 'running'

-- name: report_progress
update jobs set progress = :progress where id = :id

-- name: finish_job
update jobs set state = :state, run_at = :run_at, attempts = attempts - :uncounted, failure = :failure, runner = null, leased_until = null,
  finished_at = case when cast(:state as text) in ('done', 'failed') then cast(:now as bigint) end
where id = :id and runner = :runner

-- name: retry_job
update jobs set state = 'waiting', attempts = 0, run_at = :now, finished_at = null where id = :id and state = 'failed'
