-- name: opening_certificates
select distinct c.id, c.account_id, c.serial, c.der
from sessions s join account_certificates c on c.id = s.certificate_id
where s.expires_at > :now and s.ended_at is null and c.id > :after
order by c.id limit :size

-- name: was_taken_off
select count(*) from trust_change_rows r join trust_changes c on c.id = r.change_id
where r.what = 'removed' and r.subject = :issuer and c.state = 'applied'
