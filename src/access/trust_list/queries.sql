-- name: insert_authority
insert into trust_authorities(name, thumbprint, subject, der, is_root, accredited_from, accredited_to, ended_because, source, added_at)
values(:name, :thumbprint, :subject, :der, :is_root, :from, :to, :why, :source, :now)
returning id

-- name: change_accreditation
update trust_authorities set is_root = :is_root, accredited_from = :from, accredited_to = :to, ended_because = :why
where id = :id

-- name: authorities
select id, name, thumbprint, subject, is_root, accredited_from, accredited_to, ended_because, source, added_at
from trust_authorities order by name, id

-- name: find_authority
select id, name, thumbprint, subject, is_root, accredited_from, accredited_to, ended_because, source, added_at
from trust_authorities where id = :id

-- name: find_authority_by_thumbprint
select id, name, thumbprint, subject, is_root, accredited_from, accredited_to, ended_because, source, added_at
from trust_authorities where thumbprint = :thumbprint

-- name: authority_bytes
select der from trust_authorities where id = :id

-- name: whole_authorities
select der, is_root, accredited_from, accredited_to, ended_because from trust_authorities order by id

-- name: whole_crls
select der from trust_crls order by id

-- name: insert_crl
insert into trust_crls(issuer, der, this_update, next_update, added_at)
values(:issuer, :der, :this_update, :next_update, :now)

-- name: has_crl
select count(*) from trust_crls where issuer = :issuer and this_update = :this_update

-- name: newest_crls
select max(id), issuer, max(this_update), max(next_update) from trust_crls group by issuer order by issuer

-- name: version
select version from trust_version

-- name: count_change
update trust_version set version = version + 1
