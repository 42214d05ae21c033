create table organisations (
  id $serial,
  name text not null,            -- as in its documents, to the letter: training records are compared with it
  inn $key not null,
  ogrn $key not null,
  kind $key not null,            -- training-centre, employer, ministry, operator
  trains integer not null,       -- 1: may enter training records (a centre, or an employer that trains its own people)
  search_key text not null,      -- folded name and ИНН
  created_at bigint not null,
  blocked_at bigint,
  blocked_reason text
);
create unique index uq_organisations_inn on organisations(inn);

create table accounts (
  id $serial,
  last_name text not null,
  first_name text not null,
  middle_name text not null,
  email text not null,
  job_title text not null,
  search_key text not null,      -- folded names and e-mail
  created_at bigint not null,
  blocked_at bigint,
  blocked_reason text
);

-- A cabinet is a role in an organisation; a person may hold several.
create table cabinets (
  id $serial,
  account_id bigint not null references accounts(id),
  organisation_id bigint not null references organisations(id),
  role $key not null,
  granted_at bigint not null
);
create unique index uq_cabinets_account_organisation_role on cabinets(account_id, organisation_id, role);

create table account_certificates (
  id $serial,
  account_id bigint not null references accounts(id),
  thumbprint $key not null,      -- SHA-256 of the DER bytes, hexadecimal
  issuer text not null,
  serial $key not null,
  subject text not null,
  not_before bigint not null,
  not_after bigint not null,
  der $bytes not null,
  added_at bigint not null,
  removed_at bigint
);
create unique index uq_account_certificates_thumbprint on account_certificates(thumbprint);
create index ix_account_certificates_account on account_certificates(account_id);

-- Only the SHA-256 of a session's token is kept: a stolen database opens no session.
create table sessions (
  id $serial,
  token_hash $bytes not null,
  account_id bigint not null references accounts(id),
  cabinet_id bigint references cabinets(id),
  certificate_id bigint references account_certificates(id),
  address text not null,
  browser text not null,
  created_at bigint not null,
  seen_at bigint not null,
  expires_at bigint not null,
  ended_at bigint
);
create unique index uq_sessions_token on sessions(token_hash);
create index ix_sessions_account on sessions(account_id, id);

-- A challenge is signed once.
create table sign_in_challenges (
  token_hash $bytes not null primary key,
  text text not null,
  created_at bigint not null,
  used_at bigint
);
create index ix_sign_in_challenges_created on sign_in_challenges(created_at);

create table api_keys (
  id $serial,
  organisation_id bigint not null references organisations(id),
  account_id bigint not null references accounts(id),
  name text not null,
  key_hash $bytes not null,
  scopes text not null,          -- permissions, separated by spaces
  created_at bigint not null,
  used_at bigint,
  revoked_at bigint
);
create unique index uq_api_keys_key on api_keys(key_hash);

-- Accredited certification authorities: one row per certificate of a CA.
create table trust_authorities (
  id $serial,
  name text not null,
  thumbprint $key not null,
  subject text not null,
  der $bytes not null,
  is_root integer not null,      -- 1: stands above accredited ones and is trusted while its certificate is in date
  accredited_from bigint,        -- null: since always
  accredited_to bigint,          -- null: still is
  ended_because $key not null,   -- '', certificate-expired, accreditation-ended, no-conformity
  source $key not null,          -- file, tsl, demo
  added_at bigint not null
);
create unique index uq_trust_authorities_thumbprint on trust_authorities(thumbprint);

create table trust_crls (
  id $serial,
  issuer text not null,
  der $bytes not null,
  this_update bigint not null,
  next_update bigint,
  added_at bigint not null
);
create index ix_trust_crls_issuer on trust_crls(issuer, this_update);

-- Counts changes of the two tables above, so that a process knows when its copy in memory is old.
create table trust_version (
  only_one integer not null primary key check (only_one = 1),
  version bigint not null
);
insert into trust_version(only_one, version) values(1, 1);
