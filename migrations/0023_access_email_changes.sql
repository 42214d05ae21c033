-- A new e-mail of an account, until the code that was sent there is typed in: docs/accounts.md.
create table email_changes (
  account_id bigint not null primary key references accounts(id),
  email text not null,
  code_hash $bytes not null,
  sent_at bigint not null
);
