-- The journal is searched by the beginnings of words, so that a million cases are not read: words of a case's number, its
-- applicant's name and ИНН, folded.
create table casework_case_words (
  word $key not null,
  case_id bigint not null references casework_cases(id),
  primary key (word, case_id)
);
create index ix_casework_case_words_case on casework_case_words(case_id, word);

-- Of the cases that there are. The program itself parts words by all that is neither letter nor digit.
-- [sqlite]
insert into casework_case_words(word, case_id)
with recursive parted(id, text) as (
  select id, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    search_key, '«', ' '), '»', ' '), '"', ' '), '(', ' '), ')', ' '), '-', ' '), '/', ' '), ',', ' '), '.', ' '), '№', ' ') || ' '
  from casework_cases
), words(id, word, rest) as (
  select id, '', text from parted
  union all
  select id, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) from words where rest <> ''
)
select distinct word, id from words where word <> ''
union select substr(search_key, 1, instr(search_key, ' ') - 1), id from casework_cases
union select substr(search_key, instr(search_key, '-') + 1, instr(search_key, ' ') - instr(search_key, '-') - 1), id from casework_cases;
-- [postgresql]
insert into casework_case_words(word, case_id)
select word, id from casework_cases, regexp_split_to_table(search_key, '[^0-9a-zа-я]+') parted(word) where word <> ''
union select split_part(search_key, ' ', 1), id from casework_cases
union select split_part(split_part(search_key, ' ', 1), '-', 2), id from casework_cases;
-- [both]

-- The registry of accredited organisations: those of a region.
create index ix_accreditation_states_region on accreditation_states(region, status, number);
