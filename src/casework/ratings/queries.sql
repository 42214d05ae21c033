-- name: insert_rating
insert into casework_ratings(case_id, timeliness, competence, information, filing, comment, rated_by, rated_at)
values(:case_id, :timeliness, :competence, :information, :filing, :comment, :by, :now)
on conflict do nothing

-- name: find_rating
select timeliness, competence, information, filing, comment, rated_at from casework_ratings where case_id = :case_id
