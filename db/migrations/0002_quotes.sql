-- What a person allowed to be quoted of their words: the wording that was shown, when, and who wrote it down. Revoked ones stay as facts.
create table consents (
  id integer primary key,
  voice_id integer not null references voices(id),
  wording text not null check (length(trim(wording)) > 0),
  given_on text not null check (given_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  person text not null check (length(person) > 0),
  revoked_on text,
  revoked_by text,
  check ((revoked_on is null) = (revoked_by is null)),
  unique (voice_id, wording, given_on)
) strict;

-- A passage that may stand on a story's page once two people approved it; the row goes when its consent is revoked.
create table quotes (
  id integer primary key,
  consent_id integer not null references consents(id),
  slug text not null check (slug glob '[a-z]*' and slug not glob '*[^a-z0-9-]*'),
  language text not null check (language in ('en', 'ru', 'ar')),
  words text not null check (length(trim(words)) > 0),
  sha256 text not null unique check (length(sha256) = 64),
  person text not null check (length(person) > 0),
  put_on text not null
) strict;
create index quotes_by_consent on quotes(consent_id);
