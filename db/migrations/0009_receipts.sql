-- Receipts (S5): which line on the public pages belongs to which voice, and what every line shows since the last weekly turn.
-- The code itself is kept nowhere. A line without a receipt stands among the others so that nobody can count the real ones.

create table receipts (
  line text primary key check (length(line) = 33 and line glob 'r*' and substr(line, 2) not glob '*[^0-9a-z]*'),
  bucket text not null check (length(bucket) between 1 and 3 and substr(line, 2, length(bucket)) = bucket),
  voice_id integer not null references voices(id),
  issued_on text not null check (issued_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]')
) strict, without rowid;

create index receipts_by_voice on receipts(voice_id);

create table receipt_turns (
  number integer primary key check (number >= 1),
  on_day text not null check (on_day glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  digits integer not null check (digits between 1 and 3)
) strict;

create table receipt_lines (
  line text primary key check (length(line) = 33 and line glob 'r*' and substr(line, 2) not glob '*[^0-9a-z]*'),
  digits integer not null check (digits between 1 and 3),
  first_turn integer not null references receipt_turns(number),
  stage text not null check (stage in ('received', 'read', 'looked-into', 'answered', 'closed', 'not-taken-up')),
  since_turn integer not null references receipt_turns(number) check (since_turn >= first_turn)
) strict, without rowid;

create index receipt_lines_by_turn on receipt_lines(first_turn);
