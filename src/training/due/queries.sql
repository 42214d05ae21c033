-- name: end_of_row
select valid_until from training_records where id = :row

-- name: add_candidates
insert into training_due_candidates(record_id, person_key, employer_inn, provider_inn, programme_id, checked_on, valid_until)
select record_id, person_key, employer_inn, provider_inn, programme_id, checked_on, valid_until from training_due_rows
where act_id = :act and place >= :first and place <= :last

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
insert into training_due_candidates(record_id, person_key, employer_inn, provider_inn, programme_id, checked_on, valid_until)
select record_id, person_key, employer_inn, provider_inn, programme_id, checked_on, valid_until from training_due_rows
where snils = :snils
on conflict (record_id) do nothing

-- name: restore_by_name
insert into training_due_candidates(record_id, person_key, employer_inn, provider_inn, programme_id, checked_on, valid_until)
select record_id, person_key, employer_inn, provider_inn, programme_id, checked_on, valid_until from training_due_rows
where employer_inn = :employer and last_key = :last and first_key = :first and middle_key = :middle
on conflict (record_id) do nothing

-- name: drop_candidate
delete from training_due_candidates where record_id = :row
