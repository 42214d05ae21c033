-- name: operator_organisation
select id from organisations where kind = 'operator' order by id limit 1
