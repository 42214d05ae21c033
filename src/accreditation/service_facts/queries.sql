-- name: versions
select version, facts, made_at, made_by_name from accreditation_service_facts order by version desc limit :size

-- name: insert_version
insert into accreditation_service_facts(version, facts, made_at, made_by, made_by_name)
values(:version, :facts, :now, :by, :by_name)
on conflict do nothing
