-- name: same_event
select r.registry_number from training_records r
join training_acts a on a.id = r.act_id and a.published_at is not null
where r.duplicate_key = :key and r.registry_number <> :number
  and not exists (select 1 from training_annulments n where n.registry_number = r.registry_number)
  and not exists (
    select 1 from training_records later join training_acts b on b.id = later.act_id and b.published_at is not null
    where later.registry_number = r.registry_number and later.version > r.version
  )
order by r.id limit 1

-- name: insert_draft
insert into training_act_drafts(kind, organisation_id, account_id, version, by_ministry, document_hash, reason, created_at,
  provider_name, provider_inn, registry_number, entered_on, last_name, first_name, middle_name, snils, is_foreign_snils, foreign_snils,
  citizenship, organisation_unit_id, outer_id, job_title, employer_name, employer_inn, protocol_number, programme_id, checked_on,
  passed, knowledge_check)
values(:kind, :organisation, :account, :version, :by_ministry, :document, :reason, :now,
  :provider_name, :provider_inn, :registry_number, :entered_on, :last_name, :first_name, :middle_name, :snils, :is_foreign_snils,
  :foreign_snils, :citizenship, :organisation_unit_id, :outer_id, :job_title, :employer_name, :employer_inn, :protocol_number,
  :programme_id, :checked_on, :passed, :knowledge_check)
returning id

-- name: delete_old_drafts
delete from training_act_drafts where act_id is null and created_at < :before

-- name: find_draft
select id, kind, organisation_id, version, by_ministry, document_hash, reason, act_id, provider_name, provider_inn,
  registry_number, entered_on, last_name, first_name, middle_name, snils, is_foreign_snils, foreign_snils, citizenship,
  organisation_unit_id, outer_id, job_title, employer_name, employer_inn, protocol_number, programme_id, checked_on, passed,
  knowledge_check
from training_act_drafts where id = :id

-- name: draft_of_act
select id, kind, organisation_id, version, by_ministry, document_hash, reason, act_id, provider_name, provider_inn,
  registry_number, entered_on, last_name, first_name, middle_name, snils, is_foreign_snils, foreign_snils, citizenship,
  organisation_unit_id, outer_id, job_title, employer_name, employer_inn, protocol_number, programme_id, checked_on, passed,
  knowledge_check
from training_act_drafts where act_id = :act

-- name: close_draft
update training_act_drafts set act_id = :act where id = :id and act_id is null

-- name: insert_annulment
insert into training_annulments(registry_number, act_id, annulled_on, reason, by_ministry, document_hash)
values(:number, :act, :on, :reason, :by_ministry, :document)

-- name: first_signed
select a.signed_at from training_records r join training_acts a on a.id = r.act_id
where r.registry_number = :number and r.version = 1
