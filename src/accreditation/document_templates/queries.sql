-- name: versions
select version, hash, file_name, size, made_at, made_by_name
from accreditation_template_versions where template = :template order by version desc

-- name: in_use
select version, hash, file_name, size, made_at, made_by_name
from accreditation_template_versions where template = :template order by version desc limit 1

-- name: insert_version
insert into accreditation_template_versions(template, version, hash, file_name, size, made_at, made_by, made_by_name)
values(:template, :version, :hash, :file_name, :size, :now, :account, :name)
on conflict do nothing returning version
