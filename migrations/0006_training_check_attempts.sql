-- Attempts of past periods are forgotten whoever made them.
create index ix_training_check_attempts_period on training_check_attempts(period);
