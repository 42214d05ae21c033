-- name: account
select last_name, first_name, middle_name, job_title, email, email_confirmed_at, phone, created_at, blocked_at,
  blocked_reason
from accounts where id = :account

-- name: cabinets
select o.name, o.inn, c.role, c.granted_at from cabinets c join organisations o on o.id = c.organisation_id
where c.account_id = :account order by c.id

-- name: suspended_cabinets
select o.name, o.inn, s.role, s.suspended_at, s.reason
from suspended_cabinets s join organisations o on o.id = s.organisation_id
where s.account_id = :account order by o.id, s.role

-- name: certificates
select subject, issuer, serial, thumbprint, snils, not_before, not_after, added_at, removed_at
from account_certificates where account_id = :account order by id

-- name: email_changes
select email, sent_at from email_changes where account_id = :account

-- name: passwords
select login, set_at from account_passwords where account_id = :account

-- name: esia
select oid, linked_at, unlinked_at from account_esia where account_id = :account

-- name: password_links
select created_at, expires_at, used_at from password_links where account_id = :account order by created_at

-- name: consents
select text_version, given_at, withdrawn_at from account_consents where account_id = :account order by id

-- name: requests
select id, created_at, state, last_name, first_name, middle_name, email, phone, job_title, organisation_name, inn, ogrn,
  decided_at, reason
from access_requests where account_id = :account order by id

-- name: sessions
select created_at, seen_at, ended_at, address, browser, way from sessions
where account_id = :account order by id desc limit 1000

-- name: actions
select at, action, subject, address, details from audit_records
where account_id = :account order by number desc limit 1000

-- name: api_keys
select k.name, o.name, k.scopes, k.created_at, k.used_at, k.revoked_at
from api_keys k join organisations o on o.id = k.organisation_id
where k.account_id = :account order by k.id

-- name: letters
select o.created_at, o.subject, o.sent_at from outbox o join accounts a on a.email = o.recipient
where a.id = :account and a.email <> '' and a.email_confirmed_at is not null order by o.id desc limit 1000

-- name: own_requests
select id from access_requests where account_id = :account

-- name: own_snils
select distinct c.snils from account_certificates c
where c.account_id = :account and c.snils <> ''
  and exists (select 1 from sessions s where s.certificate_id = c.id and s.account_id = c.account_id)

-- name: views
select r.number, r.at, r.account_id, r.actor_name, r.action, r.subject, r.details, o.name, a.last_name, a.first_name,
  a.middle_name
from audit_records r
left join accounts a on a.id = r.account_id
left join organisations o on o.id = r.organisation_id
where r.subject = :subject and r.account_id <> :account
  and r.action in ('access.account-viewed', 'access.person-viewed', 'access.request-viewed', 'training.record-viewed',
    'training.extract-viewed')
order by r.number desc limit 1000

-- name: drafts
select o.name, o.inn, cast(a.variant as text), a.created_at, a.changed_at, a.discarded_at
from accreditation_applications a join organisations o on o.id = a.organisation_id
where a.created_by = :account and a.case_id is null order by a.id

-- name: filed
select incoming_number, applicant, inn, cast(variant as text), received_at, state, closed_at
from casework_cases where filed_by = :account and service = 'accreditation' order by id

-- name: read_letters
select number, dated_on, read_at from casework_letters where read_by = :account order by id
