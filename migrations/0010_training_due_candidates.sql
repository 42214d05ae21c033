-- Rows of the registry that may stand in the list of who is due (TRN-18). In a registry of some years most trainings that
-- ended were given anew, and reading past them would cost the more the older the registry is: so the list is read along
-- an index of these rows alone. Every row that is due is here; what else is here, the list's own conditions leave out.
create table training_due_candidates (
  record_id bigint not null primary key, -- of training_records
  person_key $key not null,              -- rows with one key are surely of one person; one person may have several keys
  employer_inn $key not null,
  provider_inn $key not null,
  programme_id integer not null,
  checked_on $key not null,
  valid_until $key not null
);

-- The trainings that succeeded, as candidates.
create view training_due_rows as
select id as record_id,
  case when snils <> '' then snils
    else employer_inn || '|' || last_key || '|' || first_key || '|' || middle_key || '|' || foreign_snils end as person_key,
  employer_inn, provider_inn, programme_id, checked_on, valid_until,
  act_id, place, snils, last_key, first_key, middle_key
from training_records where valid_until <> '';

insert into training_due_candidates(record_id, person_key, employer_inn, provider_inn, programme_id, checked_on, valid_until)
select record_id, person_key, employer_inn, provider_inn, programme_id, checked_on, valid_until from training_due_rows;
create index ix_training_due_candidates_employer on training_due_candidates(employer_inn, valid_until, record_id);
create index ix_training_due_candidates_provider on training_due_candidates(provider_inn, valid_until, record_id);
create index ix_training_due_candidates_person on training_due_candidates(person_key, programme_id, checked_on, record_id);
drop index ix_training_records_employer_due;
drop index ix_training_records_provider_due;
