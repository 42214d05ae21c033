-- name: settings
select wanted, days_ahead from training_reminder_settings where organisation_id = :organisation

-- name: set_settings
insert into training_reminder_settings(organisation_id, wanted, days_ahead) values(:organisation, :wanted, :days)
on conflict (organisation_id) do update set wanted = excluded.wanted, days_ahead = excluded.days_ahead

-- name: last_reminder
select reminded_on, reminded_at, ahead_to, provider_ended, provider_ending, employer_ended, employer_ending, letters
from training_reminders where organisation_id = :organisation order by id desc limit 1

-- name: insert_reminder
insert into training_reminders(organisation_id, reminded_on, reminded_at, ahead_to, provider_ended, provider_ending,
  employer_ended, employer_ending, letters)
values(:organisation, :on, :now, :to, :provider_ended, :provider_ending, :employer_ended, :employer_ending, :letters)
