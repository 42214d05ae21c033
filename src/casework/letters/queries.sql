-- name: insert_letter
insert into casework_letters(case_id, document_id, kind, number, dated_on, code, text, sent_at, reader)
values(:case_id, :document, :kind, :number, :dated_on, :code, :text, :now, '')
returning id

-- name: find_letter
select id, case_id, document_id, kind, number, dated_on, code, text, sent_at, read_at, reader, repeated_at
from casework_letters where id = :id

-- name: find_letter_by_code
select id, case_id, document_id, kind, number, dated_on, code, text, sent_at, read_at, reader, repeated_at
from casework_letters where code = :code

-- name: letters_of
select id, case_id, document_id, kind, number, dated_on, code, text, sent_at, read_at, reader, repeated_at
from casework_letters where case_id = :case_id order by id

-- name: note_read
update casework_letters set read_at = :now, read_by = :by, reader = :reader where id = :id and read_at is null

-- name: claim_repeat
update casework_letters set repeated_at = :now where id = :id and read_at is null and repeated_at is null
