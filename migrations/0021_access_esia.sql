-- Which account on Госуслуги signs in to which account here.
create table account_esia (
  account_id bigint not null primary key references accounts(id),
  oid $key,                      -- the person's number in ЕСИА; null: the owner switched this way of signing in off
  linked_at bigint not null,
  linked_by $key not null,       -- snils: at a sign-in, by СНИЛС and names; owner: on the account's page
  unlinked_at bigint
);
create unique index uq_account_esia_oid on account_esia(oid);

-- Somebody is away at ЕСИА. Only hashes of what comes back are kept.
create table esia_departures (
  state_hash $bytes not null primary key,
  browser_hash $bytes not null,  -- of the cookie of the browser that left
  nonce $key not null,
  verifier $key not null,        -- PKCE
  account_id bigint references accounts(id),  -- who links their account; null: somebody signs in
  next text not null,            -- a path of this site
  created_at bigint not null,
  used_at bigint
);
create index ix_esia_departures_created on esia_departures(created_at);
