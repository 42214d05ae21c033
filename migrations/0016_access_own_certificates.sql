-- Who removed a certificate from an account: its owner may bind it again, save where an administrator took it away.
-- Null: removed before this was kept, or not removed.
alter table account_certificates add column removed_by bigint;

-- Warnings that a certificate ends soon (ACC-07): each number of days once.
create table certificate_warnings (
  certificate_id bigint not null references account_certificates(id),
  days integer not null,         -- 30, 14, 3, 1: how long before the end it was due
  warned_at bigint not null,
  primary key (certificate_id, days)
);
