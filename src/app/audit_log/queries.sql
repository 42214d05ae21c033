-- name: entries
-- [sqlite]
select r.number, r.at, r.account_id, r.organisation_id, r.actor_name, r.address, r.action, r.subject, r.details,
  r.previous_hash, r.hash, o.name
from audit_records r left join organisations o on o.id = r.organisation_id
where r.number < :before and r.at >= :from and r.at < :to
  and (:action = '' or r.action = :action)
  and (:account = 0 or r.account_id = :account)
  and (:who = '' or r.account_id in (select id from accounts where instr(search_key, :who) > 0))
  and (:organisation = '' or r.organisation_id in (select id from organisations where instr(search_key, :organisation) > 0))
  and (:subject = '' or r.subject = :subject or (r.subject >= :subject_from and r.subject < :subject_to))
  and (:text = '' or instr(fold(r.details), :text) > 0)
order by r.number desc
limit :size
-- [postgresql]
select r.number, r.at, r.account_id, r.organisation_id, r.actor_name, r.address, r.action, r.subject, r.details,
  r.previous_hash, r.hash, o.name
from audit_records r left join organisations o on o.id = r.organisation_id
where r.number < :before and r.at >= :from and r.at < :to
  and (cast(:action as text) = '' or r.action = :action)
  and (cast(:account as bigint) = 0 or r.account_id = :account)
  and (cast(:who as text) = '' or r.account_id in (select id from accounts where strpos(search_key, :who) > 0))
  and (cast(:organisation as text) = ''
    or r.organisation_id in (select id from organisations where strpos(search_key, :organisation) > 0))
  and (cast(:subject as text) = '' or r.subject = :subject or (r.subject >= :subject_from and r.subject < :subject_to))
  and (cast(:text as text) = '' or strpos(replace(lower(r.details collate "und-x-icu"), 'ё', 'е'), :text) > 0)
order by r.number desc
limit :size
