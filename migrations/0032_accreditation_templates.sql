-- Templates of documents that an administrator has put in place of the built-in ones (docs/documents.md). The last version of
-- a template is in use; one without a file is the return to the built-in template.
create table accreditation_template_versions (
  id $serial,
  template $key not null,        -- accreditation_refusal
  version bigint not null,       -- from 1, of the template
  hash $key not null,            -- SHA-256, of the kept file; '' for the built-in template
  file_name text not null,
  size bigint not null,
  made_at bigint not null,
  made_by bigint not null references accounts(id),
  made_by_name text not null
);
create unique index uq_accreditation_template_versions on accreditation_template_versions(template, version);
$append_only accreditation_template_versions
