-- name: send_set
update training_record_sets set state = 'entering', act_id = :act where id = :set and state = 'formed'
