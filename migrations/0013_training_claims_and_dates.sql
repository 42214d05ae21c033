-- A number claimed again after the ministry has decided is a new dispute; while one waits, it is the same one.
drop index uq_training_disputes_number_claimant;
create unique index uq_training_disputes_open on training_disputes(registry_number, claimant_id) where state = 'open';
create index ix_training_disputes_number on training_disputes(registry_number, id);
-- The ministry searches the whole registry by dates alone, and for what was annulled, the latest first.
create index ix_training_records_checked on training_records(checked_on, id);
create index ix_training_records_entered on training_records(entered_on, id);
create index ix_training_annulments_act on training_annulments(act_id, registry_number);
