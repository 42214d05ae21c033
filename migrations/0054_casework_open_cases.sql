-- Other open cases of who applies are found by the ИНН, and without one by the name.
create index ix_casework_cases_open_inn on casework_cases(inn) where state = 'open';
create index ix_casework_cases_open_applicant on casework_cases(applicant) where state = 'open';
