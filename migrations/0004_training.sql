create table training_programme_validity (
  programme_id integer not null primary key,
  months integer not null,
  source text not null
);

-- A file that was sent in, and what came of it.
create table training_imports (
  id $serial,
  organisation_id bigint not null references organisations(id),
  account_id bigint not null references accounts(id),
  kind $key not null,            -- reimport, import, xml
  file_name text not null,
  file_hash $key not null,
  file_size bigint not null,
  state $key not null,           -- checking, unreadable, has-errors, stored, failed
  job_id bigint,
  only_valid integer not null,   -- 1: the user chose «внести только верные строки»
  with_repairs integer not null, -- 1: the user agreed to the repairs offered
  rows_total bigint not null,
  rows_valid bigint not null,
  rows_wrong bigint not null,
  summary text not null,         -- JSON: counts by rule, first errors, repairs, ignored columns, or why it can't be read
  errors_hash $key not null,     -- kept file: every error, one JSON object a line; '' where none
  record_set_id bigint,
  created_at bigint not null,
  finished_at bigint
);
create index ix_training_imports_organisation on training_imports(organisation_id, id);
create index ix_training_imports_file on training_imports(file_hash);

create table training_record_sets (
  id $serial,
  organisation_id bigint not null references organisations(id),
  provider_name text not null,
  provider_inn $key not null,
  origin $key not null,          -- reimport, import, xml, form
  import_id bigint references training_imports(id),
  state $key not null,           -- forming (rows are being stored), formed, entering, entered, withdrawn, refused
  record_count bigint not null,
  act_id bigint,
  refusal text not null,         -- why the entry was refused
  created_by bigint not null,
  created_at bigint not null,
  closed_at bigint               -- entered, withdrawn or refused
);
create index ix_training_record_sets_organisation on training_record_sets(organisation_id, id);
create index ix_training_record_sets_state on training_record_sets(state, id);

-- Records as submitted, until their set is entered. record_set_id null: waits to be chosen into a set.
create table training_pending_records (
  id $serial,
  organisation_id bigint not null,
  record_set_id bigint,
  place bigint not null,         -- in the set, from 0
  source_row bigint not null,    -- in the workbook, as Excel numbers it; 0: none
  registry_number $key not null, -- 'Новый', or the number given earlier
  entered_on $key not null,
  last_name text not null,
  first_name text not null,
  middle_name text not null,
  snils $key not null,           -- 11 digits or ''
  is_foreign_snils integer not null,
  foreign_snils text not null,
  citizenship text not null,
  organisation_unit_id bigint,
  outer_id $key not null,
  job_title text not null,
  employer_name text not null,
  employer_inn $key not null,
  protocol_number text not null,
  programme_id integer not null,
  checked_on $key not null,      -- date of the knowledge check
  passed integer not null,
  knowledge_check $key not null, -- Да, Нет, ''
  duplicate_key $bytes not null, -- of person, programme, date and protocol
  created_by bigint not null,
  created_at bigint not null
);
create index ix_training_pending_records_set on training_pending_records(record_set_id, place);
create index ix_training_pending_records_organisation on training_pending_records(organisation_id, record_set_id, id);
create index ix_training_pending_records_duplicate on training_pending_records(duplicate_key);
create index ix_training_pending_records_number on training_pending_records(registry_number, organisation_id)
  where registry_number <> 'Новый';

-- What was signed: the entry of a set, a correction, an annulment. The row is written when the signature was found good;
-- published_at is when its records became visible.
create table training_acts (
  id $serial,
  kind $key not null,            -- entered, corrected, annulled
  organisation_id bigint not null,
  record_set_id bigint,
  reason text not null,
  file_hash $key not null,
  file_size bigint not null,
  signature_hash $key not null,
  account_id bigint not null,
  signer text not null,
  thumbprint $key not null,
  evidence text not null,        -- JSON: the checks of the signature
  signed_at bigint not null,
  block_id bigint,
  published_at bigint,
  receipt_hash $key not null     -- kept file, '' until published
);
create index ix_training_acts_set on training_acts(record_set_id);
create index ix_training_acts_organisation on training_acts(organisation_id, id);

-- The registry. Each row is one version of a record and is never changed; the newest version holds. A row is visible once
-- its act is published. Rows of an act that is not published may be deleted: the entry was refused or begun again.
create table training_records (
  id $serial,
  registry_number $key not null,
  version integer not null,
  act_id bigint not null references training_acts(id),
  place bigint not null,         -- in the signed file, from 0
  source_row bigint not null,
  organisation_id bigint not null,
  origin $key not null,          -- first, reimport
  entered_on $key not null,
  last_name text not null,
  first_name text not null,
  middle_name text not null,
  snils $key not null,
  is_foreign_snils integer not null,
  foreign_snils text not null,
  citizenship text not null,
  organisation_unit_id bigint,
  outer_id $key not null,
  job_title text not null,
  employer_name text not null,
  employer_inn $key not null,
  provider_name text not null,
  provider_inn $key not null,
  protocol_number text not null,
  programme_id integer not null,
  checked_on $key not null,
  passed integer not null,
  knowledge_check $key not null,
  valid_until $key not null,     -- '' where the training did not succeed
  last_key $key not null,        -- folded names, for searching
  first_key $key not null,
  middle_key $key not null,
  duplicate_key $bytes not null
);
create unique index uq_training_records_number_version on training_records(registry_number, version);
create unique index uq_training_records_act_place on training_records(act_id, place);
create index ix_training_records_snils on training_records(snils, id);
create index ix_training_records_name on training_records(last_key, first_key, middle_key, id);
create index ix_training_records_employer on training_records(employer_inn, id);
create index ix_training_records_provider on training_records(provider_inn, id);
create index ix_training_records_employer_name on training_records(employer_inn, last_key, first_key, middle_key, id);
create index ix_training_records_provider_name on training_records(provider_inn, last_key, first_key, middle_key, id);
create index ix_training_records_employer_due on training_records(employer_inn, valid_until, id);
create index ix_training_records_provider_due on training_records(provider_inn, valid_until, id);
create index ix_training_records_programme on training_records(programme_id, checked_on, id);
create index ix_training_records_duplicate on training_records(duplicate_key);

-- [sqlite]
create trigger keep_training_records_update before update on training_records for each row
begin select raise(abort, 'training_records is append-only'); end;
create trigger keep_training_records_delete before delete on training_records for each row
when (select published_at from training_acts where id = old.act_id) is not null
begin select raise(abort, 'training_records is append-only'); end;
-- [postgresql]
create trigger keep_training_records_update before update on training_records for each row execute function refuse_change();
create function keep_published_records() returns trigger language plpgsql as $body$
begin
  if (select published_at from training_acts where id = old.act_id) is not null then
    raise exception 'training_records is append-only';
  end if;
  return old;
end $body$;
create trigger keep_training_records_delete before delete on training_records for each row execute function keep_published_records();
-- [both]

create table training_annulments (
  registry_number $key not null primary key,
  act_id bigint not null references training_acts(id),
  annulled_on $key not null,
  reason text not null,
  by_ministry integer not null,
  document_hash $key not null    -- of the ministry's decision, '' where none
);
$append_only training_annulments

-- Numbers of our own form: year, sequence, check digit. A range is taken at once; an unused one is never given again.
create table training_number_counters (
  year integer not null primary key,
  next_sequence bigint not null
);

-- Two providers claim one number: the ministry decides.
create table training_disputes (
  id $serial,
  registry_number $key not null,
  holder_id bigint not null,
  claimant_id bigint not null,
  import_id bigint,
  state $key not null,           -- open, decided
  opened_at bigint not null,
  decided_at bigint,
  decision text not null
);
create unique index uq_training_disputes_number_claimant on training_disputes(registry_number, claimant_id);
create index ix_training_disputes_state on training_disputes(state, id);

-- An extract from the registry: what the code and the QR on paper lead to. Of one record, or of a list.
create table training_extracts (
  code $key not null primary key,
  organisation_id bigint not null,
  is_list integer not null,
  made_by bigint not null,
  made_at bigint not null
);
create table training_extract_records (
  code $key not null,
  place bigint not null,
  registry_number $key not null
);
create unique index uq_training_extract_records_place on training_extract_records(code, place);

-- What was typed into the search of the registry: СНИЛС and names must not stand in addresses, so a page of results has a
-- token there. Forgotten after a day.
create table training_searches (
  token_hash $bytes not null primary key,
  account_id bigint not null,
  fields text not null,          -- JSON: name of the field, value as typed
  created_at bigint not null
);
create index ix_training_searches_created on training_searches(created_at);

-- Public checks by one address in one period: so that nobody tries numbers and codes by the thousand.
create table training_check_attempts (
  address $key not null,
  period bigint not null,        -- number of the period since 1970
  attempts bigint not null,
  primary key (address, period)
);

-- Till which day an organisation was reminded of whose training ends (TRN-18).
create table training_reminders (
  organisation_id bigint not null primary key,
  reminded_on $key not null
);

-- A correction or an annulment that waits for its signature, or has it. The signed bytes are made from this row alone.
create table training_act_drafts (
  id $serial,
  kind $key not null,            -- corrected, annulled
  organisation_id bigint not null, -- of the one who signs
  account_id bigint not null,
  version integer not null,      -- the newest one of the record when the draft was made
  by_ministry integer not null,
  document_hash $key not null,   -- of the ministry's decision, '' where none
  reason text not null,
  created_at bigint not null,
  act_id bigint,                 -- null until signed
  provider_name text not null,
  provider_inn $key not null,
  registry_number $key not null, -- from here on as in training_records: the record corrected, or as it is annulled
  entered_on $key not null,
  last_name text not null,
  first_name text not null,
  middle_name text not null,
  snils $key not null,
  is_foreign_snils integer not null,
  foreign_snils text not null,
  citizenship text not null,
  organisation_unit_id bigint,
  outer_id $key not null,
  job_title text not null,
  employer_name text not null,
  employer_inn $key not null,
  protocol_number text not null,
  programme_id integer not null,
  checked_on $key not null,
  passed integer not null,
  knowledge_check $key not null
);
create unique index uq_training_act_drafts_act on training_act_drafts(act_id);
create index ix_training_act_drafts_created on training_act_drafts(created_at);
