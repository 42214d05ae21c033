-- name: waiting
select v.id, a.number, a.inn, a.ogrn, a.of_sole_trader, v.version, v.step, v.decided_on, v.ground, v.letter_date, v.letter_number, v.name,
  v.place, v.region, v.services, v.trainings, v.status, v.recorded_at
from (select version_id from accreditation_unlogged order by version_id limit :most) w
join accreditation_versions v on v.id = w.version_id
join accreditations a on a.id = v.accreditation_id
order by v.id

-- name: any_waiting
select count(*) from (select 1 from accreditation_unlogged limit 1) one

-- name: forget_waiting
delete from accreditation_unlogged where version_id = :version

-- name: insert_leaf
insert into accreditation_leaves(version_id, block_id, position) values(:version, :block, :position)

-- name: of_block
select v.id, a.number, a.inn, a.ogrn, a.of_sole_trader, v.version, v.step, v.decided_on, v.ground, v.letter_date, v.letter_number, v.name,
  v.place, v.region, v.services, v.trainings, v.status, v.recorded_at
from accreditation_leaves l
join accreditation_versions v on v.id = l.version_id
join accreditations a on a.id = v.accreditation_id
where l.block_id = :block order by l.position

-- name: leaf_of
select b.first_leaf + l.position, a.number, a.inn, a.ogrn, a.of_sole_trader, v.version, v.step, v.decided_on, v.ground, v.letter_date,
  v.letter_number, v.name, v.place, v.region, v.services, v.trainings, v.status, v.recorded_at
from accreditations a
join accreditation_versions v on v.accreditation_id = a.id
join accreditation_leaves l on l.version_id = v.id
join ledger_blocks b on b.id = l.block_id
where a.number = :number and v.version = :version

-- name: logged_versions
select v.version from accreditations a
join accreditation_versions v on v.accreditation_id = a.id
join accreditation_leaves l on l.version_id = v.id
where a.number = :number order by v.version

-- name: count_logged
select (select count(*) from accreditation_leaves), (select count(*) from accreditation_unlogged),
  (select count(*) from accreditation_versions v
   where not exists (select 1 from accreditation_leaves l where l.version_id = v.id)
     and not exists (select 1 from accreditation_unlogged w where w.version_id = v.id))
