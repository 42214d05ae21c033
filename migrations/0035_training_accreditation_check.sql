-- What is done with records of a provider that was not accredited for the training on the day of the check of knowledge
-- (ACR-10): the newest row holds; before the first one, 'warn'.
create table training_accreditation_checks (
  id $serial,
  mode text not null check (mode in ('off', 'warn', 'refuse')),
  account_id bigint not null,
  actor_name text not null,
  set_at bigint not null
);
$append_only training_accreditation_checks
