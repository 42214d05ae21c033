-- How an application was withdrawn by a letter on paper, as the registry office entered it (docs/accreditation.md).
create table accreditation_paper_withdrawals (
  id $serial,
  case_id bigint not null references casework_cases(id),
  received_on $key not null,         -- the ministry got the letter
  signed_by text not null,           -- as the letter says
  reason text not null,              -- as the letter says; '' where it names none
  entered_by bigint not null references accounts(id),
  entered_by_name text not null,
  entered_at bigint not null
);
create unique index uq_accreditation_paper_withdrawals_case on accreditation_paper_withdrawals(case_id);
$append_only accreditation_paper_withdrawals
