-- name: place_of_row
select r.last_key, r.first_key, r.middle_key, r.checked_on, r.entered_on,
  coalesce((select n.act_id from training_annulments n where n.registry_number = r.registry_number), 0)
from training_records r where r.id = :row
