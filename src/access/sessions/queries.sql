-- name: insert_session
insert into sessions(token_hash, account_id, cabinet_id, certificate_id, way, address, browser, created_at, seen_at, expires_at)
values(:token_hash, :account, :cabinet, :certificate, :way, :address, :browser, :now, :now, :expires_at)

-- name: find_session
select s.id, s.cabinet_id, s.seen_at, a.id, a.last_name, a.first_name, a.middle_name,
  o.id, o.name, o.kind, o.blocked_at, c.role, s.certificate_id,
  (select count(*) from cabinets held where held.account_id = a.id)
from sessions s
join accounts a on a.id = s.account_id
left join cabinets c on c.id = s.cabinet_id and c.account_id = a.id
left join organisations o on o.id = c.organisation_id
where s.token_hash = :token_hash and s.ended_at is null and s.expires_at > :now and s.seen_at > :idle_since
  and a.blocked_at is null

-- name: live_sessions
select id, address, browser, created_at, seen_at, way from sessions
where account_id = :account and ended_at is null and expires_at > :now and seen_at > :idle_since
order by id desc

-- name: mark_seen
update sessions set seen_at = :now where id = :id and seen_at < :now

-- name: end_session
update sessions set ended_at = :now where token_hash = :token_hash and ended_at is null

-- name: end_own_session
update sessions set ended_at = :now where id = :id and account_id = :account and ended_at is null

-- name: end_all_sessions
update sessions set ended_at = :now where account_id = :account and ended_at is null

-- name: end_sessions_by
update sessions set ended_at = :now where certificate_id = :certificate and ended_at is null

-- name: end_sessions_without_certificate
update sessions set ended_at = :now where account_id = :account and way <> 'certificate' and ended_at is null

-- name: choose_cabinet
update sessions set cabinet_id = :cabinet where token_hash = :token_hash

-- name: find_key
select k.id, k.scopes, k.used_at, a.id, a.last_name, a.first_name, a.middle_name, o.id, o.name, o.blocked_at
from api_keys k
join accounts a on a.id = k.account_id
join organisations o on o.id = k.organisation_id
where k.key_hash = :key_hash and k.revoked_at is null and a.blocked_at is null

-- name: roles_in
select role from cabinets where account_id = :account and organisation_id = :organisation

-- name: mark_key_used
update api_keys set used_at = :now where id = :id

-- name: opened_at
select created_at from sessions where token_hash = :token_hash and account_id = :account and ended_at is null
