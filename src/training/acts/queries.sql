-- name: insert_act
insert into training_acts(kind, organisation_id, record_set_id, reason, file_hash, file_size, signature_hash, account_id, signer,
  thumbprint, evidence, signed_at, receipt_hash)
values(:kind, :organisation, :set, :reason, :file, :size, :signature, :account, :signer, :thumbprint, :evidence, :at, '')
returning id

-- name: find_act
select id, kind, organisation_id, record_set_id, reason, file_hash, file_size, signature_hash, account_id, signer, thumbprint,
  evidence, signed_at, block_id, published_at, receipt_hash
from training_acts where id = :id

-- name: lock_act
-- [sqlite]
select id, kind, organisation_id, record_set_id, reason, file_hash, file_size, signature_hash, account_id, signer, thumbprint,
  evidence, signed_at, block_id, published_at, receipt_hash
from training_acts where id = :id
-- [postgresql]
select id, kind, organisation_id, record_set_id, reason, file_hash, file_size, signature_hash, account_id, signer, thumbprint,
  evidence, signed_at, block_id, published_at, receipt_hash
from training_acts where id = :id for update

-- name: set_block
update training_acts set block_id = :block where id = :act and published_at is null

-- name: set_published
update training_acts set published_at = :now where id = :act and published_at is null

-- name: set_receipt
update training_acts set receipt_hash = :hash where id = :act

-- name: numbers_of_act
select registry_number from training_records where act_id = :act order by place

-- name: annulled_of_act
select registry_number from training_annulments where act_id = :act

-- name: block_place
select first_leaf, leaf_count from ledger_blocks where id = :block

-- name: leaves_of_block
select hash from ledger_leaves where block_id = :block order by position

