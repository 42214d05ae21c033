-- name: evidence_of
select evidence from accreditation_applications where id = :id
