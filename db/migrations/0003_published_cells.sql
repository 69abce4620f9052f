-- Every number that was ever published, with a sketch of the people behind it from which nobody can be read (anonymisation: airlock 3).
-- Kept for ever: a new number is compared with every earlier one of its cell.

create table published_refreshes (
  id integer primary key,
  on_day text not null check (on_day glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  first_month text not null check (first_month glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
  last_month text not null check (last_month >= first_month),
  voices_upto integer not null check (voices_upto >= 0)
) strict;

create table published_cells (
  refresh_id integer not null references published_refreshes(id),
  cell text not null check (length(cell) > 0),
  shown text not null check (json_valid(shown)),
  own text not null check (json_valid(own)),
  basis integer not null references published_refreshes(id) check (basis <= refresh_id),
  primary key (refresh_id, cell)
) strict, without rowid;

create table published_people (
  refresh_id integer not null,
  cell text not null,
  part text not null,
  sketch blob not null,
  primary key (refresh_id, cell, part),
  foreign key (refresh_id, cell) references published_cells(refresh_id, cell)
) strict, without rowid;

create trigger published_cells_are_never_changed before update on published_cells
begin select raise(abort, 'what was published stays written down'); end;
create trigger published_cells_are_never_deleted before delete on published_cells
begin select raise(abort, 'what was published stays written down'); end;
create trigger published_people_are_never_changed before update on published_people
begin select raise(abort, 'what was published stays written down'); end;
create trigger published_people_are_never_deleted before delete on published_people
begin select raise(abort, 'what was published stays written down'); end;

-- Who said it: the customer, else nobody but this voice. Only ever hashed with the key.
create view authors as
select v.id as voice_id, coalesce(cu.pseudonym, v.channel_id || '/' || v.external_id) as author
from voices v
left join customers cu on cu.id = v.customer_id;
