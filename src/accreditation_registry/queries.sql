-- name: insert
insert into accreditations(number, inn, ogrn, of_sole_trader, created_at) values(:number, :inn, :ogrn, :of_sole_trader, :now)

-- name: id_of
select id from accreditations where number = :number

-- name: next_number
select coalesce(max(number), 0) + 1 from accreditations

-- name: count_any
select count(*) from (select 1 from accreditations limit 1) entered

-- name: count_open
select count(*) from accreditations a join accreditation_states s on s.accreditation_id = a.id
where a.inn = :inn and s.until_date = :still and s.status <> :terminated

-- name: find
select id, number, inn, ogrn, of_sole_trader from accreditations where number = :number

-- name: last_number
select max(number) from accreditations where id = (select max(id) from accreditations where inn = :inn)

-- name: versions
select version, step, decided_on, ground, letter_date, letter_number, name, place, region, services, trainings, status, recorded_at
from accreditation_versions where accreditation_id = :id order by version

-- name: page
select a.number, a.inn, a.ogrn, a.of_sole_trader, v.version, v.step, v.decided_on, v.ground, v.letter_date, v.letter_number, v.name,
  v.place, v.region, v.services, v.trainings, v.status, v.recorded_at
from (select id, number, inn, ogrn, of_sole_trader from accreditations
  where number > :after and (cast(:since as bigint) = 0 or id in (select accreditation_id from accreditation_versions where recorded_at >= :since))
  order by number limit :count) a
join accreditation_versions v on v.accreditation_id = a.id
order by a.number, v.version

-- name: insert_version
insert into accreditation_versions(accreditation_id, version, step, decided_on, ground, letter_date, letter_number, name, place, region,
  services, trainings, status, recorded_by, recorded_at)
values(:id, :version, :step, :decided_on, :ground, :letter_date, :letter_number, :name, :place, :region, :services, :trainings, :status,
  :by, :now)
returning id

-- name: insert_unlogged
insert into accreditation_unlogged(version_id) values(:version)

-- name: end_state
update accreditation_states set until_date = :until where accreditation_id = :id and until_date = :still

-- name: insert_state
insert into accreditation_states(accreditation_id, version, from_date, until_date, number, region, services, trainings, status)
values(:id, :version, :from, :until, :number, :region, :services, :trainings, :status)

-- name: insert_word
insert into accreditation_words(word, accreditation_id, number) values(:word, :id, :number) on conflict (word, accreditation_id) do nothing

-- name: on_day
select s.status, s.trainings from accreditations a join accreditation_states s on s.accreditation_id = a.id
where a.inn = :inn and s.from_date <= :day and s.until_date > :day

-- name: numbers
select a.number, max(v.recorded_at)
from (select id, number from accreditations where number > :after order by number limit :count) a
join accreditation_versions v on v.accreditation_id = a.id
group by a.number order by a.number

-- name: numbers_from
select number from accreditations where number > :after order by number limit 2 offset :skipped
