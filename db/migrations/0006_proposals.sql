-- What the program proposes to staff about themes: a new one, a merge of two, a split of one; people decide (M3).
-- `names` are key words by language that several voices share; voices are named by number only.
create table proposals (
  id integer primary key autoincrement,
  kind text not null check (kind in ('new', 'merge', 'split')),
  state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'gone')),
  themes text not null check (json_valid(themes)),
  suggested text not null check (suggested glob '[a-z]*' and suggested not glob '*[^a-z0-9-]*'),
  keywords text not null check (json_valid(keywords)),
  closeness real not null,
  made_on text not null check (made_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  changed_on text not null check (changed_on >= made_on)
) strict;

-- `rank` is 1 for the voice nearest to the middle of the group; null beyond the examples.
create table proposal_voices (
  proposal_id integer not null references proposals(id),
  voice_id integer not null references voices(id),
  rank integer check (rank >= 1),
  primary key (proposal_id, voice_id)
) strict, without rowid;
create index proposal_voices_by_voice on proposal_voices(voice_id);

-- What the last search looked at: nothing is searched again until it changes.
create table proposal_searches (
  scope text primary key check (scope in ('unplaced', 'everything')),
  mark blob not null check (length(mark) = 16),
  on_day text not null check (on_day glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) strict, without rowid;
