-- Jobs that must be enqueued once however many processes ask for them: the daily ones, by their day.
create table job_keys (
  kind $key not null,
  job_key $key not null,
  primary key (kind, job_key)
);

-- Reminders of whose training ends (TRN-18): what an organisation chose; without a row, the preset of the program.
drop table training_reminders;
create table training_reminder_settings (
  organisation_id bigint not null primary key,
  wanted integer not null,       -- 1: remind
  days_ahead integer not null
);
-- What was sent, at most once a day to an organisation.
create table training_reminders (
  id $serial,
  organisation_id bigint not null,
  reminded_on $key not null,
  reminded_at bigint not null,
  ahead_to $key not null,        -- the last end of a training that it spoke of
  provider_ended bigint not null,  -- trainings given by the organisation that had ended: exact up to 10,000, else one more
  provider_ending bigint not null, -- likewise, that were to end up to ahead_to
  employer_ended bigint not null,  -- trainings of its own people
  employer_ending bigint not null,
  letters integer not null
);
create unique index uq_training_reminders_organisation_day on training_reminders(organisation_id, reminded_on);
