-- name: tables
-- [sqlite]
select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> 'applied_migrations' order by rowid
-- [postgresql]
select relname from pg_class where relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace
  and relname <> 'applied_migrations' order by oid

-- name: columns
-- [sqlite]
select name, lower(type) from pragma_table_info(:table) order by name
-- [postgresql]
select column_name, data_type from information_schema.columns
where table_schema = current_schema() and table_name = :table order by column_name

-- name: anybody
select count(*) from (select id from organisations union all select id from accounts union all select id from trust_authorities) a

-- name: counters
-- [sqlite]
select '' where 1 = 0
-- [postgresql]
select table_name from information_schema.columns
where table_schema = current_schema() and column_name = 'id' and is_identity = 'YES'
