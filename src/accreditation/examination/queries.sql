-- name: find_examination
select version, typed, state, remark, changed_by from accreditation_examinations where case_id = :case_id

-- name: insert_examination
insert into accreditation_examinations(case_id, version, typed, state, remark, changed_by, changed_at)
values(:case_id, 1, :typed, 'work', '', :by, :now)
on conflict do nothing

-- name: save_examination
update accreditation_examinations set version = version + 1, typed = :typed, changed_by = :by, changed_at = :now
where case_id = :case_id and version = :version and state = 'work'

-- name: move_examination
update accreditation_examinations
set version = version + 1, state = :to, remark = :remark, changed_by = :by, changed_at = :now
where case_id = :case_id and version = :version and state = :from

-- name: sent_cases
select held.id
from accreditation_examinations examination join casework_cases held on held.id = examination.case_id
where examination.state = 'sent' and held.state = 'open' order by held.due_at, held.id limit 200

-- name: insert_decision
insert into accreditation_decisions(case_id, outcome, decided_on, letter_number, officer_id, signed_by, signer, thumbprint, evidence,
  typed, registry_number, letter_text, letter_id, signature_id, template_version, decided_at)
values(:case_id, :outcome, :decided_on, :letter_number, :officer, :signed_by, :signer, :thumbprint, :evidence, :typed, :registry_number,
  :letter_text, :letter, :signature, :template_version, :now)

-- name: find_decision
select outcome, decided_on, letter_number, officer_id, signed_by, signer, typed, registry_number, letter_id, signature_id, decided_at,
  template_version, letter_text
from accreditation_decisions where case_id = :case_id
