-- «Заявка на создание пользователя» (ACC-01): what was asked for, by whom, with which certificates, what became of it.
create table access_requests (
  id $serial,
  code_hash $bytes not null,       -- SHA-256 of the code by which the applicant follows the request
  state $key not null,             -- received, in-work, correction, approved, refused
  last_name text not null,
  first_name text not null,
  middle_name text not null,
  email text not null,
  phone text not null,
  job_title text not null,
  organisation_name text not null,
  inn $key not null,
  ogrn $key not null,
  cabinet $key not null,           -- the role asked for
  sout_organisation_id bigint references organisations(id),  -- «Организация, проводящая СОУТ»; null: «не выбрано»
  thumbprint $key not null,        -- of the applicant's certificate
  snils $key not null,             -- as the certificate states it, 11 digits; '' where it does not
  certificate $bytes not null,     -- DER
  ca_certificate $bytes not null,  -- DER
  is_ca_known integer not null,    -- 0: the CA was not in the trust list when it was filed
  search_key text not null,        -- folded names, e-mail and ИНН
  created_at bigint not null,
  due_at bigint not null,          -- the first moment that is too late
  due_explained text not null,
  clerk_id bigint references accounts(id),
  taken_at bigint,
  decided_at bigint,
  reason text not null,            -- of a refusal, or what to correct; '' else
  account_id bigint references accounts(id)  -- made or extended by the approval
);
create index ix_access_requests_due on access_requests(state, due_at, id);
create index ix_access_requests_thumbprint on access_requests(thumbprint);

-- The timeline of a request, as applicant and staff read it.
create table access_request_events (
  id $serial,
  request_id bigint not null references access_requests(id),
  at bigint not null,
  kind $key not null,              -- filed, corrected, taken, released, correction-asked, approved, refused
  actor text not null,             -- who; '' for the applicant
  text text not null
);
create index ix_access_request_events_request on access_request_events(request_id, id);

alter table accounts add column phone text not null default '';
alter table accounts add column email_confirmed_at bigint;
update accounts set email_confirmed_at = created_at;

-- A code sent to an account's address, until it is typed in.
create table email_confirmations (
  account_id bigint not null primary key references accounts(id),
  code_hash $bytes not null,
  sent_at bigint not null
);

-- The СНИЛС that a certificate states, to find one person's accounts. Null: bound before this was noted.
alter table account_certificates add column snils $key;
create index ix_account_certificates_snils on account_certificates(snils);

-- Attempts of any kind that are limited, by period. They took the place of those of the public check alone.
create table attempts (
  purpose $key not null,
  whose $key not null,             -- an address, a network, a number
  period bigint not null,          -- number of the period since 1970
  made bigint not null,
  primary key (purpose, whose, period)
);
create index ix_attempts_period on attempts(period);
drop table training_check_attempts;
