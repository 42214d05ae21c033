-- The Merkle log (RFC 6962 hashing). A block is the run of leaves of one signed act; its leaves are staged first and get
-- their places in the log when the block is published, in one small transaction.
create table ledger_blocks (
  id $serial,
  leaf_count bigint not null,
  first_leaf bigint,             -- null: staged, not in the log yet
  published_at bigint
);
create unique index uq_ledger_blocks_first_leaf on ledger_blocks(first_leaf);

create table ledger_leaves (
  block_id bigint not null,
  position bigint not null,      -- in the block, from 0
  hash $bytes not null,
  primary key (block_id, position)
);

-- Complete subtrees of 256 leaves and more (level 8 and up), so that a proof reads few rows however long the log is.
create table ledger_nodes (
  level integer not null,
  node_index bigint not null,
  hash $bytes not null,
  primary key (level, node_index)
);
$append_only ledger_nodes

-- Each head that was ever signed. `peaks` are the roots of the complete subtrees, 32 bytes each, left to right.
create table ledger_heads (
  size bigint not null primary key,
  root $bytes not null,
  peaks $bytes not null,
  signed_at bigint not null,
  key_id $key not null,
  signature $bytes not null
);
$append_only ledger_heads

-- The row that publishing locks.
create table ledger_state (
  only_one integer not null primary key check (only_one = 1),
  size bigint not null
);
insert into ledger_state(only_one, size) values(1, 0);
