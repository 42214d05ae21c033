-- Letters of cases that go by registered post with a notice of delivery (docs/accreditation.md).
create table casework_mailings (
  id $serial,
  case_id bigint not null references casework_cases(id),
  letter_id bigint not null references casework_documents(id),
  letter_number $key not null,       -- исходящий номер
  addressee text not null,
  address text not null,             -- '' where the applicant named none
  state $key not null,               -- waiting, sent, delivered, returned
  tracking_number $key not null,     -- '' until it is sent
  sent_on $key,
  ended_on $key,                     -- the day on which it was delivered or came back
  note text not null,                -- why it came back
  created_at bigint not null
);
create index ix_casework_mailings_case on casework_mailings(case_id, id);
create index ix_casework_mailings_state on casework_mailings(state, id);

-- A case is found by the number of its letter too. Folded by hand: SQLite folds no Cyrillic letters.
update casework_cases set search_key = search_key || ' ' ||
    (select replace(letter_number, 'АК-И-', 'ак-и-') from accreditation_decisions where case_id = casework_cases.id)
  where exists (select 1 from accreditation_decisions where case_id = casework_cases.id);
