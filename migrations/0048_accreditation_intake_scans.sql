-- Scans that were sent with an intake form which came back with a mistake (docs/accreditation.md): nobody chooses them anew. They go when
-- the form is taken, and after a week.
create table accreditation_intake_scans (
  id $serial,
  intake_key $key not null,          -- of the form, as in accreditation_paper_intakes
  account_id bigint not null references accounts(id),  -- who sent it: nobody else sees them
  hash $key not null,
  media_type text not null,
  file_name text not null,
  size bigint not null,
  kept_at bigint not null
);
create index ix_accreditation_intake_scans_form on accreditation_intake_scans(intake_key, account_id, id);
create index ix_accreditation_intake_scans_kept on accreditation_intake_scans(kept_at);
