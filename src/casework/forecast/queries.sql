-- name: waiting
select held.id, held.incoming_number, held.applicant, held.officer_id, clock.due_at
from casework_cases held
join casework_deadlines clock on clock.case_id = held.id and clock.name = :clock and clock.stopped_at is null
where held.service = :service and held.state = 'open' and held.officer_id is not null
order by clock.due_at, held.id

-- name: decided_since
select coalesce(officer_id, 0), count(*) from casework_cases
where service || '' = :service and closed_at >= :since and state in ('granted', 'refused') and coalesce(officer_id, 0) <> 0
group by coalesce(officer_id, 0)
