-- name: insert_message
insert into outbox(channel, recipient, subject, body, state, attempts, next_attempt_at, created_at)
values('mail', :recipient, :subject, :body, 'waiting', 0, :now, :now)
returning id

-- name: attach_file
insert into outbox_files(message_id, name, media_type, file_hash) values(:message, :name, :media_type, :hash)

-- name: attached_files
select name, media_type, file_hash from outbox_files where message_id = :message order by id

-- name: find_message
select id, recipient, subject, body, state, attempts, created_at, next_attempt_at, sent_at, failure
from outbox where id = :id and channel = 'mail'

-- name: newest_messages
select id, recipient, subject, body, state, attempts, created_at, next_attempt_at, sent_at, failure
from outbox where channel = 'mail' and id < :before order by id desc limit :size

-- name: messages_to
select id, recipient, subject, body, state, attempts, created_at, next_attempt_at, sent_at, failure
from outbox where channel = 'mail' and recipient = :recipient and id < :before order by id desc limit :size

-- name: message_sent
update outbox set state = 'sent', attempts = attempts + 1, sent_at = :now, failure = null where id = :id

-- name: message_not_sent
update outbox set state = :state, attempts = attempts + 1, next_attempt_at = :next, failure = :failure where id = :id

-- name: send_again
update outbox set state = 'waiting', attempts = 0, next_attempt_at = :now where id = :id and channel = 'mail' and state <> 'waiting'
