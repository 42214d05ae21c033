-- name: whose_letter
select held.inn from casework_cases held join accreditation_decisions decision on decision.case_id = held.id
where decision.letter_number = :number
union
select held.inn from casework_cases held join casework_letters letter on letter.case_id = held.id where letter.number = :number
union
select record.inn from accreditations record join accreditation_versions version on version.accreditation_id = record.id
where version.letter_number = :number
