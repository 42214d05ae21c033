-- name: insert_complaint
insert into casework_complaints(service, number, case_id, organisation_id, complainant, inn, contact, channel, subject, text, entered_by,
  registered_at, length, unit, event_on, due_at, explained, provisional, state, answer, answered_by_name)
values(:service, :number, :case_id, :organisation, :complainant, :inn, :contact, :channel, :subject, :text, :entered_by, :now, :length,
  :unit, :event_on, :due_at, :explained, :provisional, 'open', '', '')
returning id

-- name: insert_file
insert into casework_complaint_files(complaint_id, part, file_name, media_type, hash, size, added_at)
values(:complaint, :part, :file_name, :media_type, :hash, :size, :now)

-- name: answer
update casework_complaints
set state = :state, answer = :answer, answered_by = :by, answered_by_name = :by_name, answered_at = :now
where id = :id and state = 'open'

-- name: find_complaint
select id, number, case_id, organisation_id, complainant, inn, contact, channel, subject, text, registered_at, due_at, explained,
  provisional, state, answer, answered_by_name, answered_at
from casework_complaints where id = :id and service = :service

-- name: complaints_of
select id, number, case_id, organisation_id, complainant, inn, contact, channel, subject, text, registered_at, due_at, explained,
  provisional, state, answer, answered_by_name, answered_at
from casework_complaints where organisation_id = :organisation and service = :service order by id desc

-- name: complaints_about
select id, number, case_id, organisation_id, complainant, inn, contact, channel, subject, text, registered_at, due_at, explained,
  provisional, state, answer, answered_by_name, answered_at
from casework_complaints where case_id = :case_id order by id desc

-- name: open_complaints
select id, number, case_id, organisation_id, complainant, inn, contact, channel, subject, text, registered_at, due_at, explained,
  provisional, state, answer, answered_by_name, answered_at
from casework_complaints where service = :service and state = 'open' order by due_at, id limit :size

-- name: answered_complaints
select id, number, case_id, organisation_id, complainant, inn, contact, channel, subject, text, registered_at, due_at, explained,
  provisional, state, answer, answered_by_name, answered_at
from casework_complaints where service = :service and state <> 'open' and id < :before order by id desc limit :size

-- name: files_of
select id, part, '', file_name, media_type, hash, size, added_at from casework_complaint_files
where complaint_id = :complaint and part = :part order by id

-- name: running
select id, number, length, unit, event_on, due_at, explained, provisional from casework_complaints
where state = 'open' and id > :after order by id limit :size

-- name: move
update casework_complaints set due_at = :due_at, explained = :explained, provisional = :provisional
where id = :id and state = 'open'
