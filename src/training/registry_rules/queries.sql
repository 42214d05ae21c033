-- name: numbers_registered
select p.source_row, p.registry_number, r.organisation_id, o.name, case when n.act_id is null then 0 else 1 end
from training_pending_records p
join training_records r on r.registry_number = p.registry_number and r.version = 1
join training_acts a on a.id = r.act_id and a.published_at is not null
join organisations o on o.id = r.organisation_id
left join training_annulments n on n.registry_number = r.registry_number
where p.record_set_id = :set and p.place >= :first and p.registry_number <> 'Новый'
order by p.place

-- name: numbers_pending
select p.source_row, p.registry_number, coalesce(q.record_set_id, 0)
from training_pending_records p
join training_pending_records q on q.registry_number = p.registry_number and q.organisation_id = p.organisation_id
left join training_record_sets s on s.id = q.record_set_id
where p.record_set_id = :set and p.place >= :first and p.registry_number <> 'Новый' and q.registry_number <> 'Новый'
  and q.id <> p.id and (s.id is null or s.state in ('formed', 'entering'))
order by p.place

-- name: waiting_elsewhere
select coalesce((select 1 from training_pending_records where organisation_id = :organisation and record_set_id is null
    order by organisation_id, record_set_id limit 1), 0)
  + coalesce((select 1 from training_pending_records where organisation_id = :organisation and record_set_id < :set
    order by organisation_id, record_set_id limit 1), 0)
  + coalesce((select 1 from training_pending_records where organisation_id = :organisation and record_set_id > :set
    order by organisation_id, record_set_id limit 1), 0)

-- name: events_registered
select p.source_row, r.registry_number
from training_pending_records p
join training_records r on r.duplicate_key = p.duplicate_key
join training_acts a on a.id = r.act_id and a.published_at is not null
where p.record_set_id = :set and p.place >= :first and p.registry_number = 'Новый'
  and not exists (select 1 from training_annulments n where n.registry_number = r.registry_number)
order by p.place

-- name: events_pending
select p.source_row, coalesce(q.record_set_id, 0)
from training_pending_records p
join training_pending_records q on q.duplicate_key = p.duplicate_key and +q.organisation_id = p.organisation_id
left join training_record_sets s on s.id = q.record_set_id
where p.record_set_id = :set and p.place >= :first and p.registry_number = 'Новый'
  and q.id <> p.id and (s.id is null or s.state in ('formed', 'entering'))
order by p.place

-- name: open_dispute
insert into training_disputes(registry_number, holder_id, claimant_id, import_id, state, opened_at, decision)
values(:number, :holder, :claimant, :import, 'open', :now, '')
on conflict (registry_number, claimant_id) where state = 'open' do nothing

-- name: numbers_entered
select p.source_row, p.last_name, p.first_name, p.middle_name, p.registry_number, r.organisation_id, o.name
from training_pending_records p
join training_records r on r.registry_number = p.registry_number and r.version = 1
join organisations o on o.id = r.organisation_id
where p.record_set_id = :set and p.registry_number <> 'Новый' and r.act_id <> :act
order by p.place

-- name: events_entered
select p.source_row, p.last_name, p.first_name, p.middle_name, r.registry_number, p.protocol_number, p.programme_id
from training_pending_records p
join training_records r on r.duplicate_key = p.duplicate_key
join training_acts a on a.id = r.act_id and a.published_at is not null
where p.record_set_id = :set and p.registry_number = 'Новый' and r.act_id <> :act
  and not exists (select 1 from training_annulments n where n.registry_number = r.registry_number)
order by p.place

-- name: numbers_repeated
select p.source_row, p.last_name, p.first_name, p.middle_name, p.registry_number
from training_pending_records p
where p.record_set_id = :set and p.registry_number <> 'Новый' and exists (
  select 1 from training_pending_records q
  where q.registry_number = p.registry_number and q.organisation_id = p.organisation_id and q.registry_number <> 'Новый'
    and q.record_set_id = p.record_set_id and q.place < p.place)
order by p.place

-- name: events_repeated
select p.source_row, p.last_name, p.first_name, p.middle_name, p.registry_number, p.protocol_number, p.programme_id
from training_pending_records p
where p.record_set_id = :set and p.registry_number = 'Новый' and exists (
  select 1 from training_pending_records q
  where q.duplicate_key = p.duplicate_key and +q.record_set_id = p.record_set_id and q.registry_number = 'Новый'
    and q.place < p.place)
order by p.place
