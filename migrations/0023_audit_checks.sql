-- Checks of the audit log that were asked for on its page (PLT-05). One at a time.
create table audit_checks (
  id $serial,
  state $key not null,              -- checking, done, given-up: its job failed for good
  job_id bigint not null,
  account_id bigint not null,       -- who asked, as audit_records have it
  actor_name text not null,
  organisation_id bigint not null,
  address text not null,
  asked_at bigint not null,
  finished_at bigint,
  right_records bigint not null,    -- from № 1 on
  first_wrong bigint                -- the number of the first record that is not as it was written
);
create unique index uq_audit_checks_one on audit_checks(state) where state = 'checking';
