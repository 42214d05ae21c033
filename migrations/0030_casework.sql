-- Cases of state services (docs/accreditation.md): what was filed, its number, clocks, timeline and documents.

-- Incoming numbers of a year, taken in the transaction that files: without gaps.
create table casework_numbers (
  series $key not null,          -- of a service: АК
  year integer not null,
  last_number bigint not null,
  primary key (series, year)
);

create table casework_cases (
  id $serial,
  service $key not null,         -- accreditation
  variant integer not null,
  incoming_number $key not null,
  organisation_id bigint not null references organisations(id),
  applicant text not null,       -- name as in the application
  inn $key not null,
  filed_by bigint not null references accounts(id),
  channel $key not null,         -- portal
  received_at bigint not null,
  registered_at bigint not null,
  stage $key not null,           -- of the service's regulation
  state $key not null,           -- open, withdrawn
  due_at bigint not null,        -- of the service: the first moment that is too late
  closed_at bigint,
  closed_reason text not null,
  search_key text not null       -- folded number, applicant, ИНН
);
create unique index uq_casework_cases_number on casework_cases(incoming_number);
create index ix_casework_cases_organisation on casework_cases(organisation_id, id);
create index ix_casework_cases_service on casework_cases(service, state, id);

-- The timeline, as the applicant and the office read it.
create table casework_events (
  id $serial,
  case_id bigint not null references casework_cases(id),
  at bigint not null,
  kind $key not null,            -- filed, withdrawn, due-moved
  actor text not null,
  text text not null
);
create index ix_casework_events_case on casework_events(case_id, id);
$append_only casework_events

create table casework_documents (
  id $serial,
  case_id bigint not null references casework_cases(id),
  item $key not null,            -- application, signature, or the document of the regulation that it is
  title text not null,
  file_name text not null,
  media_type $key not null,
  hash $key not null,            -- SHA-256, of the kept file
  size bigint not null,
  added_at bigint not null
);
create index ix_casework_documents_case on casework_documents(case_id, id);
$append_only casework_documents

-- Clocks, with all that their end is counted from.
create table casework_deadlines (
  id $serial,
  case_id bigint not null references casework_cases(id),
  name $key not null,            -- of the regulation: service, decision
  title text not null,
  clause text not null,
  is_inner integer not null,     -- 1: shown to the office, not owed to the applicant
  length integer not null,
  unit $key not null,            -- working-days, calendar-days
  event_on $key not null,
  event text not null,           -- in the genitive: "регистрации заявления"
  due_at bigint not null,
  explained text not null,
  provisional integer not null,
  stopped_at bigint              -- null: running
);
create unique index uq_casework_deadlines_name on casework_deadlines(case_id, name);
create index ix_casework_deadlines_running on casework_deadlines(stopped_at, id);

-- An application for accreditation, from its first field until it is filed.
create table accreditation_applications (
  id $serial,
  organisation_id bigint not null references organisations(id),
  variant integer not null,
  answers text not null,         -- JSON by the names of the form's inputs
  version bigint not null,       -- grows with each change
  created_by bigint not null references accounts(id),
  created_at bigint not null,
  changed_at bigint not null,
  discarded_at bigint,
  case_id bigint references casework_cases(id),  -- null: a draft
  signed_by text not null,       -- whose certificate; '' for a draft
  thumbprint $key not null,
  evidence text not null         -- what was checked of the signature, JSON
);
create unique index uq_accreditation_applications_case on accreditation_applications(case_id);
-- One draft of a variant at a time: two clicks begin one.
create unique index uq_accreditation_applications_draft on accreditation_applications(organisation_id, variant)
  where case_id is null and discarded_at is null;
create index ix_accreditation_applications_organisation on accreditation_applications(organisation_id, id);

-- Files of a draft; filing copies them to the case.
create table accreditation_application_files (
  id $serial,
  application_id bigint not null references accreditation_applications(id),
  document $key not null,        -- of the regulation: charter
  file_name text not null,
  media_type $key not null,
  hash $key not null,
  size bigint not null,
  added_at bigint not null
);
create index ix_accreditation_application_files_application on accreditation_application_files(application_id, id);
