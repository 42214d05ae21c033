-- name: insert_request
insert into casework_requests(case_id, kind, body, subject, subject_name, state, created_by, created_at, send_due_at, send_explained,
  message_id, attempts, next_attempt_at, failure, answer_explained, polled_at)
values(:case_id, :kind, :body, :subject, :subject_name, 'waiting', :created_by, :now, :send_due, :send_explained,
  :message_id, 0, :now, '', '', 0)
on conflict(case_id, kind, subject) do nothing
returning id

-- name: insert_message
insert into casework_request_messages(message_id, request_id, content, made_by, made_at)
values(:message_id, :request, :content, :made_by, :now)

-- name: send_again
update casework_requests set state = 'waiting', message_id = :message_id, attempts = 0, next_attempt_at = :now, failure = ''
where id = :id and state in ('waiting', 'sent', 'error')

-- name: find_request
select asked.id, asked.case_id, asked.kind, asked.body, asked.subject, asked.subject_name, asked.state, asked.created_at, asked.send_due_at,
  asked.send_explained, asked.message_id, asked.attempts, asked.next_attempt_at, asked.failure, asked.sent_at, asked.answer_due_at,
  asked.answer_explained, asked.closed_at, held.incoming_number,
  (select answer.outcome from casework_request_answers answer where answer.request_id = asked.id and answer.outcome <> 'repeated'
   order by answer.id desc limit 1)
from casework_requests asked join casework_cases held on held.id = asked.case_id
where asked.id = :id and held.service = :service

-- name: requests_of
select asked.id, asked.case_id, asked.kind, asked.body, asked.subject, asked.subject_name, asked.state, asked.created_at, asked.send_due_at,
  asked.send_explained, asked.message_id, asked.attempts, asked.next_attempt_at, asked.failure, asked.sent_at, asked.answer_due_at,
  asked.answer_explained, asked.closed_at, held.incoming_number,
  (select answer.outcome from casework_request_answers answer where answer.request_id = asked.id and answer.outcome <> 'repeated'
   order by answer.id desc limit 1)
from casework_requests asked join casework_cases held on held.id = asked.case_id
where asked.case_id = :case_id order by asked.id

-- name: open_requests
select asked.id, asked.case_id, asked.kind, asked.body, asked.subject, asked.subject_name, asked.state, asked.created_at, asked.send_due_at,
  asked.send_explained, asked.message_id, asked.attempts, asked.next_attempt_at, asked.failure, asked.sent_at, asked.answer_due_at,
  asked.answer_explained, asked.closed_at, held.incoming_number,
  (select answer.outcome from casework_request_answers answer where answer.request_id = asked.id and answer.outcome <> 'repeated'
   order by answer.id desc limit 1)
from casework_requests asked join casework_cases held on held.id = asked.case_id
where asked.state in ('waiting', 'sent', 'error') and held.service = :service
order by coalesce(asked.answer_due_at, asked.send_due_at), asked.id limit :size

-- name: cancel_requests
update casework_requests set state = 'cancelled', closed_at = :now where case_id = :case_id and state in ('waiting', 'sent', 'error')

-- name: close_request
update casework_requests set state = 'answered', closed_at = :now, failure = ''
where id = :id and state in ('waiting', 'sent', 'error')

-- name: mark_error
update casework_requests set state = 'error' where id = :id and state in ('waiting', 'sent')

-- name: content_of
select content from casework_request_messages where message_id = :message_id

-- name: request_of_message
select request_id from casework_request_messages where message_id = :message_id

-- name: kind_of
select kind from casework_requests where id = :id

-- name: insert_answer
insert into casework_request_answers(request_id, answer_id, way, outcome, reason, digest, content, received_at, entered_by, scan_hash, scan_name,
  scan_type)
values(:request, :answer_id, :way, :outcome, :reason, :digest, :content, :now, :entered_by, :scan_hash, :scan_name, :scan_type)
on conflict(answer_id) do nothing

-- name: is_known_answer
select count(*) from casework_request_answers where answer_id = :answer_id

-- name: same_answer
select min(received_at) from casework_request_answers where request_id = :request and digest = :digest and outcome <> 'repeated'

-- name: answers_of
select id, request_id, answer_id, way, outcome, reason, content, received_at, entered_by, scan_hash, scan_name, scan_type
from casework_request_answers where request_id = :request order by id

-- name: stray_answers
select id, request_id, answer_id, way, outcome, reason, content, received_at, entered_by, scan_hash, scan_name, scan_type
from casework_request_answers where request_id is null order by id desc limit :size

-- name: insert_event
insert into casework_events(case_id, at, kind, actor, text) values(:case_id, :now, 'requests', :actor, :text)
