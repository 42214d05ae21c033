-- name: insert_change
insert into training_validity_changes(programme_id, months, source, account_id, actor_name, set_at)
values(:programme, :months, :source, :account, :actor, :now)

-- name: changes_in_force
select c.programme_id, c.months, c.source, c.actor_name, c.set_at from training_validity_changes c
where c.id = (select max(n.id) from training_validity_changes n where n.programme_id = c.programme_id and n.set_at <= :at)

-- name: changes_of
select programme_id, months, source, actor_name, set_at from training_validity_changes
where programme_id = :programme order by id desc
