-- name: insert_withdrawal
insert into accreditation_paper_withdrawals(case_id, received_on, signed_by, reason, entered_by, entered_by_name, entered_at)
values(:case_id, :received_on, :signed_by, :reason, :entered_by, :entered_by_name, :now)
