-- Who works on the cases of an absent officer, and on which days (docs/accreditation.md, ACR-06).
create table casework_substitutes (
  id $serial,
  service $key not null,
  officer_id bigint not null references accounts(id),
  substitute_id bigint not null references accounts(id),
  begins_at bigint not null,     -- the first moment
  ends_at bigint not null,       -- the first moment that is too late; earlier than planned where it was ended
  named_by bigint not null references accounts(id),
  named_at bigint not null
);
create index ix_casework_substitutes_officer on casework_substitutes(service, officer_id, ends_at);
create index ix_casework_substitutes_substitute on casework_substitutes(service, substitute_id, ends_at);
