-- name: insert_substitute
insert into casework_substitutes(service, officer_id, substitute_id, begins_at, ends_at, named_by, named_at)
values(:service, :officer, :substitute, :begins_at, :ends_at, :by, :now) returning id

-- name: end_substitute
update casework_substitutes set ends_at = :now where id = :id and service = :service and ends_at > :now

-- name: find_substitute
select id, officer_id, substitute_id, begins_at, ends_at from casework_substitutes where id = :id and service = :service

-- name: not_ended
select id, officer_id, substitute_id, begins_at, ends_at from casework_substitutes
where service = :service and ends_at > :now order by begins_at, id

-- name: stands_in_for
select distinct officer_id from casework_substitutes
where service = :service and substitute_id = :substitute and begins_at <= :now and ends_at > :now order by officer_id
