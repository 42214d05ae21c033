-- A person's own messages are shown in the cabinet.
create index ix_outbox_recipient on outbox(recipient, id);

-- Consents of people with accounts to the processing of their own data (152-ФЗ, ст. 9). Given anew, it is a new row.
create table account_consents (
  id $serial,
  account_id bigint not null references accounts(id),
  text_version integer not null,  -- of the text that was agreed to
  given_at bigint not null,
  withdrawn_at bigint
);
create index ix_account_consents_account on account_consents(account_id);
