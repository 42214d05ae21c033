-- Files that go with a letter by e-mail (docs/accreditation.md, ACR-11); their bytes are in the store of files.
create table outbox_files (
  id $serial,
  message_id bigint not null references outbox(id),
  name text not null,
  media_type text not null,
  file_hash $key not null
);
create index ix_outbox_files_message on outbox_files(message_id);
