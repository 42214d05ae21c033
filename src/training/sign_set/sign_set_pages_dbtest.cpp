// The pages of sets, from the list to the receipt, as the people of a provider see them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/access.hpp"
#include "access/trust_list/load.hpp"
#include "platform/ledger/receipt/verify.hpp"
#include "platform/signatures/sign.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"
#include "training/enter_set/enter_set.hpp"
#include "training/pending/pending_store.hpp"
#include "training/testing/sample_record.hpp"
#include "training/training.hpp"

namespace obereg::training {
namespace {

using testing::HasSubstr;
using testing::Not;

class SetPages : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    trust_.enter(database());
    provider_ = support::enter_organisation(database());
    account_ = support::enter_person(database(), provider_, access::Role::provider_signer);
    signer_.emplace(trust_.person());
    support::enter_certificate(database(), account_, signer_->certificate);
    site_.emplace(database(), training_routes(), training_sections(), web::Authenticate{},
                  access::stored_trust(database()));
    site_->actor.account = account_;
    site_->actor.organisation = provider_;
    site_->actor.name = "Образцова А. А.";
    act_as(access::Role::provider_signer);
    set_ = database().write([&](database::Tx& tx) {
      auto const set =
          begin_set(tx, *find_provider(tx, provider_), "reimport", std::nullopt, account_, support::test_now);
      std::vector<PendingRecord> const pending = {{0, provider_, set, 0, 2, testing_support::sample_record(1)},
                                                  {0, provider_, set, 1, 3, testing_support::sample_record(2)}};
      insert_pending(tx, pending, account_, support::test_now);
      finish_forming(tx, set, 2);
      return set;
    });
    site_->get("/training/sets");  // the browser gets the cookie that its forms are bound to
  }

  void act_as(access::Role role) { site_->actor.permissions = access::permissions_of(role); }
  std::string address(std::string const& rest = "") const {
    return "/training/sets/" + std::to_string(set_.value) + rest;
  }
  std::string signature_by(signatures::KeyAndCertificate const& who, std::string const& bytes) {
    return signatures::sign_detached(bytes, who.certificate, who.key);
  }
  std::string bytes_to_sign() { return site_->get(address("/bytes")).body; }
  http::Response sign(std::string const& signature) {
    return site_->post(address("/sign"), {{"@signature_file", signature}});
  }
  SetState state() {
    return database().read([&](database::ReadTx& tx) { return find_set(tx, set_)->state; });
  }
  void run_jobs() {
    jobs::Runner runner(database(), training_jobs(site_->services), support::site_clock);
    while (runner.run_one()) {
    }
  }
  std::string file_of(http::Response const& response) {
    std::ifstream in(*response.file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  support::TestTrust trust_;
  std::optional<signatures::KeyAndCertificate> signer_;
  OrganisationId provider_;
  AccountId account_;
  RecordSetId set_;
  std::optional<support::TestSite> site_;
};
OBEREG_ON_BOTH_ENGINES(SetPages);

TEST_P(SetPages, TRN_12_a_signed_set_is_entered_and_its_receipt_verifies_without_the_server) {
  EXPECT_THAT(site_->get("/training/sets").body, HasSubstr("ждёт подписи"));
  EXPECT_THAT(site_->get(address("/sign")).body, HasSubstr("записи. После подписи"));
  auto const sent = sign(signature_by(*signer_, bytes_to_sign()));
  EXPECT_EQ(sent.status, 303) << sent.body;
  EXPECT_THAT(site_->get(address()).body, HasSubstr("вносится"));
  run_jobs();
  EXPECT_THAT(site_->get(address()).body, HasSubstr("внесён в реестр"));
  EXPECT_THAT(site_->get(address("/receipt")).body, HasSubstr(": верно"));
  auto const receipt = file_of(site_->get(address("/receipt.json")));
  for (auto const& check : ledger::verify_receipt(receipt, site_->log_key.public_key().pem()))
    EXPECT_TRUE(check.passed) << check.text;
}

TEST_P(SetPages, TRN_12_downloads_of_an_entered_set) {
  auto const bytes = bytes_to_sign();
  sign(signature_by(*signer_, bytes));
  run_jobs();
  EXPECT_EQ(file_of(site_->get(address("/signed-file"))), bytes);
  EXPECT_FALSE(file_of(site_->get(address("/signature"))).empty());
  EXPECT_THAT(site_->get(address("/part-1.xml")).body, HasSubstr("<RegistrySet"));
  EXPECT_EQ(site_->get(address("/part-2.xml")).status, 404);
  EXPECT_EQ(file_of(site_->get(address("/records.xlsx"))).substr(0, 2), "PK");
}

TEST_P(SetPages, a_second_click_enters_nothing_twice) {
  auto const signature = signature_by(*signer_, bytes_to_sign());
  sign(signature);
  EXPECT_EQ(sign(signature).status, 409);
  run_jobs();
  EXPECT_EQ(state(), SetState::entered);
}

TEST_P(SetPages, a_signature_that_is_not_good_is_named_and_the_set_waits_on) {
  struct Case {
    char const* name;
    std::string signature, words;
  };
  auto const other = trust_.person();
  Case const cases[] = {{"of other data", signature_by(*signer_, "other"), "Подпись не принята"},
                        {"by a certificate of somebody else", signature_by(other, bytes_to_sign()), "не привязан"},
                        {"garbage", "garbage", "Подпись не принята"},
                        {"nothing", "", "Подпись не принята"}};
  for (auto const& wrong : cases) {
    auto const answer = sign(wrong.signature);
    EXPECT_EQ(answer.status, 422) << wrong.name;
    EXPECT_THAT(answer.body, HasSubstr(wrong.words)) << wrong.name;
    EXPECT_EQ(state(), SetState::formed) << wrong.name;
  }
}

TEST_P(SetPages, a_set_of_another_organisation_answers_as_if_it_did_not_exist) {
  site_->actor.organisation = support::enter_organisation(database(), "7700000023", "АНО «Другой»");
  for (char const* page : {"", "/sign", "/bytes", "/receipt", "/receipt.json", "/signed-file", "/signature",
                           "/records.xlsx", "/part-1.xml"})
    EXPECT_EQ(site_->get(address(page)).status, 404) << page;
  for (char const* action : {"/sign", "/withdraw", "/dissolve"})
    EXPECT_EQ(site_->post(address(action)).status, 404) << action;
  EXPECT_THAT(site_->get("/training/sets").body, Not(HasSubstr(address())));
}

TEST_P(SetPages, ACC_10_who_may_do_what_is_decided_on_the_server) {
  act_as(access::Role::provider_preparer);
  EXPECT_EQ(site_->get(address("/sign")).status, 403);
  EXPECT_EQ(site_->post(address("/sign")).status, 403);
  act_as(access::Role::ministry);
  EXPECT_EQ(site_->get(address()).status, 200);
  EXPECT_EQ(site_->post(address("/withdraw")).status, 403);
  act_as(access::Role::employer_viewer);
  EXPECT_EQ(site_->get("/training/sets").status, 403);
  act_as(access::Role::administrator);
  EXPECT_EQ(site_->get(address()).status, 403);
}

TEST_P(SetPages, TRN_12_a_set_can_be_withdrawn_before_sending_and_not_after) {
  EXPECT_EQ(site_->post(address("/withdraw")).status, 303);
  EXPECT_EQ(state(), SetState::withdrawn);
  EXPECT_EQ(site_->get(address("/sign")).status, 409);
  EXPECT_EQ(site_->post(address("/withdraw")).status, 409);
}

TEST_P(SetPages, dissolved_records_wait_again_to_be_chosen) {
  EXPECT_EQ(site_->post(address("/dissolve")).status, 303);
  auto const again = database().write([&](database::Tx& tx) {
    return form_set(tx, site_->actor, {1, 2}, support::test_now);
  });
  ASSERT_TRUE(again);
  EXPECT_EQ(database().read([&](database::ReadTx& tx) { return find_set(tx, *again)->record_count; }), 2);
}

}  // namespace
}  // namespace obereg::training
