-- name: inn_of_organisation
select inn from organisations where id = :organisation
