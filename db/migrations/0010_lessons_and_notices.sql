-- Lessons from praise are a third kind of text (L4), and no story that readers have seen goes without a word (S3).

create table texts_of_three_kinds (
  kind text not null check (kind in ('story', 'lesson', 'page')),
  slug text not null,
  language text not null check (language in ('en', 'ru', 'ar')),
  sha256 text not null check (length(sha256) = 64),
  author text not null,
  text text not null,
  seen_on text not null,
  current integer not null check (current in (0, 1)),
  primary key (kind, slug, language, sha256)
) strict;
insert into texts_of_three_kinds
select kind, slug, language, sha256, author, text, seen_on, current
from stories
order by rowid;
drop table stories;
alter table texts_of_three_kinds rename to stories;

-- Every story that was ever on the site; `taken_on` is the day of its takedown. Kept for ever: a slug is never used twice.
create table published_stories (
  slug text primary key check (slug glob '[a-z]*' and slug not glob '*[^a-z0-9-]*'),
  first_on text not null check (first_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  taken_on text check (taken_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) strict, without rowid;
insert into published_stories (slug, first_on)
select substr(page.key, 12, length(page.key) - 16) as story, min(substr(releases.built_at, 1, 10))
from releases, json_each(releases.manifest) as page
where page.key glob '[a-z][a-z]/changes/*.html'
group by story;
