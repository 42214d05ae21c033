-- Rows of the registry that may stand in the list of who is due (TRN-18). In a registry of some years most trainings that
-- ended were given anew, and reading past them would cost the more the older the registry is: so the list is read along
-- an index of these rows alone. Every row that is due is here; what else is here, the list's own conditions leave out.
create table training_due_candidates (
  record_id bigint not null primary key, -- of training_records
  employer_inn $key not null,
  provider_inn $key not null,
  programme_id integer not null,
  valid_until $key not null
);
insert into training_due_candidates(record_id, employer_inn, provider_inn, programme_id, valid_until)
select id, employer_inn, provider_inn, programme_id, valid_until from training_records where valid_until <> '';
create index ix_training_due_candidates_employer on training_due_candidates(employer_inn, valid_until, record_id);
create index ix_training_due_candidates_provider on training_due_candidates(provider_inn, valid_until, record_id);
drop index ix_training_records_employer_due;
drop index ix_training_records_provider_due;
