-- name: newest_invitation
select created_at, expires_at, used_at from password_links where account_id = :account and kind = 'invitation'
order by created_at desc limit 1
