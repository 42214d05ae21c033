-- Requests of a case to other authorities, and what they answered (docs/exchange.md).
create table casework_requests (
  id $serial,
  case_id bigint not null references casework_cases(id),
  kind $key not null,              -- of the service's regulation: employment, education
  body text not null,              -- the authority that is asked
  subject $key not null,           -- whom it is about, within the case
  subject_name text not null,
  state $key not null,             -- waiting, sent, answered, error, cancelled
  created_by bigint not null references accounts(id),
  created_at bigint not null,
  send_due_at bigint not null,     -- the first moment that is too late to send it
  send_explained text not null,
  message_id $key not null,        -- of its last message
  attempts integer not null,       -- to send that message
  next_attempt_at bigint not null,
  failure text not null,           -- of the last attempt; '' for none
  sent_at bigint,                  -- of the first message that went
  answer_due_at bigint,            -- of the last message that went: the first moment that is too late to answer
  answer_explained text not null,
  polled_at bigint not null,       -- when it was last asked whether there is an answer; 0: never
  closed_at bigint
);
-- Two clicks ask once.
create unique index uq_casework_requests_subject on casework_requests(case_id, kind, subject);
create index ix_casework_requests_state on casework_requests(state, next_attempt_at);

create table casework_request_messages (
  id $serial,
  message_id $key not null,        -- UUID: the same at each sending
  request_id bigint not null references casework_requests(id),
  content text not null,           -- XML
  made_by bigint not null references accounts(id),
  made_at bigint not null
);
create unique index uq_casework_request_messages_id on casework_request_messages(message_id);
create index ix_casework_request_messages_request on casework_request_messages(request_id, id);
$append_only casework_request_messages

create table casework_request_answers (
  id $serial,
  request_id bigint references casework_requests(id),  -- null: it fits no request
  answer_id $key not null,         -- of the transport
  way $key not null,               -- exchange, paper
  outcome $key not null,           -- taken, another-person, unreadable, error, repeated, unknown
  reason text not null,
  digest $key not null,            -- SHA-256 of the content
  content $bytes not null,         -- as it came
  received_at bigint not null,
  entered_by bigint references accounts(id),           -- who typed it in from paper
  scan_hash $key not null,         -- of the kept file; '' for none
  scan_name text not null,
  scan_type $key not null
);
create unique index uq_casework_request_answers_id on casework_request_answers(answer_id);
create index ix_casework_request_answers_request on casework_request_answers(request_id, id);
$append_only casework_request_answers

-- One row: how the exchange is set, and how it went.
create table casework_exchange (
  name $key not null primary key,  -- exchange
  transport $key not null,         -- off, folder, smev
  run_at bigint not null,          -- 0: never
  failure text not null            -- of the last run; '' for none
);
