-- name: hand_over
update casework_cases set officer_id = :to where id = :id and state = 'open' and coalesce(officer_id, 0) = :from

-- name: enter_stage
update casework_cases set stage = :stage where id = :id

-- name: stop_clock
update casework_deadlines set stopped_at = :now where case_id = :id and name = :name and stopped_at is null

-- name: stop_all
update casework_deadlines set stopped_at = :now where case_id = :id and stopped_at is null

-- name: close
update casework_cases set state = :state, closed_at = :now, closed_reason = :reason where id = :id and state = 'open'

-- name: last_number
select coalesce(max(last_number), 0) from casework_numbers where series = :series and year = :year

-- name: queue
-- [sqlite]
select id, service, variant, incoming_number, organisation_id, applicant, inn, filed_by, received_at, registered_at, stage, state,
  due_at, closed_at, closed_reason, officer_id, channel,
  coalesce((select min(clock.due_at) from casework_deadlines clock
    where clock.case_id = casework_cases.id and clock.stopped_at is null), due_at) next_due
from casework_cases
where officer_id = :officer and service = :service and (state = 'open' or :wanted <> '')
  and (:wanted = '' or instr(search_key, :wanted) > 0)
order by case state when 'open' then 0 else 1 end, next_due, id limit :size
-- [postgresql]
select id, service, variant, incoming_number, organisation_id, applicant, inn, filed_by, received_at, registered_at, stage, state,
  due_at, closed_at, closed_reason, officer_id, channel,
  coalesce((select min(clock.due_at) from casework_deadlines clock
    where clock.case_id = casework_cases.id and clock.stopped_at is null), due_at) next_due
from casework_cases
where officer_id = :officer and service = :service and (state = 'open' or cast(:wanted as text) <> '')
  and (cast(:wanted as text) = '' or strpos(search_key, :wanted) > 0)
order by case state when 'open' then 0 else 1 end, next_due, id limit :size

-- name: loads
select officer_id, count(*), sum(case when exists (select 1 from casework_deadlines clock
    where clock.case_id = casework_cases.id and clock.stopped_at is null and clock.due_at <= :now) then 1 else 0 end)
from casework_cases where state = 'open' and service = :service and officer_id is not null
group by officer_id
