-- With the act in it this small index answers alone, and SQLite takes it. Without, SQLite asked the index of all numbers
-- for each record that it counted: 102 ms instead of 20 for an employer's 10,000 in a registry of 10,000,000.
drop index ix_training_records_later;
create index ix_training_records_later on training_records(registry_number, version, act_id) where version > 1;
