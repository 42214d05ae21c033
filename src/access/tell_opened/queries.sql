-- name: waiting
select id from access_requests
where is_ca_known = 0 and state = 'approved' and id > :after order by id limit :size
