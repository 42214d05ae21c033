-- name: claim_notice
insert into accreditation_signatory_notices(account_id, day, told_at) values(:account, :day, :now)
on conflict do nothing
