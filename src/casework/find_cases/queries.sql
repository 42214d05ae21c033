-- name: insert_words
-- [sqlite]
insert into casework_case_words(word, case_id) select value, :id from json_each(:words) where true
on conflict (word, case_id) do nothing
-- [postgresql]
insert into casework_case_words(word, case_id)
select word, cast(:id as bigint) from json_array_elements_text(cast(:words as json)) as given(word)
on conflict (word, case_id) do nothing

-- name: forget_words
delete from casework_case_words where case_id = :id

-- name: count_word
select count(*) from (select 1 from casework_case_words where word >= :word and word < :word_end limit :most) found

-- name: found_few
select id, service, variant, incoming_number, organisation_id, applicant, inn, filed_by, received_at, registered_at, stage, state,
  due_at, closed_at, closed_reason, officer_id, channel
from (select distinct case_id from casework_case_words where word >= :first and word < :first_end) found
cross join casework_cases
where id = found.case_id and service = :service and id < :before
  and (cast(:variant as bigint) = 0 or variant = :variant) and (cast(:state as text) = '' or state = :state)
  and (cast(:channel as text) = '' or channel = :channel) and (cast(:from as bigint) = 0 or registered_at >= :from)
  and (cast(:until as bigint) = 0 or registered_at < :until)
  and (cast(:late_at as bigint) = 0 or exists (select 1 from casework_deadlines clock
    where clock.case_id = casework_cases.id and clock.stopped_at is null and clock.due_at <= :late_at))
  and (cast(:second as text) = '' or exists (select 1 from casework_case_words word
    where word.case_id = id and word.word >= :second and word.word < :second_end))
  and (cast(:third as text) = '' or exists (select 1 from casework_case_words word
    where word.case_id = id and word.word >= :third and word.word < :third_end))
order by id desc limit :size

-- name: found_many
select id, service, variant, incoming_number, organisation_id, applicant, inn, filed_by, received_at, registered_at, stage, state,
  due_at, closed_at, closed_reason, officer_id, channel
from casework_cases
where (cast(:service as text) = '' or service = :service) and id < :before
  and (cast(:variant as bigint) = 0 or variant = :variant) and (cast(:state as text) = '' or state = :state)
  and (cast(:channel as text) = '' or channel = :channel) and (cast(:from as bigint) = 0 or registered_at >= :from)
  and (cast(:until as bigint) = 0 or registered_at < :until)
  and (cast(:late_at as bigint) = 0 or exists (select 1 from casework_deadlines clock
    where clock.case_id = casework_cases.id and clock.stopped_at is null and clock.due_at <= :late_at))
  and (cast(:first as text) = '' or exists (select 1 from casework_case_words word
    where word.case_id = id and word.word >= :first and word.word < :first_end))
  and (cast(:second as text) = '' or exists (select 1 from casework_case_words word
    where word.case_id = id and word.word >= :second and word.word < :second_end))
  and (cast(:third as text) = '' or exists (select 1 from casework_case_words word
    where word.case_id = id and word.word >= :third and word.word < :third_end))
order by id desc limit :size
