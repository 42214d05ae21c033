-- Roles in an organisation that its administrator closed to a person for the time being; opened again they are moved back
-- as they were. A row here opens nothing: every check of a right reads `cabinets` alone.
create table suspended_cabinets (
  account_id bigint not null references accounts(id),
  organisation_id bigint not null references organisations(id),
  role $key not null,
  suspended_at bigint not null,
  reason text not null,
  primary key (account_id, organisation_id, role)
);
create index ix_suspended_cabinets_organisation on suspended_cabinets(organisation_id, account_id);
create index ix_cabinets_organisation on cabinets(organisation_id, account_id);
