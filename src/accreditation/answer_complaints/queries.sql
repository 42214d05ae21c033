-- name: email_of_filer
select account.email from casework_complaints complaint join accounts account on account.id = complaint.entered_by
where complaint.id = :complaint and complaint.channel = 'portal'
