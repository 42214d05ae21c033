-- name: administrators
select distinct a.id, case when p.account_id is null then 0 else 1 end
from cabinets c join accounts a on a.id = c.account_id left join account_passwords p on p.account_id = a.id
where c.role = 'administrator' and a.blocked_at is null order by a.id
