-- How applicants rate the service they got (docs/accreditation.md, ACR-14), and what its figures are read by.
create table casework_ratings (
  id $serial,
  case_id bigint not null references casework_cases(id),
  timeliness integer not null,   -- each from 1, bad, to 5, good
  competence integer not null,
  information integer not null,
  filing integer not null,
  comment text not null,
  rated_by bigint not null references accounts(id),
  rated_at bigint not null
);
create unique index uq_casework_ratings_case on casework_ratings(case_id);
create index ix_casework_ratings_at on casework_ratings(rated_at);
$append_only casework_ratings

create index ix_casework_cases_registered on casework_cases(registered_at);
create index ix_casework_cases_closed on casework_cases(closed_at);
create index ix_casework_complaints_registered on casework_complaints(registered_at);
