-- name: newest_invitation
select created_at, expires_at, used_at from password_links where account_id = :account and kind = 'invitation'
order by created_at desc limit 1

-- name: others_invited
select count(*) from password_links l join accounts a on a.id = l.account_id
where l.kind = 'invitation' and l.used_at is null and l.expires_at > :now and a.id <> :account and a.blocked_at is null
  and lower(a.email) = lower(:email)
