-- name: filed
select count(*), coalesce(sum(case when channel = 'portal' then 1 else 0 end), 0)
from casework_cases where service || '' = :service and registered_at >= :from and registered_at < :until

-- name: closed
select coalesce(sum(case when state = 'granted' then 1 else 0 end), 0),
  coalesce(sum(case when state = 'refused' then 1 else 0 end), 0),
  coalesce(sum(case when state = 'withdrawn' then 1 else 0 end), 0),
  coalesce(sum(case when state <> 'withdrawn' and closed_at >= due_at then 1 else 0 end), 0)
from casework_cases where service || '' = :service and closed_at >= :from and closed_at < :until

-- name: complaints
select count(*), coalesce(sum(case when subject = 'term' then 1 else 0 end), 0),
  coalesce(sum(case when state = 'upheld' then 1 else 0 end), 0)
from casework_complaints where service || '' = :service and registered_at >= :from and registered_at < :until

-- name: ratings
select count(*), coalesce(sum(rating.timeliness), 0), coalesce(sum(rating.competence), 0),
  coalesce(sum(rating.information), 0), coalesce(sum(rating.filing), 0)
from casework_ratings rating join casework_cases held on held.id = rating.case_id
where held.service || '' = :service and rating.rated_at >= :from and rating.rated_at < :until

-- name: open
select count(*), coalesce(sum(case when due_at <= :now then 1 else 0 end), 0)
from casework_cases where service = :service and state = 'open'
