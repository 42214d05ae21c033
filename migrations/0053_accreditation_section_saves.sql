-- Who saved a section of an application last, from which page: a page that was shown before does not write over it (docs/accreditation.md).
create table accreditation_section_saves (
  application_id bigint not null references accreditation_applications(id),
  section $key not null,
  version bigint not null,     -- of the application, with which the section got what it holds
  account_id bigint not null references accounts(id),
  page text not null,          -- the showing of the form that was sent; '' for rows out of a workbook
  saved_at bigint not null,
  primary key (application_id, section)
);
