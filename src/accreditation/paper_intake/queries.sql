-- name: insert_intake
insert into accreditation_paper_intakes(case_id, intake_key, way, tracking_number, received_on, arrived_on, signed_by_hand, sealed,
  handed_in, note, entered_by, entered_by_name, entered_at)
values(:case_id, :intake_key, :way, :tracking_number, :received_on, :arrived_on, :signed_by_hand, :sealed, :handed_in, :note, :entered_by,
  :entered_by_name, :now)

-- name: intake_of
select way, tracking_number, received_on, arrived_on, signed_by_hand, sealed, handed_in, note, entered_by_name
from accreditation_paper_intakes where case_id = :case_id

-- name: case_of_intake
select case_id from accreditation_paper_intakes where intake_key = :intake_key
