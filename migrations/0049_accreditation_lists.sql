-- The registry of accredited organisations is read by region, by state, by both, or whole: each list in the order of its page,
-- and its number counted in the index alone.
drop index ix_accreditation_states_number;
drop index ix_accreditation_states_region;
create index ix_accreditation_states_number on accreditation_states(number, from_date, until_date, status, region, services, trainings);
create index ix_accreditation_states_region on accreditation_states(region, number, from_date, until_date, services, trainings);
create index ix_accreditation_states_status on accreditation_states(status, number, from_date, until_date, services, trainings);
create index ix_accreditation_states_region_status on accreditation_states(region, status, number, from_date, until_date, services, trainings);

-- Migration 0043 parted the numbers of letters into words, but left the whole ones out, by which they are sought.
insert into casework_case_words(word, case_id)
select replace(letter_number, 'АК-И-', 'ак-и-'), case_id from accreditation_decisions where true
on conflict (word, case_id) do nothing;
insert into casework_case_words(word, case_id)
select replace(letter_number, 'АК-И-', ''), case_id from accreditation_decisions where true
on conflict (word, case_id) do nothing;
