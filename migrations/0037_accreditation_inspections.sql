-- Inspections of how the service is given (п. 242–246): planned ones by a yearly plan, unplanned ones by a complaint.

-- A plan is approved once; from then on its inspections stand.
create table accreditation_inspection_plans (
  year integer primary key,
  document text not null,            -- «Приказ от 20.12.2026 № 812»
  approved_by bigint not null references accounts(id),
  approved_by_name text not null,
  approved_at bigint not null
);
$append_only accreditation_inspection_plans

create table accreditation_inspections (
  id $serial,
  kind $key not null,                -- planned, unplanned
  year integer not null,             -- of the plan; of the beginning for an unplanned one
  subject text not null,             -- what is looked at
  inspector text not null,           -- who does it
  begins_on $key not null,
  ends_on $key not null,
  complaint_id bigint references casework_complaints(id),  -- of an unplanned one
  ground text not null,              -- the decision to hold an unplanned one
  added_by bigint not null references accounts(id),
  added_by_name text not null,
  added_at bigint not null,
  findings text not null,            -- '' until it is finished
  violations integer,                -- how many were found; null until it is finished
  measures text not null,
  finished_on $key,
  finished_by_name text not null,
  finished_at bigint
);
create index ix_accreditation_inspections_year on accreditation_inspections(year, begins_on, id);
