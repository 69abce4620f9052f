-- The form on the site is a kind of channel of its own (F6). A check cannot be widened, so the table is made anew;
-- what refers to it is checked when the transaction ends.
pragma defer_foreign_keys = on;

create temp table channels_before as select * from channels;

drop table channels;

create table channels (
  id text primary key check (length(id) > 0),
  name text not null,
  kind text not null check (kind in ('csv', 'xlsx', 'jsonl', 'mbox', 'feed', 'api', 'inbox')),
  subject text not null default 'us',
  inside integer not null default 1 check (inside in (0, 1))
) strict;

insert into channels (id, name, kind, subject, inside)
select id, name, kind, subject, inside from channels_before;

drop table channels_before;
