-- Which extracts hold a record: for telling a person who looked at theirs.
create index ix_training_extract_records_number on training_extract_records(registry_number);
