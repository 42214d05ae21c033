-- name: open_disputes
select d.id, d.registry_number, d.holder_id, h.name, h.inn, d.claimant_id, c.name, c.inn, d.import_id, d.opened_at, d.decided_at, d.decision
from training_disputes d join organisations h on h.id = d.holder_id join organisations c on c.id = d.claimant_id
where d.state = 'open' and d.id > :beyond order by d.id limit :count

-- name: decided_disputes
select d.id, d.registry_number, d.holder_id, h.name, h.inn, d.claimant_id, c.name, c.inn, d.import_id, d.opened_at, d.decided_at, d.decision
from training_disputes d join organisations h on h.id = d.holder_id join organisations c on c.id = d.claimant_id
where d.state = 'decided' and d.id < :beyond order by d.id desc limit :count

-- name: find
select d.id, d.registry_number, d.holder_id, h.name, h.inn, d.claimant_id, c.name, c.inn, d.import_id, d.opened_at, d.decided_at, d.decision
from training_disputes d join organisations h on h.id = d.holder_id join organisations c on c.id = d.claimant_id
where d.id = :id

-- name: earlier
select d.id, d.registry_number, d.holder_id, h.name, h.inn, d.claimant_id, c.name, c.inn, d.import_id, d.opened_at, d.decided_at, d.decision
from training_disputes d join organisations h on h.id = d.holder_id join organisations c on c.id = d.claimant_id
where d.registry_number = :number and d.id < :id and d.state = 'decided' order by d.id

-- name: decide
update training_disputes set state = 'decided', decided_at = :now, decision = :decision where id = :id and state = 'open'

-- name: addresses
select distinct a.email from accounts a join cabinets c on c.account_id = a.id
where c.organisation_id in (:holder, :claimant) and a.blocked_at is null and a.email <> '' order by a.email

-- name: claimed_import
select file_name, file_hash, kind from training_imports where id = :import
