create table applied_migrations (
  number integer not null primary key,
  name text not null,
  applied_at bigint not null
);

-- [postgresql]
create function refuse_change() returns trigger language plpgsql as $body$
begin
  raise exception '% is append-only', tg_table_name;
end $body$;
-- [both]

-- Who did what, when, from where. Each record holds the hash of the one before it: altering one breaks all that follow.
create table audit_records (
  number bigint not null primary key,
  at bigint not null,
  account_id bigint not null,
  actor_name text not null,
  organisation_id bigint not null,
  address text not null,
  action $key not null,
  subject $key not null,
  details text not null,
  previous_hash $bytes not null,
  hash $bytes not null
);
create index ix_audit_records_action on audit_records(action, number);
create index ix_audit_records_subject on audit_records(subject, number);
create index ix_audit_records_account on audit_records(account_id, number);
$append_only audit_records

create table audit_head (
  only_one integer not null primary key check (only_one = 1),
  number bigint not null,
  hash $bytes not null
);
insert into audit_head(only_one, number, hash) values(1, 0, '');

-- Work that goes on after the request: imports, entry of signed sets, mail. A runner takes a job by writing its name and a
-- lease; a lease that ran out (the process died) makes the job free again.
create table jobs (
  id $serial,
  kind $key not null,
  payload text not null,
  state $key not null,
  progress text not null,
  attempts integer not null,
  run_at bigint not null,
  created_at bigint not null,
  finished_at bigint,
  runner $key,
  leased_until bigint,
  failure text
);
create index ix_jobs_due on jobs(state, run_at);

-- Messages that leave the process. Written in the transaction of what causes them, sent afterwards by a job.
create table outbox (
  id $serial,
  channel $key not null,
  recipient text not null,
  subject text not null,
  body text not null,
  state $key not null,
  attempts integer not null,
  next_attempt_at bigint not null,
  created_at bigint not null,
  sent_at bigint,
  failure text
);
create index ix_outbox_due on outbox(state, next_attempt_at);
