-- Letters of cases (docs/accreditation.md): the code by which anyone checks one, and whether its addressee has read it.
create table casework_letters (
  id $serial,
  case_id bigint not null references casework_cases(id),
  document_id bigint not null references casework_documents(id),
  kind $key not null,            -- decision, withdrawal
  number $key not null,          -- outgoing: АК-И-3/2026
  dated_on $key not null,
  code $key not null,            -- in the address that its QR code holds: 80 bits that cannot be counted through
  text text not null,            -- what it says, for pages
  sent_at bigint not null,       -- into the cabinet
  read_at bigint,                -- first opened or downloaded there
  read_by bigint references accounts(id),
  reader text not null,          -- name; '' until it is read
  repeated_at bigint             -- by e-mail, since it was not read
);
create unique index uq_casework_letters_document on casework_letters(document_id);
create unique index uq_casework_letters_code on casework_letters(code);
create index ix_casework_letters_case on casework_letters(case_id, id);
