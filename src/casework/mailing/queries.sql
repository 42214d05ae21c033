-- name: insert_mailing
insert into casework_mailings(case_id, letter_id, letter_number, addressee, address, state, tracking_number, note, created_at)
values(:case_id, :letter, :letter_number, :addressee, :address, 'waiting', '', '', :now)
returning id

-- name: find_mailing
select mailing.id, mailing.case_id, mailing.letter_id, mailing.letter_number, mailing.addressee, mailing.address, mailing.state,
  mailing.tracking_number, mailing.sent_on, mailing.ended_on, mailing.note
from casework_mailings mailing join casework_cases held on held.id = mailing.case_id
where mailing.id = :id and held.service = :service

-- name: mailings_of
select id, case_id, letter_id, letter_number, addressee, address, state, tracking_number, sent_on, ended_on, note
from casework_mailings where case_id = :case_id order by id

-- name: record_sent
update casework_mailings set state = 'sent', address = :address, tracking_number = :tracking_number, sent_on = :sent_on
where id = :id and state = 'waiting'

-- name: record_ended
update casework_mailings set state = :state, ended_on = :ended_on, note = :note where id = :id and state = 'sent'

-- name: waiting_mailings
select mailing.id, mailing.case_id, mailing.letter_id, mailing.letter_number, mailing.addressee, mailing.address, mailing.state,
  mailing.tracking_number, mailing.sent_on, mailing.ended_on, mailing.note, held.incoming_number, held.applicant, clock.due_at
from casework_mailings mailing join casework_cases held on held.id = mailing.case_id
  left join casework_deadlines clock on clock.case_id = held.id and clock.name = :clock and clock.stopped_at is null
where mailing.state = 'waiting' and held.service = :service
order by coalesce(clock.due_at, mailing.created_at), mailing.id limit :size

-- name: mailings_in
select mailing.id, mailing.case_id, mailing.letter_id, mailing.letter_number, mailing.addressee, mailing.address, mailing.state,
  mailing.tracking_number, mailing.sent_on, mailing.ended_on, mailing.note, held.incoming_number, held.applicant, null
from casework_mailings mailing join casework_cases held on held.id = mailing.case_id
where mailing.state = :state and held.service = :service and mailing.id < :before
order by mailing.id desc limit :size
