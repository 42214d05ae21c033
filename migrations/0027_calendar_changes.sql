-- Changes of the production calendar by administrators (PLT-02): docs/clock.md. The id is the calendar's version.
create table calendar_changes (
  id $serial,
  kind $key not null,              -- year, transfer, day-off, undo
  year bigint not null,            -- of a year: which; else that of its day
  region $key not null,            -- of a day off: the code of the subject of the Federation; '': everywhere
  undoes_id bigint references calendar_changes(id),
  source text not null,            -- the document and its clause, or why it was undone
  author_id bigint not null,
  author text not null,
  at bigint not null
);
create unique index uq_calendar_changes_undoes on calendar_changes(undoes_id);
$append_only calendar_changes

create table calendar_change_days (
  change_id bigint not null references calendar_changes(id),
  what $key not null,              -- holiday, working, shortened: of a year; from, to: of a transfer; off: of a day off
  day $key not null,
  primary key (change_id, what, day)
);
$append_only calendar_change_days

-- What a change moved of what was open, and that all of it was looked at.
create table calendar_moves (
  id $serial,
  change_id bigint not null references calendar_changes(id),
  what text not null,              -- "Заявка на доступ № 12"
  address text not null,           -- of its page
  due_before bigint not null,
  due_after bigint not null,
  explained text not null
);
create index ix_calendar_moves_change on calendar_moves(change_id, id);

create table calendar_recomputed (
  change_id bigint not null primary key references calendar_changes(id),
  moved bigint not null,
  done_at bigint not null
);
