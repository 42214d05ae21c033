-- name: insert_request
insert into access_requests(code_hash, state, last_name, first_name, middle_name, email, phone, job_title,
  organisation_name, inn, ogrn, cabinet, sout_organisation_id, thumbprint, snils, certificate, ca_certificate,
  is_ca_known, search_key, created_at, due_at, due_explained, reason, consent_version, consented_at)
values(:code_hash, 'received', :last_name, :first_name, :middle_name, :email, :phone, :job_title,
  :organisation_name, :inn, :ogrn, :cabinet, :sout_organisation, :thumbprint, :snils, :certificate, :ca_certificate,
  :is_ca_known, :search_key, :now, :due_at, :due_explained, '', :consent_version, :consented_at)
returning id

-- name: replace_request
update access_requests set state = 'received', last_name = :last_name, first_name = :first_name,
  middle_name = :middle_name, email = :email, phone = :phone, job_title = :job_title,
  organisation_name = :organisation_name, inn = :inn, ogrn = :ogrn, cabinet = :cabinet,
  sout_organisation_id = :sout_organisation, thumbprint = :thumbprint, snils = :snils, certificate = :certificate,
  ca_certificate = :ca_certificate, is_ca_known = :is_ca_known, search_key = :search_key, due_at = :due_at,
  due_explained = :due_explained, clerk_id = null, taken_at = null, reason = '', consent_version = :consent_version,
  consented_at = :consented_at
where id = :id

-- name: find_request
select id, state, last_name, first_name, middle_name, email, phone, job_title, organisation_name, inn, ogrn, cabinet,
  sout_organisation_id, thumbprint, snils, is_ca_known, created_at, due_at, due_explained, clerk_id, reason, account_id,
  consent_version, consented_at
from access_requests where id = :id

-- name: find_by_code
select id, state, last_name, first_name, middle_name, email, phone, job_title, organisation_name, inn, ogrn, cabinet,
  sout_organisation_id, thumbprint, snils, is_ca_known, created_at, due_at, due_explained, clerk_id, reason, account_id,
  consent_version, consented_at
from access_requests where id = :id and code_hash = :code_hash

-- name: certificates_of
select certificate, ca_certificate from access_requests where id = :id

-- name: open_request_with
select min(id) from access_requests
where thumbprint = :thumbprint and state in ('received', 'in-work', 'correction')

-- name: approved_without_ca
select max(id) from access_requests where thumbprint = :thumbprint and state = 'approved' and is_ca_known = 0

-- name: waiting_with_receipt
select request.id, request.due_at, max(event.at)
from access_requests request join access_request_events event on event.request_id = request.id
where request.state in ('received', 'in-work') and event.kind in ('filed', 'corrected')
group by request.id, request.due_at order by request.id

-- name: move_due
update access_requests set due_at = :due_at, due_explained = :due_explained where id = :id

-- name: take_request
update access_requests set state = 'in-work', clerk_id = :clerk, taken_at = :now
where id = :id and state = 'received' and clerk_id is null

-- name: take_over_request
update access_requests set clerk_id = :clerk, taken_at = :now
where id = :id and state = 'in-work' and clerk_id = :holder

-- name: hold_request
update access_requests set clerk_id = clerk_id where id = :id and state = 'in-work' and clerk_id = :clerk

-- name: open_requests_like
select id, state, last_name, first_name, middle_name, email, phone, job_title, organisation_name, inn, ogrn, cabinet,
  sout_organisation_id, thumbprint, snils, is_ca_known, created_at, due_at, due_explained, clerk_id, reason, account_id,
  consent_version, consented_at
from access_requests
where id <> :id and state in ('received', 'in-work', 'correction')
  and (snils <> '' and snils = :snils or lower(email) = lower(:email) or thumbprint = :thumbprint)
order by id

-- name: release_request
update access_requests set state = 'received', clerk_id = null, taken_at = null where id = :id

-- name: ask_for_correction
update access_requests set state = 'correction', clerk_id = null, taken_at = null, reason = :what where id = :id

-- name: newest_request_with
select max(id) from access_requests where thumbprint = :thumbprint

-- name: change_email
update access_requests set email = :email, search_key = :search_key where id = :id

-- name: renew_code
update access_requests set code_hash = :code_hash where id = :id

-- name: set_ca_known
update access_requests set is_ca_known = :is_known where id = :id and is_ca_known <> :is_known

-- name: decide_request
update access_requests set state = :decision, reason = :reason, account_id = :account, decided_at = :now where id = :id

-- name: waiting_queue
-- [sqlite]
select id, state, last_name, first_name, middle_name, email, phone, job_title, organisation_name, inn, ogrn, cabinet,
  sout_organisation_id, thumbprint, snils, is_ca_known, created_at, due_at, due_explained, clerk_id, reason, account_id,
  consent_version, consented_at
from access_requests
where state in ('received', 'in-work') and (due_at > :after_due or due_at = :after_due and id > :after_id)
  and (:wanted = '' or instr(search_key, :wanted) > 0)
  and (:is_own = 0 or clerk_id = :clerk) and (:is_free = 0 or clerk_id is null) and due_at <= :due_before
order by due_at, id limit :size
-- [postgresql]
select id, state, last_name, first_name, middle_name, email, phone, job_title, organisation_name, inn, ogrn, cabinet,
  sout_organisation_id, thumbprint, snils, is_ca_known, created_at, due_at, due_explained, clerk_id, reason, account_id,
  consent_version, consented_at
from access_requests
where state in ('received', 'in-work') and (due_at > :after_due or due_at = :after_due and id > :after_id)
  and (cast(:wanted as text) = '' or strpos(search_key, :wanted) > 0)
  and (cast(:is_own as bigint) = 0 or clerk_id = :clerk) and (cast(:is_free as bigint) = 0 or clerk_id is null)
  and due_at <= :due_before
order by due_at, id limit :size

-- name: queue_in_state
-- [sqlite]
select id, state, last_name, first_name, middle_name, email, phone, job_title, organisation_name, inn, ogrn, cabinet,
  sout_organisation_id, thumbprint, snils, is_ca_known, created_at, due_at, due_explained, clerk_id, reason, account_id,
  consent_version, consented_at
from access_requests
where state in (:state, :other_state) and id < :before and (:wanted = '' or instr(search_key, :wanted) > 0)
order by id desc limit :size
-- [postgresql]
select id, state, last_name, first_name, middle_name, email, phone, job_title, organisation_name, inn, ogrn, cabinet,
  sout_organisation_id, thumbprint, snils, is_ca_known, created_at, due_at, due_explained, clerk_id, reason, account_id,
  consent_version, consented_at
from access_requests
where state in (:state, :other_state) and id < :before and (cast(:wanted as text) = '' or strpos(search_key, :wanted) > 0)
order by id desc limit :size

-- name: insert_event
insert into access_request_events(request_id, at, kind, actor, text) values(:request, :at, :kind, :actor, :text)

-- name: events_of
select at, kind, actor, text from access_request_events where request_id = :request order by id
