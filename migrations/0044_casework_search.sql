-- The journal is searched by any part of a case's number, applicant and ИНН: through groups of three letters, so that a
-- million cases are not read. Kept by the database itself, whoever writes `search_key`.
-- [sqlite]
create virtual table casework_case_search using fts5(
  search_key, content='casework_cases', content_rowid='id', tokenize='trigram case_sensitive 1');
insert into casework_case_search(casework_case_search) values('rebuild');
create trigger casework_case_search_insert after insert on casework_cases begin
  insert into casework_case_search(rowid, search_key) values(new.id, new.search_key);
end;
create trigger casework_case_search_update after update of search_key on casework_cases begin
  insert into casework_case_search(casework_case_search, rowid, search_key) values('delete', old.id, old.search_key);
  insert into casework_case_search(rowid, search_key) values(new.id, new.search_key);
end;
create trigger casework_case_search_delete after delete on casework_cases begin
  insert into casework_case_search(casework_case_search, rowid, search_key) values('delete', old.id, old.search_key);
end;
-- [postgresql]
-- The extension is of PostgreSQL's own; whoever may create in the database may add it. One may have put it elsewhere.
do $body$
declare place text;
begin
  create extension if not exists pg_trgm with schema public;
  select n.nspname into place from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
  execute format('create index ix_casework_cases_search on casework_cases using gin (search_key %I.gin_trgm_ops)', place);
end $body$;
-- [both]
