-- Answers to survey questions that are no score of an aspect: each question has its own scale (Q2, Q8).
-- `number` is the revision that gave the answer, 0 for the first words; the newest revision's answers are valid.

create table answers (
  voice_id integer not null references voices(id),
  number integer not null check (number >= 0),
  question text not null check (question in ('recommend', 'effort') or question glob 'importance [a-z]*'),
  answer integer not null check (
    case question when 'recommend' then answer between 0 and 10 when 'effort' then answer between 1 and 7 else answer between 1 and 10 end),
  primary key (voice_id, number, question)
) strict, without rowid;
