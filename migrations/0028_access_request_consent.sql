-- Consent to the processing of personal data that came with a request (152-ФЗ, ст. 9). Null: filed before this was kept.
alter table access_requests add column consent_version integer;  -- of the text that was agreed to
alter table access_requests add column consented_at bigint;

-- Approved requests whose owners wait for their CA to come into the trust list.
create index ix_access_requests_ca on access_requests(is_ca_known, state);
