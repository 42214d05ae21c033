-- Accounts by e-mail (ACC-05): docs/passwords.md.
create table account_passwords (
  account_id bigint not null primary key references accounts(id),
  login $key not null,              -- the e-mail, folded: one account signs in with it
  hash text not null,               -- Argon2id as libsodium writes it, with salt and cost
  set_at bigint not null,
  failures_before bigint not null   -- before the last sign-in, to be told to the owner
);
create unique index uq_account_passwords_login on account_passwords(login);

-- Wrong passwords and codes in a row, for addresses without an account too: nothing tells them apart.
create table password_failures (
  login_hash $bytes not null primary key,
  failures bigint not null,
  last_at bigint not null,
  locked_until bigint
);
create index ix_password_failures_last on password_failures(last_at);

create table password_links (
  token_hash $bytes not null primary key,
  account_id bigint not null references accounts(id),
  kind $key not null,               -- invitation, reset
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint                    -- or ended by another password
);
create index ix_password_links_account on password_links(account_id);
create index ix_password_links_expires on password_links(expires_at);

-- The password was right, the second factor is still to be given.
create table pending_sign_ins (
  token_hash $bytes not null primary key,
  account_id bigint not null references accounts(id),
  next text not null,               -- the page that was asked for
  created_at bigint not null
);
create index ix_pending_sign_ins_account on pending_sign_ins(account_id);
create index ix_pending_sign_ins_created on pending_sign_ins(created_at);

create table second_factors (
  account_id bigint not null primary key references accounts(id),
  secret $bytes,                    -- sealed; null: not set up yet
  proposed_secret $bytes,           -- sealed; shown, and not confirmed by a code yet
  last_step bigint not null,        -- of the last code taken: none is taken twice
  confirmed_at bigint
);

create table recovery_codes (
  account_id bigint not null references accounts(id),
  code_hash $bytes not null,
  used_at bigint,
  primary key (account_id, code_hash)
);
