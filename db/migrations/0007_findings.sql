-- What the scan for patterns found, for staff only: a finding keeps its number, whatever becomes of it (M6). No voice is named here.

create table findings (
  id integer primary key,
  theme text not null,
  cell text not null check (json_valid(cell)),
  state text not null check (state in ('new', 'confirmed', 'gone')),
  first_seen text not null,
  since text not null check (since >= first_seen),
  fresh_from text not null,
  looks integer not null check (looks >= 0),
  looked_at real not null,
  checked_on text not null,
  shown integer not null check (shown in (0, 1)),
  figures text not null check (json_valid(figures)),
  unique (theme, cell)
) strict;

create table finding_steps (
  finding_id integer not null references findings(id),
  number integer not null check (number >= 1),
  on_day text not null,
  state text not null check (state in ('new', 'confirmed', 'gone')),
  reason text not null,
  primary key (finding_id, number)
) strict, without rowid;

create trigger finding_steps_are_never_changed before update on finding_steps
begin select raise(abort, 'what happened to a finding stays written down'); end;
create trigger finding_steps_are_never_deleted before delete on finding_steps
begin select raise(abort, 'what happened to a finding stays written down'); end;

create table scans (
  number integer primary key,
  on_day text not null,
  mark blob not null check (length(mark) = 16),
  contacts integer not null,
  candidates integer not null,
  false_alarms real not null,
  shuffled_on text not null,
  exposure integer not null
) strict;
