-- Decisions of the registry of accredited organisations as leaves of the Merkle log (docs/formats.md, "Event").
create table accreditation_leaves (
  version_id bigint not null primary key references accreditation_versions(id),
  block_id bigint not null,
  position bigint not null       -- in the block, from 0
);
create unique index uq_accreditation_leaves_place on accreditation_leaves(block_id, position);
$append_only accreditation_leaves

-- Those that wait for their leaf.
create table accreditation_unlogged (
  version_id bigint not null primary key references accreditation_versions(id)
);
insert into accreditation_unlogged(version_id) select id from accreditation_versions;
