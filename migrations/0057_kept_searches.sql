-- What was typed into a search: СНИЛС and names must not stand in addresses, so the pages of results have a token there.
-- Forgotten after a day, and so are those that the table of the registry alone held.
create table kept_searches (
  token_hash $bytes not null primary key,
  account_id bigint not null,
  fields text not null,          -- JSON: [[name of the field, value as typed], …]
  created_at bigint not null
);
create index ix_kept_searches_created on kept_searches(created_at);
drop table training_searches;
