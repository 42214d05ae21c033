-- The registry of accredited organisations (seed 002, п. 9.1.1). What was decided is inserted and never changed.
create table accreditations (
  id $serial,
  number bigint not null,        -- the registration number of the record
  inn $key not null,
  ogrn $key not null,
  of_sole_trader integer not null,
  created_at bigint not null
);
create unique index uq_accreditations_number on accreditations(number);
create index ix_accreditations_inn on accreditations(inn);
create index ix_accreditations_ogrn on accreditations(ogrn);

-- The record as each decision left it.
create table accreditation_versions (
  id $serial,
  accreditation_id bigint not null references accreditations(id),
  version integer not null,
  step $key not null,            -- granted, changed, suspended, resumed, terminated
  decided_on $key not null,
  ground text not null,
  letter_date $key,
  letter_number text not null,
  name text not null,
  place text not null,
  region $key not null,          -- code of the subject of the Federation
  services $key not null,        -- ",training,": each between commas
  trainings $key not null,
  status $key not null,          -- active, suspended, terminated
  recorded_by bigint not null,
  recorded_at bigint not null
);
create unique index uq_accreditation_versions_version on accreditation_versions(accreditation_id, version);
create index ix_accreditation_versions_recorded on accreditation_versions(recorded_at, id);
$append_only accreditation_versions

-- Which version held when, made from the versions for searching: from the day it was decided until the next decision's.
create table accreditation_states (
  accreditation_id bigint not null references accreditations(id),
  version integer not null,
  from_date $key not null,
  until_date $key not null,      -- exclusive; '9999-12-31': still
  number bigint not null,
  region $key not null,
  services $key not null,
  trainings $key not null,
  status $key not null,
  primary key (accreditation_id, version)
);
create index ix_accreditation_states_number on accreditation_states(number, version);

-- Words of all names a record has had, its number, ИНН and ОГРН, folded: searched by their beginnings.
create table accreditation_words (
  word $key not null,
  accreditation_id bigint not null references accreditations(id),
  primary key (word, accreditation_id)
);
create index ix_accreditation_words_record on accreditation_words(accreditation_id, word);
