-- name: end_of_row
select valid_until from training_records where id = :row

-- name: add_candidates
insert into training_due_candidates(record_id, employer_inn, provider_inn, programme_id, valid_until)
select id, employer_inn, provider_inn, programme_id, valid_until from training_records
where act_id = :act and place >= :first and place <= :last and valid_until <> ''

-- name: forget_candidates
delete from training_due_candidates where record_id in
  (select id from training_records where act_id = :act order by place limit :count)

-- name: forget_old_versions
delete from training_due_candidates where record_id in (
  select r.id from training_records r where r.registry_number = :number
    and (exists (select 1 from training_annulments n where n.registry_number = r.registry_number)
      or r.version < (select max(v.version) from training_records v join training_acts w on w.id = v.act_id
        where v.registry_number = r.registry_number and w.published_at is not null)))

-- name: restore_by_snils
insert into training_due_candidates(record_id, employer_inn, provider_inn, programme_id, valid_until)
select id, employer_inn, provider_inn, programme_id, valid_until from training_records
where snils = :snils and valid_until <> ''
on conflict (record_id) do nothing

-- name: restore_by_name
insert into training_due_candidates(record_id, employer_inn, provider_inn, programme_id, valid_until)
select id, employer_inn, provider_inn, programme_id, valid_until from training_records
where employer_inn = :employer and last_key = :last and first_key = :first and middle_key = :middle and valid_until <> ''
on conflict (record_id) do nothing

-- name: trained_by
select snils, employer_inn, last_key, first_key, middle_key from training_records
where act_id = :act and place >= :first and place <= :last and valid_until <> '' order by place

-- name: drop_candidate
delete from training_due_candidates where record_id = :row
