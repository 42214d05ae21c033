-- name: registered_numbers
select p.registry_number, r.organisation_id, o.name from training_pending_records p
join training_records r on r.registry_number = p.registry_number and r.version = 1
join organisations o on o.id = r.organisation_id
where p.record_set_id = :set and p.registry_number <> 'Новый' and r.act_id <> :act
order by p.place

-- name: registered_duplicates
select r.registry_number, p.source_row from training_pending_records p
join training_records r on r.duplicate_key = p.duplicate_key
join training_acts a on a.id = r.act_id and a.published_at is not null
where p.record_set_id = :set and p.registry_number = 'Новый' and r.act_id <> :act
  and not exists (select 1 from training_annulments n where n.registry_number = r.registry_number)
order by p.place limit 20

-- name: delete_staged
delete from training_records where id in (select id from training_records where act_id = :act order by place limit :count)

-- name: move_set
update training_record_sets set state = :state, closed_at = :closed, refusal = :refusal where id = :set and state = 'entering'

-- name: staged_count
select count(*) from training_records where act_id = :act

-- name: need_not_wait_for_the_disk
-- [sqlite]
select ''
-- [postgresql]
select set_config('synchronous_commit', 'off', true)
