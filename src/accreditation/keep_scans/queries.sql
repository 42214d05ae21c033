-- name: insert_scan
insert into accreditation_intake_scans(intake_key, account_id, hash, media_type, file_name, size, kept_at)
values(:form_key, :account_id, :hash, :media_type, :file_name, :size, :now)

-- name: scans_of
select id, hash, media_type, file_name, size from accreditation_intake_scans
where intake_key = :form_key and account_id = :account_id order by id

-- name: forget_scan
delete from accreditation_intake_scans where id = :id

-- name: forget_scans
delete from accreditation_intake_scans where intake_key = :form_key and account_id = :account_id

-- name: forget_old_scans
delete from accreditation_intake_scans where kept_at < :before
