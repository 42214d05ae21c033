-- name: find_save
select s.version, a.last_name, a.first_name, a.middle_name, s.page, s.saved_at
from accreditation_section_saves s join accounts a on a.id = s.account_id
where s.application_id = :application and s.section = :section

-- name: put_save
insert into accreditation_section_saves(application_id, section, version, account_id, page, saved_at)
values(:application, :section, :version, :account, :page, :now)
on conflict(application_id, section) do update set version = excluded.version, account_id = excluded.account_id,
  page = excluded.page, saved_at = excluded.saved_at
