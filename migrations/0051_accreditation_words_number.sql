-- Of the records that have a word those with the highest numbers are found in the index of words alone, and what held on a day in the
-- index of states.
alter table accreditation_words add column number bigint not null default 0;
update accreditation_words set number = (select a.number from accreditations a where a.id = accreditation_id);
create index ix_accreditation_words_number on accreditation_words(word, number, accreditation_id);
create index ix_accreditation_states_record
  on accreditation_states(accreditation_id, from_date, until_date, number, version, status, region, services, trainings);
