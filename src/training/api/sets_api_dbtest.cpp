#include <gmock/gmock.h>

#include "platform/ledger/receipt/verify.hpp"
#include "training/api/api_fixture.hpp"

namespace obereg::training {
namespace {

using support::header_of;
using testing::HasSubstr;

class SetsApi : public testing_support::ApiTest {
 protected:
  void SetUp() override {
    ApiTest::SetUp();
    if (IsSkipped()) return;
    set_ = formed_set(provider_);
    address_ = "/sets/" + std::to_string(set_.value);
  }
  std::string signature() {
    return signatures::sign_detached(get(address_ + "/bytes").body, signer_->certificate, signer_->key);
  }
  std::string state() { return std::string(object(get(address_)).at("state").as_string()); }

  RecordSetId set_;
  std::string address_;
};
OBEREG_ON_BOTH_ENGINES(SetsApi);

TEST_P(SetsApi, PLT_07_a_program_signs_a_set_follows_its_entry_and_gets_a_receipt_that_verifies) {
  EXPECT_EQ(get(address_ + "/receipt").status, 409);
  auto const sent = post(address_ + "/signature", {"application/pkcs7-signature", signature()});
  ASSERT_EQ(sent.status, 202) << sent.body;
  EXPECT_EQ(header_of(sent, "Location"), "/api/v1" + address_);
  EXPECT_EQ(state(), "entering");
  run_jobs();
  EXPECT_EQ(state(), "entered");
  auto const receipt = get(address_ + "/receipt").body;
  for (auto const& check : ledger::verify_receipt(receipt, site_->log_key.public_key().pem()))
    EXPECT_TRUE(check.passed) << check.text;
}

TEST_P(SetsApi, a_signature_may_be_sent_as_json) {
  auto const body = boost::json::object{{"signature", text::base64(signature())}};
  EXPECT_EQ(post(address_ + "/signature", {"application/json", boost::json::serialize(body)}).status, 202);
}

TEST_P(SetsApi, a_signature_sent_twice_enters_nothing_twice) {
  testing_support::Sent const sent{"application/pkcs7-signature", signature()};
  EXPECT_EQ(post(address_ + "/signature", sent).status, 202);
  auto const again = post(address_ + "/signature", sent);
  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(type_of(again), "urn:obereg:problem:training.set-not-formed");
}

TEST_P(SetsApi, what_is_no_good_signature_is_refused_and_the_set_waits_on) {
  struct Case {
    char const* name;
    testing_support::Sent sent;
    int status;
    char const* type;
  };
  auto const stranger = trust_.person();
  auto const other = signatures::sign_detached(get(address_ + "/bytes").body, stranger.certificate, stranger.key);
  Case const cases[] = {
      {"garbage", {"application/pkcs7-signature", "garbage"}, 422, "training.signature-refused"},
      {"of another certificate", {"application/pkcs7-signature", other}, 422, "training.signature-refused"},
      {"nothing", {"application/pkcs7-signature", ""}, 422, "wrong-fields"},
      {"broken JSON", {"application/json", "{"}, 422, "wrong-fields"},
      {"JSON without it", {"application/json", "[]"}, 422, "wrong-fields"},
      {"text", {"text/plain", "signature"}, 415, "unsupported-media-type"},
      {"no type", {"", "signature"}, 415, "unsupported-media-type"}};
  for (auto const& wrong : cases) {
    auto const answer = post(address_ + "/signature", wrong.sent);
    EXPECT_EQ(answer.status, wrong.status) << wrong.name;
    EXPECT_EQ(type_of(answer), std::string("urn:obereg:problem:") + wrong.type) << wrong.name;
    EXPECT_EQ(state(), "formed") << wrong.name;
  }
}

TEST_P(SetsApi, the_list_is_of_the_own_organisation_newest_first_and_by_state) {
  auto const other = support::enter_organisation(database(), "7700000023", "АНО «Другой»");
  formed_set(other);
  auto const second = formed_set(provider_);
  auto const ids = [&](std::string const& target) {
    std::vector<std::int64_t> found;
    auto const answer = object(get(target));
    for (auto const& set : answer.at("sets").as_array()) found.push_back(set.at("id").as_int64());
    return found;
  };
  using Ids = std::vector<std::int64_t>;
  EXPECT_EQ(ids("/sets"), (Ids{second.value, set_.value}));
  EXPECT_EQ(ids("/sets?before=" + std::to_string(second.value)), Ids{set_.value});
  EXPECT_EQ(ids("/sets?state=entered"), Ids{});
}

TEST_P(SetsApi, a_long_list_says_where_it_goes_on) {
  for (int i = 0; i < 100; ++i) formed_set(provider_);
  auto const first = object(get("/sets?state=formed"));
  EXPECT_EQ(first.at("sets").as_array().size(), 100u);
  std::string const next(first.at("next").as_string());
  EXPECT_EQ(next, "/api/v1/sets?before=" + std::to_string(set_.value + 1) + "&state=formed");
  auto const last = object(get(next.substr(7)));
  EXPECT_EQ(last.at("sets").as_array().size(), 1u);
  EXPECT_TRUE(last.at("next").is_null());
}

TEST_P(SetsApi, what_is_wrong_with_the_parameters_is_said_of_each) {
  auto const answer = get("/sets?state=ready&before=x&sate=formed");
  EXPECT_EQ(answer.status, 422);
  std::vector<std::string> fields;
  auto const problem = object(answer);
  for (auto const& error : problem.at("errors").as_array()) fields.emplace_back(error.at("field").as_string());
  EXPECT_THAT(fields, testing::UnorderedElementsAre("state", "before", "sate"));
}

TEST_P(SetsApi, a_set_of_another_organisation_answers_as_if_it_did_not_exist) {
  auto const other = support::enter_organisation(database(), "7700000023", "АНО «Другой»");
  auto const theirs = "/sets/" + std::to_string(formed_set(other).value);
  auto const none = get("/sets/999999");
  for (char const* rest : {"", "/bytes", "/receipt"}) {
    auto const answer = get(theirs + rest);
    EXPECT_EQ(answer.status, 404) << rest;
    EXPECT_EQ(answer.body, none.body) << rest;
  }
  EXPECT_EQ(post(theirs + "/signature", {"application/pkcs7-signature", "x"}).body, none.body);
  for (char const* id : {"0", "-1", "x", "99999999999999999999"})
    EXPECT_EQ(get("/sets/" + std::string(id)).status, 404) << id;
}

TEST_P(SetsApi, PLT_07_a_key_may_do_only_what_its_scopes_and_its_maker_may) {
  key_ = make_key(account_, provider_, "training.view-own");
  EXPECT_EQ(get(address_).status, 200);
  EXPECT_EQ(post(address_ + "/signature", {"application/pkcs7-signature", "x"}).status, 403);
  key_ = make_key(support::enter_person(database(), provider_, access::Role::provider_preparer), provider_,
                  "training.sign training.view-own");
  EXPECT_EQ(post(address_ + "/signature", {"application/pkcs7-signature", "x"}).status, 403);
  key_ = make_key(account_, provider_, "training.prepare");
  EXPECT_EQ(get("/sets").status, 403);
}

TEST_P(SetsApi, PLT_07_without_a_good_key_nothing_is_told) {
  for (std::string const& key : {std::string(), std::string("obereg_wrong")}) {
    key_ = key;
    for (auto const& target : {std::string("/sets"), address_, address_ + "/bytes", address_ + "/receipt"})
      EXPECT_EQ(get(target).status, 401) << target;
    EXPECT_EQ(post(address_ + "/signature", {"application/pkcs7-signature", "x"}).status, 401);
  }
}

}  // namespace
}  // namespace obereg::training
