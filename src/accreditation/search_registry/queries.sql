-- name: search_all
select s.number, a.inn, a.ogrn, v.name, v.place, v.region, v.services, v.trainings, v.status
from accreditation_states s
join accreditations a on a.id = s.accreditation_id
join accreditation_versions v on v.accreditation_id = s.accreditation_id and v.version = s.version
where s.number < :before and s.from_date <= :day and s.until_date > :day
  and (:service = '' or s.services like :service) and (:training = '' or s.trainings like :training)
order by s.number desc limit :size

-- name: count_all
select count(*) from (select 1 from accreditation_states s
where s.from_date <= :day and s.until_date > :day
  and (:service = '' or s.services like :service) and (:training = '' or s.trainings like :training)
limit :most) found

-- name: search_region
select s.number, a.inn, a.ogrn, v.name, v.place, v.region, v.services, v.trainings, v.status
from accreditation_states s
join accreditations a on a.id = s.accreditation_id
join accreditation_versions v on v.accreditation_id = s.accreditation_id and v.version = s.version
where s.number < :before and s.from_date <= :day and s.until_date > :day
  and s.region = :region
  and (:service = '' or s.services like :service) and (:training = '' or s.trainings like :training)
order by s.number desc limit :size

-- name: count_region
select count(*) from (select 1 from accreditation_states s
where s.from_date <= :day and s.until_date > :day
  and s.region = :region
  and (:service = '' or s.services like :service) and (:training = '' or s.trainings like :training)
limit :most) found

-- name: search_status
select s.number, a.inn, a.ogrn, v.name, v.place, v.region, v.services, v.trainings, v.status
from accreditation_states s
join accreditations a on a.id = s.accreditation_id
join accreditation_versions v on v.accreditation_id = s.accreditation_id and v.version = s.version
where s.number < :before and s.from_date <= :day and s.until_date > :day
  and s.status = :status
  and (:service = '' or s.services like :service) and (:training = '' or s.trainings like :training)
order by s.number desc limit :size

-- name: count_status
select count(*) from (select 1 from accreditation_states s
where s.from_date <= :day and s.until_date > :day
  and s.status = :status
  and (:service = '' or s.services like :service) and (:training = '' or s.trainings like :training)
limit :most) found

-- name: search_region_status
select s.number, a.inn, a.ogrn, v.name, v.place, v.region, v.services, v.trainings, v.status
from accreditation_states s
join accreditations a on a.id = s.accreditation_id
join accreditation_versions v on v.accreditation_id = s.accreditation_id and v.version = s.version
where s.number < :before and s.from_date <= :day and s.until_date > :day
  and s.region = :region and s.status = :status
  and (:service = '' or s.services like :service) and (:training = '' or s.trainings like :training)
order by s.number desc limit :size

-- name: count_region_status
select count(*) from (select 1 from accreditation_states s
where s.from_date <= :day and s.until_date > :day
  and s.region = :region and s.status = :status
  and (:service = '' or s.services like :service) and (:training = '' or s.trainings like :training)
limit :most) found

-- name: search_words
select f.number, a.inn, a.ogrn, v.name, v.place, v.region, v.services, v.trainings, v.status
from (select s.number, s.accreditation_id, s.version
from (select distinct n.accreditation_id from (select w.accreditation_id from accreditation_words w
  where w.word >= :w1 and w.word < :e1 and w.number < :before order by w.number desc limit :candidates) n) c
cross join accreditation_states s
where s.accreditation_id = c.accreditation_id and s.from_date <= :day and s.until_date > :day
  and (:status = '' or s.status = :status) and (:region = '' or s.region = :region)
  and (:service = '' or s.services like :service) and (:training = '' or s.trainings like :training)
  and (:w2 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w2 and w.word < :e2))
  and (:w3 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w3 and w.word < :e3))
  and (:w4 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w4 and w.word < :e4))
  and (:w5 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w5 and w.word < :e5))
  and (:w6 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w6 and w.word < :e6))
  and (:w7 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w7 and w.word < :e7))
  and (:w8 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w8 and w.word < :e8))
order by s.number desc limit :size) f
join accreditations a on a.id = f.accreditation_id
join accreditation_versions v on v.accreditation_id = f.accreditation_id and v.version = f.version
order by f.number desc

-- name: count_words
select count(*) from (select 1
from (select distinct n.accreditation_id from (select w.accreditation_id from accreditation_words w
  where w.word >= :w1 and w.word < :e1 limit :candidates) n) c
cross join accreditation_states s
where s.accreditation_id = c.accreditation_id
  and s.from_date <= :day and s.until_date > :day
  and (:status = '' or s.status = :status) and (:region = '' or s.region = :region)
  and (:service = '' or s.services like :service) and (:training = '' or s.trainings like :training)
  and (:w2 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w2 and w.word < :e2))
  and (:w3 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w3 and w.word < :e3))
  and (:w4 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w4 and w.word < :e4))
  and (:w5 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w5 and w.word < :e5))
  and (:w6 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w6 and w.word < :e6))
  and (:w7 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w7 and w.word < :e7))
  and (:w8 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w8 and w.word < :e8))
limit :most) found

-- name: search_many
select s.number, a.inn, a.ogrn, v.name, v.place, v.region, v.services, v.trainings, v.status
from accreditation_states s
join accreditations a on a.id = s.accreditation_id
join accreditation_versions v on v.accreditation_id = s.accreditation_id and v.version = s.version
where s.number < :before and s.from_date <= :day and s.until_date > :day
  and (:status = '' or s.status = :status) and (:region = '' or s.region = :region)
  and (:service = '' or s.services like :service) and (:training = '' or s.trainings like :training)
  and exists (select 1 from accreditation_words w
    where w.accreditation_id = s.accreditation_id and w.word >= :w1 and w.word < :e1)
  and (:w2 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w2 and w.word < :e2))
  and (:w3 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w3 and w.word < :e3))
  and (:w4 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w4 and w.word < :e4))
  and (:w5 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w5 and w.word < :e5))
  and (:w6 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w6 and w.word < :e6))
  and (:w7 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w7 and w.word < :e7))
  and (:w8 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w8 and w.word < :e8))
order by s.number desc limit :size

-- name: count_many
select count(*) from (select 1 from accreditation_states s
where s.from_date <= :day and s.until_date > :day
  and (:status = '' or s.status = :status) and (:region = '' or s.region = :region)
  and (:service = '' or s.services like :service) and (:training = '' or s.trainings like :training)
  and exists (select 1 from accreditation_words w
    where w.accreditation_id = s.accreditation_id and w.word >= :w1 and w.word < :e1)
  and (:w2 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w2 and w.word < :e2))
  and (:w3 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w3 and w.word < :e3))
  and (:w4 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w4 and w.word < :e4))
  and (:w5 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w5 and w.word < :e5))
  and (:w6 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w6 and w.word < :e6))
  and (:w7 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w7 and w.word < :e7))
  and (:w8 = '' or exists (select 1 from accreditation_words w where w.accreditation_id = s.accreditation_id and w.word >= :w8 and w.word < :e8))
limit :most) found

-- name: count_word
select count(*) from (select 1 from accreditation_words where word >= :word and word < :word_end limit :most) found
