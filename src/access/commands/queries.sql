-- name: accounts_of_address
select id from accounts where lower(email) = lower(:email) and email <> ''

-- name: operator_organisation
select id from organisations where kind = 'operator' order by id limit 1
