-- name: entered
select organisation_id, count(*), sum(record_count) from training_record_sets
where state = 'entered' and closed_at >= :from and closed_at < :to group by organisation_id

-- name: corrected
select r.organisation_id, count(*) from training_acts a
join training_records r on r.act_id = a.id
where a.kind = 'corrected' and a.published_at >= :from and a.published_at < :to group by r.organisation_id

-- name: annulled
select r.organisation_id, count(*) from training_acts a
join training_annulments n on n.act_id = a.id
join training_records r on r.registry_number = n.registry_number and r.version = 1
where a.kind = 'annulled' and a.published_at >= :from and a.published_at < :to group by r.organisation_id

-- name: provider
select name, inn from organisations where id = :id
