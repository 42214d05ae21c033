#include <gmock/gmock.h>

#include "training/api/api_fixture.hpp"

namespace obereg::training {
namespace {

using support::header_of;
using testing::HasSubstr;
using testing::Not;

class RegistryApi : public testing_support::ApiTest {
 protected:
  void SetUp() override {
    ApiTest::SetUp();
    if (IsSkipped()) return;
    auto const set = "/sets/" + std::to_string(formed_set(provider_).value);
    auto const signature = signatures::sign_detached(get(set + "/bytes").body, signer_->certificate, signer_->key);
    post(set + "/signature", {"application/pkcs7-signature", signature});
    run_jobs();
  }
  http::Response search(boost::json::object const& body) { return send("/registry/search", body); }
  http::Response check(boost::json::object const& body) { return send("/check", body); }
  http::Response send(std::string const& target, boost::json::object const& body) {
    return post(target, {"application/json", boost::json::serialize(body)});
  }
  std::size_t found(boost::json::object const& body) { return object(search(body)).at("records").as_array().size(); }
  std::string number() { return std::string(object(search({})).at("records").at(0).at("number").as_string()); }
};
OBEREG_ON_BOTH_ENGINES(RegistryApi);

TEST_P(RegistryApi, PLT_07_the_registry_is_searched_by_what_stands_in_the_body) {
  EXPECT_EQ(found({}), 1u);
  EXPECT_EQ(found({{"last_name", "тестов"}}), 1u);
  EXPECT_EQ(found({{"last_name", "Иванов"}}), 0u);
  EXPECT_EQ(found({{"employer_inn", "7707083893"}, {"programme", 9}, {"state", "valid"}, {"order", "name"}}), 1u);
  EXPECT_EQ(object(get("/registry/" + number())).at("last_name").as_string(), "Тестов1");
}

TEST_P(RegistryApi, what_is_wrong_with_a_search_is_said_of_each_field) {
  auto const answer = search({{"snils", "1"}, {"employer_inn", "2"}, {"checked_from", "вчера"}});
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(object(answer).at("errors").as_array().size(), 3u);
  EXPECT_EQ(search({{"sname", "Тестов"}}).status, 422);
  EXPECT_EQ(search({{"last_name", nullptr}}).status, 422);
  EXPECT_EQ(post("/registry/search", {"application/json", "[]"}).status, 422);
}

TEST_P(RegistryApi, TRN_14_another_organisation_finds_nothing_and_the_employer_its_own) {
  auto const record = "/registry/" + number();
  auto const other = support::enter_organisation(database(), "7700000023", "АНО «Другой»");
  key_ = make_key(support::enter_person(database(), other, access::Role::provider_signer), other, "training.view-own");
  EXPECT_EQ(found({}), 0u);
  EXPECT_EQ(get(record).body, get("/registry/none").body);
  auto const employer =
      support::enter_organisation(database(), "7707083893", "ООО «Пример»", access::OrganisationKind::employer, false);
  key_ = make_key(support::enter_person(database(), employer, access::Role::employer_viewer), employer,
                  "training.view-employer");
  EXPECT_EQ(found({}), 1u);
  EXPECT_EQ(get(record).status, 200);
}

TEST_P(RegistryApi, TRN_18_who_is_due_is_told_to_the_provider_and_to_the_employer) {
  auto const due = [&](std::string const& query) {
    return object(get("/due" + query)).at("records").as_array().size();
  };
  EXPECT_EQ(due(""), 0u) << "the training ends on 2027-02-25";
  EXPECT_EQ(due("?from=2027-02-25&to=2027-02-25"), 1u);
  EXPECT_EQ(due("?from=2027-02-25&programme=10"), 0u);
  support::site_time += std::chrono::hours(24) * 340;
  EXPECT_EQ(due("?term=30"), 1u);
  EXPECT_EQ(due("?term=ended"), 0u);
  for (auto const* wrong : {"?term=31", "?from=вчера", "?programme=x", "?employer_inn=7707083893"})
    EXPECT_EQ(get("/due" + std::string(wrong)).status, 422) << wrong;
  auto const employer =
      support::enter_organisation(database(), "7707083893", "ООО «Пример»", access::OrganisationKind::employer, false);
  key_ = make_key(support::enter_person(database(), employer, access::Role::employer_viewer), employer,
                  "training.view-employer");
  EXPECT_EQ(due(""), 1u);
  key_ = make_key(account_, provider_, "training.prepare");
  EXPECT_EQ(get("/due").status, 403);
}

TEST_P(RegistryApi, PLT_07_a_key_that_may_not_see_records_does_not_search) {
  key_ = make_key(account_, provider_, "training.prepare");
  EXPECT_EQ(search({}).status, 403);
  EXPECT_EQ(get("/registry/1").status, 403);
  key_.clear();
  EXPECT_EQ(search({}).status, 401);
}

TEST_P(RegistryApi, TRN_15_anyone_may_check_a_record_and_learns_nothing_of_the_person) {
  auto const given = number();
  key_.clear();
  auto const answer = check({{"number", given}, {"last_name", "Тестов1"}});
  EXPECT_EQ(object(answer).at("record").at("state").as_string(), "valid");
  EXPECT_THAT(answer.body, Not(HasSubstr("Пётр")));
  auto const wrong = check({{"number", given}, {"last_name", "Иванов"}});
  EXPECT_TRUE(object(wrong).at("record").is_null());
  EXPECT_EQ(wrong.body, check({{"number", "none"}, {"last_name", "Иванов"}}).body);
  EXPECT_EQ(check({{"number", given}}).status, 422);
}

TEST_P(RegistryApi, TRN_15_checks_from_one_address_are_limited) {
  key_.clear();
  for (int i = 0; i < 30; ++i) check({{"number", "1"}, {"last_name", "Иванов"}});
  auto const answer = check({{"number", "1"}, {"last_name", "Иванов"}});
  EXPECT_EQ(answer.status, 429);
  EXPECT_EQ(header_of(answer, "Retry-After"), "600");
}

}  // namespace
}  // namespace obereg::training
