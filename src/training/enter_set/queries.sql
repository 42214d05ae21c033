-- name: addresses
select distinct a.email from accounts a
where a.blocked_at is null and a.email <> ''
  and (a.id = :signer or a.id = (select created_by from training_record_sets where id = :set))
  and exists (select 1 from cabinets c where c.account_id = a.id and c.organisation_id = :organisation)
order by a.email

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
