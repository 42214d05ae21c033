// People and organisations for store tests. All are invented.
#pragma once
#include <string>

#include "core/actor.hpp"
#include "platform/database/database.hpp"
#include "support/test_database.hpp"

namespace obereg::support {

inline OrganisationId add_organisation(database::Database& database, std::string const& name, std::string const& inn,
                                       std::string const& kind = "training-centre") {
  static constexpr database::Query insert{
      "insert_organisation",
      "insert into organisations(name, inn, ogrn, kind, trains, search_key, created_at) "
      "values(:name, :inn, '', :kind, 1, '', 0) returning id",
      "insert into organisations(name, inn, ogrn, kind, trains, search_key, created_at) "
      "values(:name, :inn, '', :kind, 1, '', 0) returning id"};
  return {database.write([&](database::Tx& tx) {
    return tx.get_integer(insert, {{"name", name}, {"inn", inn}, {"kind", kind}});
  })};
}

inline AccountId add_account(database::Database& database, std::string const& last_name) {
  static constexpr database::Query insert{
      "insert_account",
      "insert into accounts(last_name, first_name, middle_name, email, job_title, "
      "search_key, created_at) values(:name, 'Анна', '', '', '', '', 0) returning id",
      "insert into accounts(last_name, first_name, middle_name, email, job_title, "
      "search_key, created_at) values(:name, 'Анна', '', '', '', '', 0) returning id"};
  return {database.write([&](database::Tx& tx) { return tx.get_integer(insert, {{"name", last_name}}); })};
}

inline Actor signer_of(OrganisationId organisation, AccountId account) {
  Actor actor;
  actor.account = account;
  actor.organisation = organisation;
  actor.name = "Образцова А.";
  actor.permissions = {"training.prepare", "training.sign", "training.view-own"};
  return actor;
}

}  // namespace obereg::support
