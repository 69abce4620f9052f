-- How many voices the last search for new themes chose from: it is made again when their number has moved enough.
create table searched (
  scope text primary key check (scope in ('unplaced', 'everything')),
  voices integer not null check (voices >= 0)
) strict, without rowid;
