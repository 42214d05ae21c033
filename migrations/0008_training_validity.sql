-- The term of each programme, as the ministry changed it (TRN-18). The newest row not later than a moment holds at that
-- moment; before the first one, the preset of src/training_rules/model/programmes.cpp.
drop table training_programme_validity;
create table training_validity_changes (
  id $serial,
  programme_id integer not null,
  months integer not null,
  source text not null,
  account_id bigint not null,
  actor_name text not null,
  set_at bigint not null
);
create index ix_training_validity_changes_programme on training_validity_changes(programme_id, id);
$append_only training_validity_changes
