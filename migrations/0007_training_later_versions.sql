-- What tells a record that stands: few acts wait to be published, and few records are ever corrected. Both are asked of
-- these small indexes, not of all acts and all records.
create index ix_training_acts_unpublished on training_acts(id) where published_at is null;
create index ix_training_records_later on training_records(registry_number, version) where version > 1;
