-- name: insert_block
insert into ledger_blocks(leaf_count) values(0) returning id

-- name: grow_block
update ledger_blocks set leaf_count = leaf_count + :count where id = :block and first_leaf is null

-- name: delete_leaves
delete from ledger_leaves where block_id = (select id from ledger_blocks where id = :block and first_leaf is null)

-- name: delete_block
delete from ledger_blocks where id = :block and first_leaf is null

-- name: leaves_of_block
select hash from ledger_leaves where block_id = :block order by position

-- name: log_size
select size from ledger_state where only_one = 1

-- name: lock_state
-- [sqlite]
select size from ledger_state
-- [postgresql]
select size from ledger_state for update

-- name: move_state
update ledger_state set size = :size

-- name: peaks_of_size
select peaks from ledger_heads where size = :size

-- name: place_block
update ledger_blocks set first_leaf = :first, published_at = :now where id = :block and first_leaf is null and leaf_count = :count

-- name: insert_head
insert into ledger_heads(size, root, peaks, signed_at, key_id, signature) values(:size, :root, :peaks, :at, :key, :signature)

-- name: latest_head
select size, root, signed_at, key_id, signature from ledger_heads order by size desc limit 1

-- name: head_of_size
select size, root, signed_at, key_id, signature from ledger_heads where size = :size

-- name: next_head
select size, root, signed_at, key_id, signature from ledger_heads where size > :size order by size limit 1

-- name: node
select hash from ledger_nodes where level = :level and node_index = :index

-- name: block_of_leaf
select id, first_leaf from ledger_blocks where first_leaf <= :leaf order by first_leaf desc limit 1

-- name: leaf_range
select hash from ledger_leaves where block_id = :block and position >= :first and position < :end order by position

-- name: next_block
select id, first_leaf, leaf_count from ledger_blocks where first_leaf >= :first order by first_leaf limit 1

-- name: leaves_after
select position, hash from ledger_leaves where block_id = :block and position >= :first order by position limit 10000
