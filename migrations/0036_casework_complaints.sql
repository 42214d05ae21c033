-- Complaints about decisions and conduct of the ministry (docs/accreditation.md, ACR-13), electronic and on paper.
create table casework_complaints (
  id $serial,
  service $key not null,             -- accreditation
  number $key not null,              -- АК-Ж-3/2026
  case_id bigint references casework_cases(id),          -- null: about no case
  organisation_id bigint references organisations(id),   -- whose cabinet sees it; null: of nobody who has one
  complainant text not null,
  inn $key not null,                 -- '' where it is not known
  contact text not null,             -- where the answer goes: an address for letters or an e-mail
  channel $key not null,             -- portal, in-person, post
  subject $key not null,             -- decision, term, correction, conduct, other
  text text not null,
  entered_by bigint not null references accounts(id),
  registered_at bigint not null,
  length integer not null,           -- of the term, with all that its end is counted from
  unit $key not null,
  event_on $key not null,
  due_at bigint not null,            -- the first moment that is too late
  explained text not null,
  provisional integer not null,
  state $key not null,               -- open, upheld, refused
  answer text not null,
  answered_by bigint references accounts(id),
  answered_by_name text not null,
  answered_at bigint
);
create unique index uq_casework_complaints_number on casework_complaints(number);
create index ix_casework_complaints_organisation on casework_complaints(organisation_id, id);
create index ix_casework_complaints_state on casework_complaints(service, state, due_at, id);
create index ix_casework_complaints_case on casework_complaints(case_id, id);

create table casework_complaint_files (
  id $serial,
  complaint_id bigint not null references casework_complaints(id),
  part $key not null,                -- complaint, answer
  file_name text not null,
  media_type $key not null,
  hash $key not null,                -- SHA-256, of the kept file
  size bigint not null,
  added_at bigint not null
);
create index ix_casework_complaint_files_complaint on casework_complaint_files(complaint_id, id);
$append_only casework_complaint_files
