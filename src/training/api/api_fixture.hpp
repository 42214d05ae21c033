// A program of a training centre before the interface for programs: keys, requests, and the proof that every answer is
// as the description says.
#pragma once
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "access/access.hpp"
#include "access/sessions/authenticate.hpp"
#include "access/trust_list/load.hpp"
#include "platform/signatures/sign.hpp"
#include "support/paths.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"
#include "training/pending/pending_store.hpp"
#include "training/sets/record_set.hpp"
#include "training/testing/sample_record.hpp"
#include "training/training.hpp"

namespace obereg::training::testing_support {

struct Sent {
  std::string type, body;
};

class ApiTest : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    trust_.enter(database());
    provider_ = support::enter_organisation(database());
    account_ = support::enter_person(database(), provider_, access::Role::provider_signer);
    signer_.emplace(trust_.person());
    support::enter_certificate(database(), account_, signer_->certificate);
    site_.emplace(database(), training_routes(), training_sections(), access::authenticate_with(database(), settings_),
                  access::stored_trust(database()));
    key_ = make_key(account_, provider_, "training.prepare training.sign training.view-own");
  }
  void TearDown() override {
    if (!answers_.is_open()) return;
    answers_.close();
    auto const root = support::source_folder();
    auto const command = "/usr/bin/python3 " + root + "/tests/tools/check_answers.py " + root +
                         "/src/training/api/openapi.json " + answers_path_;
    EXPECT_EQ(std::system(command.c_str()), 0) << "the description says otherwise";
  }

  std::string make_key(AccountId account, OrganisationId organisation, std::string const& scopes) {
    static constexpr database::Query insert{
        "insert_key",
        "insert into api_keys(organisation_id, account_id, name, key_hash, scopes, created_at) "
        "values(:organisation, :account, 'test', :hash, :scopes, 0)",
        "insert into api_keys(organisation_id, account_id, name, key_hash, scopes, created_at) "
        "values(:organisation, :account, 'test', :hash, :scopes, 0)"};
    auto const key = "obereg_" + text::random_token();
    database().write([&](database::Tx& tx) {
      tx.exec_one(insert, {{"organisation", organisation},
                           {"account", account},
                           {"hash", database::Bytes{text::sha256(key)}},
                           {"scopes", scopes}});
    });
    return key;
  }

  http::Response get(std::string const& target) { return ask(http::Method::get, target); }
  http::Response post(std::string const& target, Sent const& sent) { return ask(http::Method::post, target, sent); }
  http::Response ask(http::Method method, std::string const& target, Sent const& sent = {}) {
    auto request = support::TestSite::request_to(method, "/api/v1" + target);
    if (!key_.empty()) request.headers["authorization"] = "Bearer " + key_;
    if (!sent.type.empty()) request.headers["content-type"] = sent.type;
    request.body = sent.body;
    return ask(request);
  }
  http::Response ask(http::Request& request) {
    auto response = site_->send(request);
    if (response.file) {
      std::ifstream in(*response.file, std::ios::binary);
      response.body.assign(std::istreambuf_iterator<char>(in), {});
    }
    keep(request, response);
    return response;
  }
  static boost::json::object object(http::Response const& response) {
    return boost::json::parse(response.body).as_object();
  }
  static std::string type_of(http::Response const& problem) {
    return std::string(object(problem).at("type").as_string());
  }

  RecordSetId formed_set(OrganisationId organisation) {
    return database().write([&](database::Tx& tx) {
      auto const set =
          begin_set(tx, *find_provider(tx, organisation), "reimport", std::nullopt, account_, support::test_now);
      insert_pending(tx, std::vector<PendingRecord>{{0, organisation, set, 0, 2, sample_record(1)}}, account_,
                     support::test_now);
      finish_forming(tx, set, 1);
      return set;
    });
  }
  void run_jobs() {
    jobs::Runner runner(database(), training_jobs(site_->services), support::site_clock);
    while (runner.run_one()) {
    }
  }

  support::TestTrust trust_;
  std::optional<signatures::KeyAndCertificate> signer_;
  OrganisationId provider_;
  AccountId account_;
  web::Settings settings_;
  std::optional<support::TestSite> site_;
  std::string key_;

 private:
  void keep(http::Request const& request, http::Response const& response) {
    if (!answers_.is_open()) answers_.open(answers_path_ = support::temporary_folder() + "/answers");
    boost::json::array headers;
    for (auto const& [name, value] : response.headers) headers.push_back(boost::json::string(name));
    bool const is_json = response.content_type.find("json") != std::string::npos;
    answers_ << boost::json::object{{"method", request.method == http::Method::post ? "POST" : "GET"},
                                    {"path", request.path},
                                    {"status", response.status},
                                    {"type", response.content_type},
                                    {"headers", headers},
                                    {"body",
                                     is_json ? boost::json::parse(response.body) : boost::json::value(response.body)}}
             << '\n';
  }

  std::string answers_path_;
  std::ofstream answers_;
};

}  // namespace obereg::training::testing_support
