-- name: versions
select a.kind, a.signer, a.reason, a.signed_at, a.published_at, a.record_set_id, r.provider_name, r.provider_inn,
  r.registry_number, r.entered_on, r.last_name, r.first_name, r.middle_name, r.snils, r.is_foreign_snils, r.foreign_snils,
  r.citizenship, r.organisation_unit_id, r.outer_id, r.job_title, r.employer_name, r.employer_inn, r.protocol_number,
  r.programme_id, r.checked_on, r.passed, r.knowledge_check, d.id
from training_records r join training_acts a on a.id = r.act_id
left join training_act_drafts d on d.act_id = a.id
where r.registry_number = :number and a.published_at is not null
order by r.version

-- name: annulment
select a.signer, n.reason, a.signed_at, coalesce(a.published_at, a.signed_at), n.by_ministry, n.document_hash, d.id
from training_annulments n join training_acts a on a.id = n.act_id
left join training_act_drafts d on d.act_id = a.id
where n.registry_number = :number
