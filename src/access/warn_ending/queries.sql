-- name: ending
select c.id, c.account_id, c.not_after, (select min(w.days) from certificate_warnings w where w.certificate_id = c.id)
from account_certificates c join accounts a on a.id = c.account_id
where c.removed_at is null and c.not_after >= :now and c.not_after < :until and c.id > :after
  and a.blocked_at is null
order by c.id limit :size

-- name: given
select min(days) from certificate_warnings where certificate_id = :certificate

-- name: insert_warning
insert into certificate_warnings(certificate_id, days, warned_at) values(:certificate, :days, :now)
on conflict (certificate_id, days) do nothing
