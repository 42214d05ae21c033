-- name: due_messages
select asked.id, asked.message_id, message.content, asked.attempts
from casework_requests asked join casework_request_messages message on message.message_id = asked.message_id
where asked.state = 'waiting' and asked.next_attempt_at <= :now
order by asked.next_attempt_at, asked.id limit :size

-- name: begin_attempt
update casework_requests set attempts = attempts + 1, next_attempt_at = :next
where id = :id and state = 'waiting' and message_id = :message_id and next_attempt_at <= :now

-- name: note_sent
update casework_requests set state = 'sent', failure = '', sent_at = coalesce(sent_at, :now), answer_due_at = :due, answer_explained = :explained
where id = :id and state = 'waiting' and message_id = :message_id

-- name: note_failure
update casework_requests set failure = :failure where id = :id and state = 'waiting' and message_id = :message_id

-- name: asked_longest_ago
select id from casework_requests where state in ('sent', 'error') order by polled_at, id limit :size

-- name: messages_of
select message_id from casework_request_messages where request_id = :id order by id

-- name: note_polled
update casework_requests set polled_at = :now where id = :id

-- name: note_run
insert into casework_exchange(name, transport, run_at, failure) values('exchange', :transport, :now, :failure)
on conflict(name) do update set transport = excluded.transport, run_at = excluded.run_at, failure = excluded.failure

-- name: note_transport
insert into casework_exchange(name, transport, run_at, failure) values('exchange', :transport, 0, '')
on conflict(name) do update set transport = excluded.transport

-- name: state_of_exchange
select transport, run_at, failure from casework_exchange where name = 'exchange'

-- name: open_ones
select count(*), min(case when state = 'waiting' then next_attempt_at end)
from casework_requests where state in ('waiting', 'sent', 'error')
