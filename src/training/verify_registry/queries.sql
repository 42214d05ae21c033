-- name: act_of_block
select id from training_acts where block_id = :block and published_at is not null

-- name: published_acts
select a.id, case when b.first_leaf is null then 0 else 1 end
from training_acts a left join ledger_blocks b on b.id = a.block_id
where a.published_at is not null order by a.id

-- name: foreign_rows
select count(*) from training_records where act_id = :act and organisation_id <> :organisation

-- name: row_count
select count(*) from training_records where act_id = :act

-- name: stray_annulment
select min(n.registry_number) from training_annulments n join training_acts a on a.id = n.act_id
where a.kind <> 'annulled' or a.published_at is null
