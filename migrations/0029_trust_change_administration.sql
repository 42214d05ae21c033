-- Whether a prepared change of the trust list leaves nobody who could sign in and administer (ACC-06).
alter table trust_changes add column closes_administration integer not null default 0;
