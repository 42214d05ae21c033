// A base for measuring pages: an invented registry, an official of the ministry who is signed in, and searches that
// were typed:
//   bench_furnish FOLDER DATABASE_URL RECORDS
// Leaves FOLDER/cookie, and the pages of the found in FOLDER/by-name (50 records each) and FOLDER/by-employer (400).
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "access/accounts/accounts.hpp"
#include "access/sessions/sessions.hpp"
#include "app/program/base.hpp"
#include "generated/invented_registry.hpp"
#include "platform/web/router.hpp"
#include "training/search_registry/stored_search.hpp"

namespace {

using namespace obereg;

constexpr int searches = 200;

struct Official {
  AccountId account;
  std::string token;
};

Official signed_in_official(app::Base& base) {
  auto const now = system_now();
  return base.database().write([&](database::Tx& tx) {
    access::Organisation ministry;
    ministry.name = "Министерство (измерение)";
    ministry.inn = "7710474375";
    ministry.kind = access::OrganisationKind::ministry;
    auto const organisation = access::add_organisation(tx, ministry, now);
    access::Account person;
    person.last_name = "Измерителева", person.first_name = "Вера", person.middle_name = "Борисовна";
    Official official{access::add_account(tx, person, now), {}};
    access::grant_cabinet(tx, official.account, organisation, access::Role::ministry, now);
    access::NewSession session;
    session.account = official.account;
    session.cabinet_id = access::cabinets_of(tx, official.account).at(0).id;
    session.address = "127.0.0.1";
    official.token = access::begin_session(tx, session, base.services().settings, now);
    return official;
  });
}

// Pages of the same kind of search, each for something else.
void type_searches(app::Base& base, Official const& official, std::string const& path,
                   std::function<training::TypedSearch(int)> const& typed) {
  std::ofstream pages(path);
  base.database().write([&](database::Tx& tx) {
    for (int i = 0; i < searches; ++i)
      pages << "/training/registry?search=" << training::store_search(tx, official.account, typed(i), system_now())
            << '\n';
  });
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 4) throw std::runtime_error("bench_furnish FOLDER DATABASE_URL RECORDS");
  std::string const folder = argv[1];
  app::CommandLine given;
  given.data = folder;
  given.database = argv[2];
  auto const config = app::read_config(given);
  app::Base base(config, app::Schema::migrate, system_now);
  bench::InventedRegistry const registry(std::atoll(argv[3]), std::atoll(argv[3]) / 50);
  bench::fill_registry(base.database(), registry, system_now());
  auto const official = signed_in_official(base);
  std::ofstream(folder + "/cookie") << fmt::format("{}={}; {}=measured\n", access::session_cookie, official.token,
                                                   web::visitor_cookie);
  type_searches(base, official, folder + "/by-name", [&](int i) {
    return training::TypedSearch{{"last_name", registry.last_name(i * 97)}};
  });
  type_searches(base, official, folder + "/by-employer", [&](int i) {
    return training::TypedSearch{{"employer_inn", registry.employer_inn(i * 97 + 1)}};
  });
} catch (std::exception const& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
