-- name: find_draft
select id from accreditation_applications
where organisation_id = :organisation and variant = :variant and case_id is null and discarded_at is null

-- name: insert_application
insert into accreditation_applications(organisation_id, variant, answers, version, created_by, created_at, changed_at, signed_by,
  thumbprint, evidence)
values(:organisation, :variant, :answers, 1, :account, :now, :now, '', '', '{}')
on conflict do nothing returning id

-- name: find_application
select id, organisation_id, variant, answers, version, created_at, changed_at, case_id, signed_by
from accreditation_applications where id = :id and organisation_id = :organisation and discarded_at is null

-- name: application_of
select id, organisation_id, variant, answers, version, created_at, changed_at, case_id, signed_by
from accreditation_applications where case_id = :case_id

-- name: drafts_of
select id, organisation_id, variant, answers, version, created_at, changed_at, case_id, signed_by
from accreditation_applications where organisation_id = :organisation and case_id is null and discarded_at is null
order by changed_at desc, id desc

-- name: hold_draft
update accreditation_applications set version = version + 1, changed_at = :now
where id = :id and case_id is null and discarded_at is null

-- name: save_answers
update accreditation_applications set answers = :answers where id = :id and case_id is null and discarded_at is null

-- name: discard_draft
update accreditation_applications set discarded_at = :now, answers = :nothing
where id = :id and case_id is null and discarded_at is null

-- name: count_discarded
select count(*) from accreditation_applications
where id = :id and organisation_id = :organisation and discarded_at is not null

-- name: forget_files
delete from accreditation_application_files where application_id = :id

-- name: claim_draft
update accreditation_applications set version = version + 1
where id = :id and version = :version and case_id is null and discarded_at is null

-- name: set_filed
update accreditation_applications set case_id = :case_id, signed_by = :signed_by, thumbprint = :thumbprint, evidence = :evidence
where id = :id and case_id is null

-- name: insert_paper_application
insert into accreditation_applications(organisation_id, variant, answers, version, created_by, created_at, changed_at, case_id, signed_by,
  thumbprint, evidence)
values(:organisation, :variant, :answers, 1, :account, :now, :now, :case_id, '', '', '{}')

-- name: hold_paper_application
update accreditation_applications set version = version + 1, changed_at = :now where case_id = :case_id and signed_by = ''

-- name: set_organisation
update accreditation_applications set organisation_id = :organisation where case_id = :case_id and signed_by = ''

-- name: save_paper_answers
update accreditation_applications set answers = :answers where case_id = :case_id and signed_by = ''

-- name: files_of
select id, document, file_name, media_type, hash, size from accreditation_application_files where application_id = :id order by id

-- name: add_file
insert into accreditation_application_files(application_id, document, file_name, media_type, hash, size, added_at)
values(:application, :document, :file_name, :media_type, :hash, :size, :now)

-- name: remove_file
delete from accreditation_application_files where application_id = :application and id = :id
