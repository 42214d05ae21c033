-- name: job_counts
select coalesce(sum(case when state = 'waiting' and run_at <= :now then 1 else 0 end), 0),
  coalesce(sum(case when state = 'running' then 1 else 0 end), 0),
  coalesce(sum(case when state = 'failed' then 1 else 0 end), 0)
from jobs where state in ('waiting', 'running', 'failed')
