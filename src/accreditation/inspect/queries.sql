-- name: plan_of
select year, document, approved_by_name, approved_at from accreditation_inspection_plans where year = :year

-- name: insert_plan
insert into accreditation_inspection_plans(year, document, approved_by, approved_by_name, approved_at)
values(:year, :document, :by, :by_name, :now)

-- name: inspections_of
select id, kind, year, subject, inspector, begins_on, ends_on, complaint_id, ground, findings, measures, violations, finished_on,
  finished_by_name
from accreditation_inspections where year = :year order by begins_on, id

-- name: find_inspection
select id, kind, year, subject, inspector, begins_on, ends_on, complaint_id, ground, findings, measures, violations, finished_on,
  finished_by_name
from accreditation_inspections where id = :id

-- name: count_planned
select count(*) from accreditation_inspections where year = :year and kind = 'planned'

-- name: insert_inspection
insert into accreditation_inspections(kind, year, subject, inspector, begins_on, ends_on, complaint_id, ground, added_by, added_by_name,
  added_at, findings, measures, finished_by_name)
values(:kind, :year, :subject, :inspector, :begins_on, :ends_on, :complaint, :ground, :by, :by_name, :now, '', '', '')
returning id

-- name: remove_inspection
delete from accreditation_inspections where id = :id and kind = 'planned' and finished_at is null
  and not exists (select 1 from accreditation_inspection_plans p where p.year = accreditation_inspections.year)

-- name: finish
update accreditation_inspections
set findings = :findings, measures = :measures, violations = :violations, finished_on = :finished_on, finished_by_name = :by_name,
  finished_at = :now
where id = :id and finished_at is null
