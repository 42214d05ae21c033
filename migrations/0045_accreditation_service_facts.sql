-- What the ministry tells of itself on the page of the service (п. 29, 30): addresses, hours, officials. The last version holds.
create table accreditation_service_facts (
  version bigint primary key,    -- from 1
  facts text not null,           -- JSON by the names of service_facts.hpp
  made_at bigint not null,
  made_by bigint not null references accounts(id),
  made_by_name text not null
);
$append_only accreditation_service_facts
