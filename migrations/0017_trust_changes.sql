-- Changes of the trust list (ACC-06): prepared as a difference, approved, numbered, and undone by a further change.
create table trust_changes (
  id $serial,
  kind $key not null,               -- tsl: the official list; undo: of an earlier change; hand: by a form or a command
  state $key not null,              -- preparing, ready, failed, applied, rejected
  number bigint,                    -- of the list's version that it made; null until applied
  base_number bigint not null,      -- the version that the difference was made against; 0: none yet
  undoes_id bigint references trust_changes(id),
  file_hash $key not null,          -- of the uploaded list, as it is kept; '' where there is none
  file_name text not null,
  file_size bigint not null,
  cas bigint not null,              -- in the file
  certificates bigint not null,     -- of them that were read
  unchanged bigint not null,
  closed_accounts bigint not null,  -- accounts whose every usable certificate stops being one
  words text not null,              -- why it failed, or on what grounds a hand changed it
  creator_id bigint not null,       -- 0: the program itself
  creator text not null,
  created_at bigint not null,
  decider_id bigint not null,
  decider text not null,
  decided_at bigint
);
create unique index uq_trust_changes_number on trust_changes(number);
create index ix_trust_changes_state on trust_changes(state, id);

create table trust_change_rows (
  id $serial,
  change_id bigint not null references trust_changes(id),
  what $key not null,               -- added, ended, changed, removed, addresses; missing, fault: nothing is done
  name text not null,
  subject text not null,
  thumbprint $key not null,
  der $bytes,                       -- of what is added or removed
  crl_addresses text not null,      -- one a line
  line bigint not null,             -- in the file; 0 where there is none
  words text not null,              -- of a fault
  old_root integer not null,
  old_from bigint,
  old_to bigint,
  old_why $key not null,
  new_root integer not null,
  new_from bigint,
  new_to bigint,
  new_why $key not null
);
create index ix_trust_change_rows_change on trust_change_rows(change_id, what, id);

-- The first of the people that a change closes sign-in for.
create table trust_change_people (
  change_id bigint not null references trust_changes(id),
  account_id bigint not null references accounts(id),
  primary key (change_id, account_id)
);

alter table trust_authorities add column crl_addresses text not null default '';
