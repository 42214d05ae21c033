-- Applications on paper (docs/accreditation.md). Who applies on paper need not have a cabinet here: a case and its
-- application may be of no organisation.
-- [sqlite]
alter table casework_cases add column applicant_organisation_id bigint references organisations(id);
update casework_cases set applicant_organisation_id = organisation_id;
drop index ix_casework_cases_organisation;
alter table casework_cases drop column organisation_id;
alter table casework_cases rename column applicant_organisation_id to organisation_id;
create index ix_casework_cases_organisation on casework_cases(organisation_id, id);
alter table accreditation_applications add column applicant_organisation_id bigint references organisations(id);
update accreditation_applications set applicant_organisation_id = organisation_id;
drop index uq_accreditation_applications_draft;
drop index ix_accreditation_applications_organisation;
alter table accreditation_applications drop column organisation_id;
alter table accreditation_applications rename column applicant_organisation_id to organisation_id;
create unique index uq_accreditation_applications_draft on accreditation_applications(organisation_id, variant)
  where case_id is null and discarded_at is null;
create index ix_accreditation_applications_organisation on accreditation_applications(organisation_id, id);
-- [postgresql]
alter table casework_cases alter column organisation_id drop not null;
alter table accreditation_applications alter column organisation_id drop not null;
-- [both]

-- How an application came on paper, as the registry office entered it.
create table accreditation_paper_intakes (
  id $serial,
  case_id bigint not null references casework_cases(id),
  intake_key $key not null,          -- of the form that was sent: a second click enters nothing
  way $key not null,                 -- in_person, post, officer (handed to an officer, who passed it on)
  tracking_number $key not null,     -- of the registered letter; '' where it came otherwise
  received_on $key not null,         -- the ministry has it since; handed to an officer: since then
  arrived_on $key not null,          -- the registry office has it since
  signed_by_hand integer not null,   -- 1: with a signature of one's own hand (п. 56 а)
  sealed integer not null,           -- 1: with a seal
  handed_in text not null,           -- names of the documents that came with it, with spaces between
  note text not null,
  entered_by bigint not null references accounts(id),
  entered_by_name text not null,
  entered_at bigint not null
);
create unique index uq_accreditation_paper_intakes_case on accreditation_paper_intakes(case_id);
create unique index uq_accreditation_paper_intakes_key on accreditation_paper_intakes(intake_key);
$append_only accreditation_paper_intakes
