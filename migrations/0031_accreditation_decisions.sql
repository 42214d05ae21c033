-- From the journal to the decision (docs/accreditation.md): who has a case in work, what was found, what was decided.

-- The case officer (ответственный исполнитель); null: the case is still with the registry office.
alter table casework_cases add column officer_id bigint references accounts(id);
create index ix_casework_cases_officer on casework_cases(officer_id, state, id);

-- The officer's checklist and draft of the decision, as typed. The version grows with each change.
create table accreditation_examinations (
  id $serial,
  case_id bigint not null references casework_cases(id),
  version bigint not null,
  typed text not null,           -- JSON by the names of the forms' inputs
  state $key not null,           -- work, sent (to the signatory), signed
  remark text not null,          -- of the signatory who returned it; '' where nobody did
  changed_by bigint not null references accounts(id),
  changed_at bigint not null
);
create unique index uq_accreditation_examinations_case on accreditation_examinations(case_id);
create index ix_accreditation_examinations_state on accreditation_examinations(state, case_id);

create table accreditation_decisions (
  id $serial,
  case_id bigint not null references casework_cases(id),
  outcome $key not null,         -- granted, refused
  decided_on $key not null,
  letter_number $key not null,   -- исходящий номер: АК-И-3/2026
  officer_id bigint not null references accounts(id),
  signed_by bigint not null references accounts(id),
  signer text not null,          -- subject of the certificate
  thumbprint $key not null,
  evidence text not null,        -- what was checked of the signature, JSON
  typed text not null,           -- checklist, grounds and reasons as they were signed, JSON
  registry_number bigint,        -- of the record that it changed; null: of none
  letter_text text not null,     -- what the letter says, for pages
  letter_id bigint not null references casework_documents(id),
  signature_id bigint not null references casework_documents(id),
  template_version bigint not null,  -- of the letter; 0: the built-in one
  decided_at bigint not null
);
create unique index uq_accreditation_decisions_case on accreditation_decisions(case_id);
create unique index uq_accreditation_decisions_letter on accreditation_decisions(letter_number);
$append_only accreditation_decisions
