-- name: is_about_oneself
select count(*) from casework_cases held left join accreditation_decisions decision on decision.case_id = held.id
where held.id = :case_id and (held.officer_id = :account or decision.officer_id = :account or decision.signed_by = :account)
