-- Who was told on what day that drafts of decisions wait for a signature: each person once a day, however many drafts
-- come and however many processes look.
create table accreditation_signatory_notices (
  account_id bigint not null references accounts(id),
  day $key not null,
  told_at bigint not null,
  primary key (account_id, day)
);
