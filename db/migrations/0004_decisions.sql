-- What staff decided about voices and themes: an append-only log that is replayed over what the program finds (M2, A2).
-- `theme_id` is the theme that is left, merged, split or renamed; `into_id` the one that is gone to or made; `stands` are all
-- themes of the voice after the decision. `part_of` names the split or creation that a move belongs to.
create table decisions (
  id integer primary key,
  kind text not null check (kind in
    ('move', 'add', 'not-this', 'confirm', 'reject', 'create', 'split', 'merge', 'rename', 'decline', 'undo')),
  voice_id integer references voices(id),
  theme_id text,
  into_id text check (into_id glob '[a-z]*' and into_id not glob '*[^a-z0-9-]*'),
  stands text check (stands is null or json_valid(stands)),
  texts text not null default '{}' check (json_valid(texts)),
  undoes integer unique references decisions(id) check (undoes < id),
  part_of integer references decisions(id) check (part_of < id),
  person text not null check (length(person) > 0),
  decided_at text not null check (decided_at glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'),
  reason text not null default '',
  evidence text not null default '',
  second text check (second <> person),
  check ((kind in ('move', 'add', 'not-this', 'confirm', 'reject')) = (voice_id is not null)),
  check ((kind in ('move', 'add', 'confirm')) = (stands is not null)),
  check ((kind in ('move', 'add', 'create', 'split', 'merge')) = (into_id is not null)),
  check (kind not in ('not-this', 'split', 'merge', 'rename') or theme_id is not null),
  check ((kind = 'undo') = (undoes is not null)),
  check (part_of is null or kind in ('move', 'add')),
  check ((kind = 'reject') = (second is not null)),
  check (kind <> 'reject' or (length(trim(reason)) > 0 and length(trim(evidence)) > 0))
) strict;
create index decisions_by_voice on decisions(voice_id);

create trigger decisions_are_never_changed before update on decisions
begin select raise(abort, 'decisions are append-only: decide anew'); end;
create trigger decisions_are_never_deleted before delete on decisions
when not exists (select 1 from erasing)
begin select raise(abort, 'decisions are append-only: only the erasure task deletes'); end;

-- What each id of a theme meant when it was last read; kept for ever, so that no id is given to another theme.
create table theme_meanings (
  theme_id text primary key,
  meaning text not null check (json_valid(meaning)),
  seen_on text not null
) strict, without rowid;

-- Every time all voices were placed anew: why, and who moved from where to where. No voice is named.
create table replacements (
  id integer primary key,
  on_day text not null,
  mark text not null check (length(mark) > 0),
  parts text not null check (json_valid(parts)),
  why text not null,
  voices integer not null check (voices >= 0),
  by_hand integer not null check (by_hand >= 0),
  moved text not null check (json_valid(moved))
) strict;
