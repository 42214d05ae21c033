// A site whose registry already holds records, entered as sets are: for tests of what is done with them afterwards.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/access.hpp"
#include "access/trust_list/load.hpp"
#include "platform/signatures/sign.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"
#include "training/enter_set/enter_set.hpp"
#include "training/pending/pending_store.hpp"
#include "training/sign_set/sign_set.hpp"
#include "training/sign_set/signed_bytes.hpp"
#include "training/testing/sample_record.hpp"
#include "training/training.hpp"

namespace obereg::training::testing_support {

class RegistrySite : public support::OnBothEngines {
 protected:
  struct Person {
    OrganisationId organisation;
    AccountId account;
    access::Role role;
    signatures::KeyAndCertificate key;
  };

  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    trust.enter(database());
    provider = support::enter_organisation(database());
    signer.emplace(new_person(provider, access::Role::provider_signer));
    site.emplace(database(), training_routes(), training_sections(), web::Authenticate{},
                 access::stored_trust(database()));
    act_as(*signer);
    site->get("/training/sets");  // the browser gets the cookie that its forms are bound to
  }

  Person new_person(OrganisationId organisation, access::Role role) {
    auto const account = support::enter_person(database(), organisation, role);
    auto const inn =
        database().read([&](database::ReadTx& tx) { return access::find_organisation(tx, organisation)->inn; });
    Person person{organisation, account, role, trust.person_of(inn)};
    support::enter_certificate(database(), account, person.key.certificate);
    return person;
  }

  Actor actor_of(Person const& person) const {
    Actor actor;
    actor.account = person.account;
    actor.organisation = person.organisation;
    actor.name = "Образцова А. А.";
    actor.permissions = access::permissions_of(person.role);
    return actor;
  }
  void act_as(Person const& person) { site->actor = actor_of(person); }

  std::string signature_by(Person const& person, std::string const& bytes) const {
    return signatures::sign_detached(bytes, person.key.certificate, person.key.key);
  }

  // A set that waits for its signature. A record with a number is a re-imported one, another gets the next number:
  // 2026-00000001-….
  RecordSet form(std::vector<TrainingRecord> const& records) {
    return database().write([&](database::Tx& tx) {
      auto const& origin = records.front().is_new() ? "import" : "reimport";
      auto const id =
          begin_set(tx, *find_provider(tx, provider), origin, std::nullopt, signer->account, support::test_now);
      std::vector<PendingRecord> pending;
      for (auto const& record : records) {
        auto const place = static_cast<std::int64_t>(pending.size());
        pending.push_back({0, provider, id, place, place + 2, record});
      }
      insert_pending(tx, pending, signer->account, support::test_now);
      finish_forming(tx, id, static_cast<std::int64_t>(records.size()));
      return find_set(tx, id).value();
    });
  }
  void enter(std::vector<TrainingRecord> const& records) {
    auto const set = form(records);
    auto const bytes = database().read([&](database::ReadTx& tx) { return signed_bytes_of(tx, set); });
    sign_set(site->services, actor_of(*signer), set.id, signature_by(*signer, bytes), support::site_time).value();
    run_jobs();
  }

  void run_jobs() {
    jobs::Runner runner(database(), training_jobs(site->services), support::site_clock);
    while (runner.run_one()) {
    }
  }

  static std::string file_of(http::Response const& response) {
    if (!response.file) return response.body;
    std::ifstream in(*response.file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  support::TestTrust trust;
  OrganisationId provider;
  std::optional<Person> signer;
  std::optional<support::TestSite> site;
};

}  // namespace obereg::training::testing_support
