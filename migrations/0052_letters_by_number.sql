-- A letter is found by the number that an application names (docs/accreditation.md): to whom the ministry has sent it.
create index ix_casework_letters_number on casework_letters(number);
create index ix_accreditation_versions_letter on accreditation_versions(letter_number);
