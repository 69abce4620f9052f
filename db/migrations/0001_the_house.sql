-- Rows that customers' words and numbers live in. The only file of the project in which they are kept.

create table channels (
  id text primary key check (length(id) > 0),
  name text not null,
  kind text not null check (kind in ('csv', 'xlsx', 'jsonl', 'mbox', 'feed', 'api')),
  subject text not null default 'us',
  inside integer not null default 1 check (inside in (0, 1))
) strict;

create table runs (
  id integer primary key,
  job text not null,
  started_at text not null,
  ended_at text,
  outcome text check (outcome in ('done', 'refused')),
  counts text not null default '{}' check (json_valid(counts))
) strict;

create table customers (
  id integer primary key,
  pseudonym text not null unique check (length(pseudonym) = 32),
  first_seen text not null
) strict;

-- By what a customer is recognised: a keyed hash of an e-mail, a phone, an order or a handle (F7).
create table identifiers (
  digest text primary key check (length(digest) = 32),
  customer_id integer not null references customers(id)
) strict, without rowid;
create index identifiers_by_customer on identifiers(customer_id);

create table contacts (
  customer_id integer not null references customers(id),
  kind text not null check (kind in ('name', 'email', 'phone', 'order', 'address', 'handle')),
  value text not null check (length(value) > 0),
  primary key (customer_id, kind, value)
) strict, without rowid;
create index contacts_by_value on contacts(kind, value);

-- Append-only: the whole story is kept as it came (F2). Only the erasure task may delete.
create table voices (
  id integer primary key,
  channel_id text not null references channels(id),
  external_id text not null check (length(external_id) > 0),
  customer_id integer references customers(id),
  said_on text not null check (said_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'),
  text text not null check (length(trim(text)) > 0),
  rating integer check (rating between 1 and 5),
  attributes text not null default '{}' check (json_valid(attributes)),
  row_hash blob not null check (length(row_hash) = 16),
  run_id integer not null references runs(id),
  unique (channel_id, external_id)
) strict;
create index voices_by_customer on voices(customer_id);

-- A voice that its author changed: the first words stay in voices, later ones stand here.
create table revisions (
  voice_id integer not null references voices(id),
  number integer not null check (number >= 1),
  said_on text not null,
  text text not null check (length(trim(text)) > 0),
  rating integer check (rating between 1 and 5),
  attributes text not null default '{}' check (json_valid(attributes)),
  row_hash blob not null check (length(row_hash) = 16),
  run_id integer not null references runs(id),
  primary key (voice_id, number)
) strict;

create table scores (
  voice_id integer not null references voices(id),
  aspect text not null,
  score integer not null check (score between 1 and 10),
  primary key (voice_id, aspect)
) strict, without rowid;

-- What a voice scored before its author changed it: number 0 belongs to the first words, later ones to revisions.
create table earlier_scores (
  voice_id integer not null references voices(id),
  number integer not null check (number >= 0),
  aspect text not null,
  score integer not null check (score between 1 and 10),
  primary key (voice_id, number, aspect)
) strict, without rowid;

create table erasing (on_going integer primary key check (on_going = 1)) strict;

create trigger voices_are_never_changed before update on voices
begin select raise(abort, 'voices are append-only: write a revision'); end;
create trigger voices_are_never_deleted before delete on voices
when not exists (select 1 from erasing)
begin select raise(abort, 'voices are append-only: only the erasure task deletes'); end;
create trigger revisions_are_never_changed before update on revisions
begin select raise(abort, 'revisions are append-only'); end;
create trigger revisions_are_never_deleted before delete on revisions
when not exists (select 1 from erasing)
begin select raise(abort, 'revisions are append-only: only the erasure task deletes'); end;

-- How far each channel was gathered when it was last gathered whole: an unchanged file is not read again.
create table gathered (
  channel_id text primary key references channels(id),
  fingerprint blob check (length(fingerprint) = 16),
  cursor text,
  voices integer not null,
  quarantined integer not null
) strict;

create table quarantine (
  id integer primary key,
  channel_id text not null references channels(id),
  place text not null,
  reason text not null,
  bytes blob not null,
  digest blob not null check (length(digest) = 16),
  run_id integer not null references runs(id),
  unique (channel_id, digest)
) strict;

-- What was said, not by whom.
create table clean_voices (
  voice_id integer primary key references voices(id),
  language text not null check (language in ('en', 'ru', 'ar', 'und')),
  passages text not null check (json_valid(passages)),
  text text not null,
  masks text not null check (json_valid(masks)),
  made_from blob not null check (length(made_from) = 16)
) strict;

create table themes (
  id text primary key check (id glob '[a-z]*' and id not glob '*[^a-z0-9-]*'),
  position integer not null,
  name_en text not null,
  name_ru text not null,
  name_ar text not null
) strict;

-- One row per voice: where it went. received = placed + unplaced + rejected + duplicate + private (+ quarantined) (M1).
create table dispositions (
  voice_id integer primary key references voices(id),
  state text not null check (state in ('placed', 'unplaced', 'rejected', 'duplicate', 'private')),
  reason text not null,
  same_as integer references voices(id),
  made_from blob check (length(made_from) = 16),
  check ((state = 'duplicate') = (same_as is not null))
) strict;

create table placements (
  voice_id integer not null references voices(id),
  theme_id text not null references themes(id),
  score real not null check (score > 0),
  why text not null check (json_valid(why)),
  primary key (voice_id, theme_id)
) strict, without rowid;
create index placements_by_theme on placements(theme_id);

create table cases (
  id integer primary key,
  voice_id integer not null unique references voices(id),
  state text not null check (state in
    ('received', 'acknowledged', 'assessed', 'investigated', 'answered', 'followed-up', 'closed', 'reopened')),
  opened_on text not null,
  double_deviation integer not null default 0 check (double_deviation in (0, 1))
) strict;

create table case_steps (
  case_id integer not null references cases(id),
  number integer not null check (number >= 1),
  state text not null,
  on_day text not null,
  person text not null check (length(person) > 0),
  note text not null,
  customer text check (customer in ('satisfied', 'not-satisfied', 'not-reached')),
  check ((state = 'followed-up') = (customer is not null)),
  primary key (case_id, number)
) strict;

create table causes (
  id text primary key,
  theme_id text not null references themes(id),
  kind text not null check (kind in ('process', 'person', 'outside', 'unclear')),
  words text not null
) strict;

create table changes (
  slug text primary key check (slug glob '[a-z]*' and slug not glob '*[^a-z0-9-]*'),
  theme_id text not null references themes(id),
  cause_id text references causes(id),
  status text not null,
  since text,
  promised text,
  first_promised text
) strict;

-- Every version of a text (story or page) that staff have put forward, found again by its hash; approvals are bound to that hash.
create table stories (
  kind text not null check (kind in ('story', 'page')),
  slug text not null,
  language text not null check (language in ('en', 'ru', 'ar')),
  sha256 text not null check (length(sha256) = 64),
  author text not null,
  text text not null,
  seen_on text not null,
  current integer not null check (current in (0, 1)),
  primary key (kind, slug, language, sha256)
) strict;

create table approvals (
  sha256 text not null check (length(sha256) = 64),
  person text not null check (length(person) > 0),
  approved_on text not null,
  primary key (sha256, person)
) strict, without rowid;

create table releases (
  id text primary key,
  built_at text not null,
  inputs text not null check (length(inputs) = 64),
  manifest text not null check (json_valid(manifest))
) strict;

-- Who was erased, without the person: keyed hashes of each identifier. Gathering skips them; restoring replays them.
create table erasures (
  identifier text primary key check (length(identifier) = 32),
  erased_on text not null
) strict, without rowid;
