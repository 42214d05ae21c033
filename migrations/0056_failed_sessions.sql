-- Sessions end with the certificate that opened them (ACC-07): the open ones are looked through.
create index ix_sessions_expires on sessions(expires_at);
-- How many a prepared change of the trust list lets in who are closed out before it (ACC-06).
alter table trust_changes add column opened_accounts integer not null default 0;
