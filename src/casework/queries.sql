-- name: take_number
insert into casework_numbers(series, year, last_number) values(:series, :year, 1)
on conflict(series, year) do update set last_number = casework_numbers.last_number + 1
returning last_number

-- name: insert_case
insert into casework_cases(service, variant, incoming_number, organisation_id, applicant, inn, filed_by, channel, received_at,
  registered_at, stage, state, due_at, closed_reason, search_key)
values(:service, :variant, :incoming_number, :organisation, :applicant, :inn, :filed_by, :channel, :received_at, :now, :stage, 'open', :due_at,
  '', :search_key)
returning id

-- name: insert_event
insert into casework_events(case_id, at, kind, actor, text) values(:case_id, :at, :kind, :actor, :text)

-- name: insert_document
insert into casework_documents(case_id, item, title, file_name, media_type, hash, size, added_at)
values(:case_id, :item, :title, :file_name, :media_type, :hash, :size, :now)
returning id

-- name: insert_deadline
insert into casework_deadlines(case_id, name, title, clause, is_inner, length, unit, event_on, event, due_at, explained, provisional,
  stopped_at)
values(:case_id, :name, :title, :clause, :is_inner, :length, :unit, :event_on, :event, :due_at, :explained, :provisional, :stopped_at)

-- name: find_case
select id, service, variant, incoming_number, organisation_id, applicant, inn, filed_by, received_at, registered_at, stage, state,
  due_at, closed_at, closed_reason, officer_id, channel
from casework_cases where id = :id and service = :service

-- name: find_case_by_number
select id, service, variant, incoming_number, organisation_id, applicant, inn, filed_by, received_at, registered_at, stage, state,
  due_at, closed_at, closed_reason, officer_id, channel
from casework_cases where incoming_number = :number and service = :service

-- name: events_of
select at, kind, actor, text from casework_events where case_id = :case_id order by id

-- name: documents_of
select id, item, title, file_name, media_type, hash, size, added_at from casework_documents where case_id = :case_id order by id

-- name: deadlines_of
select id, name, title, clause, is_inner, length, unit, event_on, event, due_at, explained, provisional, stopped_at
from casework_deadlines where case_id = :case_id order by id

-- name: close_case
update casework_cases set state = :state, closed_at = :now, closed_reason = :reason where id = :id and state = 'open'

-- name: stop_deadlines
update casework_deadlines set stopped_at = :now where case_id = :case_id and stopped_at is null

-- name: rename_applicant
update casework_cases set organisation_id = :organisation, applicant = :applicant, inn = :inn, search_key = :search_key where id = :id

-- name: add_search_words
update casework_cases set search_key = search_key || :words where id = :id

-- name: cases_of
select id, service, variant, incoming_number, organisation_id, applicant, inn, filed_by, received_at, registered_at, stage, state,
  due_at, closed_at, closed_reason, officer_id, channel
from casework_cases where organisation_id = :organisation and service = :service order by id desc

-- name: case_page
select id, service, variant, incoming_number, organisation_id, applicant, inn, filed_by, received_at, registered_at, stage, state,
  due_at, closed_at, closed_reason, officer_id, channel
from casework_cases
where (cast(:service as text) = '' or service = :service) and id < :before and (cast(:variant as bigint) = 0 or variant = :variant)
  and (cast(:channel as text) = '' or channel = :channel) and (cast(:from as bigint) = 0 or registered_at >= :from)
  and (cast(:until as bigint) = 0 or registered_at < :until)
  and (cast(:late_at as bigint) = 0 or exists (select 1 from casework_deadlines clock
    where clock.case_id = casework_cases.id and clock.stopped_at is null and clock.due_at <= :late_at))
order by id desc limit :size

-- name: case_page_in_state
select id, service, variant, incoming_number, organisation_id, applicant, inn, filed_by, received_at, registered_at, stage, state,
  due_at, closed_at, closed_reason, officer_id, channel
from casework_cases
where service = :service and state = :state and id < :before and (cast(:variant as bigint) = 0 or variant = :variant)
  and (cast(:channel as text) = '' or channel = :channel) and (cast(:from as bigint) = 0 or registered_at >= :from)
  and (cast(:until as bigint) = 0 or registered_at < :until)
  and (cast(:late_at as bigint) = 0 or exists (select 1 from casework_deadlines clock
    where clock.case_id = casework_cases.id and clock.stopped_at is null and clock.due_at <= :late_at))
order by id desc limit :size

-- name: running
select deadline.id, deadline.case_id, deadline.name, deadline.title, deadline.length, deadline.unit, deadline.event_on,
  deadline.event, deadline.due_at, deadline.explained, deadline.provisional, held.incoming_number
from casework_deadlines deadline join casework_cases held on held.id = deadline.case_id
where deadline.stopped_at is null and deadline.id > :after order by deadline.id limit :size

-- name: move_deadlines
-- [sqlite]
update casework_deadlines set due_at = :due_at, explained = :explained, provisional = :provisional
where id in (select value from json_each(:ids)) and stopped_at is null
returning id
-- [postgresql]
update casework_deadlines set due_at = :due_at, explained = :explained, provisional = :provisional
where id in (select cast(value as bigint) from json_array_elements_text(cast(:ids as json))) and stopped_at is null
returning id

-- name: move_cases
-- [sqlite]
update casework_cases set due_at = :due_at
where id in (select case_id from casework_deadlines where id in (select value from json_each(:ids)))
-- [postgresql]
update casework_cases set due_at = :due_at
where id in (select case_id from casework_deadlines
  where id in (select cast(value as bigint) from json_array_elements_text(cast(:ids as json))))

-- name: insert_moved_events
-- [sqlite]
insert into casework_events(case_id, at, kind, actor, text)
select case_id, :at, 'due-moved', :actor, :text from casework_deadlines where id in (select value from json_each(:ids))
-- [postgresql]
insert into casework_events(case_id, at, kind, actor, text)
select case_id, cast(:at as bigint), 'due-moved', cast(:actor as text), cast(:text as text) from casework_deadlines
where id in (select cast(value as bigint) from json_array_elements_text(cast(:ids as json)))
