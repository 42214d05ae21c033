-- name: validity
select months from training_programme_validity where programme_id = :programme
