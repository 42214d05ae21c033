-- PDF copies of documents, made on request (docs/documents.md). A copy is of a file's bytes: whatever has the same bytes has
-- the same copy, and a document that changes has none yet.
create table pdf_copies (
  source_hash $key not null primary key,  -- SHA-256, of the kept .docx
  state $key not null,           -- waiting, running, made, failed
  hash $key not null,            -- of the kept PDF; '' until it is made
  size bigint not null,
  asked_at bigint not null,
  run_at bigint,                 -- when its making began last
  failure text not null          -- of the last try, for people; '' for none
);
create index ix_pdf_copies_state on pdf_copies(state, asked_at);
