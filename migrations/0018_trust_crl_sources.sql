-- Where lists of revoked certificates lie (ACC-06): addresses from certificates and from the official list, each with
-- how its last fetching went.
create table trust_crl_sources (
  id $serial,
  key_hash $key not null,        -- SHA-256 of address and issuer, hexadecimal: both may be longer than an index takes
  address text not null,
  issuer text not null,          -- the subject of the CA whose list it is
  is_used integer not null,      -- 1: the CA stands above somebody's certificate
  attempted_at bigint,
  succeeded_at bigint,
  failure text not null default ''  -- of the last attempt; '' where it succeeded
);
create unique index uq_trust_crl_sources_key on trust_crl_sources(key_hash);
create index ix_trust_crl_sources_issuer on trust_crl_sources(issuer);

alter table trust_crls add column ca_key $key not null default '';       -- which key of the CA signed it; '' in older rows
alter table trust_crls add column is_fetched integer not null default 0;  -- 1: fetched, and replaced by its next
