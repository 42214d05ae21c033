-- How the session's owner was known: certificate, password, esia.
alter table sessions add column way $key not null default 'certificate';
