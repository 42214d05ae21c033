#include "access/manage_people/people.hpp"

#include <limits>

#include "access/manage_people/queries.hpp"
#include "core/text.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::manage_people;

namespace {

Person read_person(database::Row const& row) {
  Person person;
  person.account.id = {row.integer(0)};
  person.account.last_name = row.string(1);
  person.account.first_name = row.string(2);
  person.account.middle_name = row.string(3);
  person.account.email = row.string(4);
  person.account.job_title = row.string(5);
  person.account.blocked_at = row.optional_moment(6);
  person.signed_in_at = row.optional_moment(7);
  return person;
}

// `people`: the newest first.
void read_roles(database::ReadTx& tx, OrganisationId organisation, std::vector<Person>& people) {
  if (people.empty()) return;
  database::Parameters const range{
      {"organisation", organisation}, {"first", people.back().account.id}, {"last", people.front().account.id}};
  auto const each_role = [&](database::Query const& query, int role_column, auto&& add) {
    tx.each(query, range, [&](database::Row const& row) {
      auto const role = role_of(row.text(role_column));
      for (auto& person : people)
        if (role && person.account.id.value == row.integer(0)) add(person, *role, row);
    });
  };
  each_role(sql::held_roles, 2, [](Person& person, Role role, database::Row const& row) {
    person.roles.push_back({row.integer(1), role});
  });
  each_role(sql::suspended_roles, 1, [](Person& person, Role role, database::Row const& row) {
    person.suspended.push_back(role);
    person.why_suspended = row.string(3);
  });
}

}  // namespace

std::vector<Person> people_of(database::ReadTx& tx, OrganisationId organisation, Search const& search) {
  auto people = tx.all(sql::people,
                       {{"organisation", organisation},
                        {"wanted", text::fold(search.wanted)},
                        {"before", search.before > 0 ? search.before : std::numeric_limits<std::int64_t>::max()},
                        {"size", search.size}},
                       read_person);
  read_roles(tx, organisation, people);
  return people;
}

std::optional<Person> find_person(database::ReadTx& tx, OrganisationId organisation, AccountId account) {
  auto people = tx.all(sql::person, {{"organisation", organisation}, {"account", account}}, read_person);
  read_roles(tx, organisation, people);
  return people.empty() ? std::nullopt : std::optional(std::move(people.front()));
}

}  // namespace obereg::access
