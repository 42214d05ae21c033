-- name: insert_import
insert into training_imports(organisation_id, account_id, kind, file_name, file_hash, file_size, state, only_valid, with_repairs,
  rows_total, rows_valid, rows_wrong, summary, errors_hash, created_at)
values(:organisation, :account, :kind, :name, :hash, :size, 'checking', 0, 0, 0, 0, 0, '{}', '', :now)
returning id

-- name: set_job
update training_imports set job_id = :job where id = :import

-- name: finish_import
update training_imports set state = :state, rows_total = :total, rows_valid = :valid, rows_wrong = :wrong, summary = :summary,
  errors_hash = :errors, record_set_id = :set, finished_at = :now
where id = :import and state = 'checking'

-- name: reopen_import
update training_imports set state = 'checking', only_valid = :only_valid, with_repairs = :with_repairs, record_set_id = null,
  finished_at = null
where id = :import and state in ('has-errors', 'stored')

-- name: find_import
select id, organisation_id, account_id, kind, file_name, file_hash, file_size, state, job_id, only_valid, with_repairs,
  rows_total, rows_valid, rows_wrong, summary, errors_hash, record_set_id, created_at, finished_at
from training_imports where id = :id and kind in ('reimport', 'import', 'xml')

-- name: list_imports
-- A row of a kind that nobody knows must not keep the others from being shown.
select id, organisation_id, account_id, kind, file_name, file_hash, file_size, state, job_id, only_valid, with_repairs,
  rows_total, rows_valid, rows_wrong, summary, errors_hash, record_set_id, created_at, finished_at
from training_imports where organisation_id = :organisation and id < :before
  and kind in ('reimport', 'import', 'xml')
order by id desc limit :count

-- name: same_file
select i.id, i.organisation_id, i.account_id, i.kind, i.file_name, i.file_hash, i.file_size, i.state, i.job_id, i.only_valid,
  i.with_repairs, i.rows_total, i.rows_valid, i.rows_wrong, i.summary, i.errors_hash, i.record_set_id, i.created_at, i.finished_at
from training_imports i
left join training_record_sets s on s.id = i.record_set_id
where i.organisation_id = :organisation and i.file_hash = :hash and i.kind = :kind
  and (i.state = 'checking' or (i.state = 'stored' and s.state in ('formed', 'entering', 'entered')))
order by i.id desc limit 1

-- name: lock_organisation
-- [sqlite]
select id from organisations where id = :organisation
-- [postgresql]
select id from organisations where id = :organisation for update

-- name: preparer_of
select c.account_id, c.organisation_id from cabinets c join organisations o on o.id = c.organisation_id
where o.inn = :inn and c.role in ('provider-preparer', 'provider-signer') order by c.id limit 1
