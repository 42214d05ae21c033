// The pages of sets, from the list to the receipt, as the people of a provider see them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/access.hpp"
#include "access/trust_list/load.hpp"
#include "core/text.hpp"
#include "platform/ledger/receipt/verify.hpp"
#include "platform/signatures/sign.hpp"
#include "platform/spreadsheets/workbook.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"
#include "training/enter_set/enter_set.hpp"
#include "training/pending/pending_store.hpp"
#include "training/testing/sample_record.hpp"
#include "training/training.hpp"
#include "training_rules/model/columns.hpp"

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

TEST_P(SetPages, ACC_05_who_has_no_certificate_is_told_that_a_password_does_not_sign) {
  EXPECT_THAT(site_->get(address("/sign")).body, Not(HasSubstr("подписать набор нечем")));
  database().write([&](database::Tx& tx) {
    for (auto const& bound : access::certificates_of(tx, account_))
      access::unbind_certificate(tx, account_, bound.id, account_, support::test_now);
  });
  EXPECT_THAT(site_->get(address("/sign")).body, HasSubstr("подписать набор нечем"));
}

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
  EXPECT_THAT(site_->get(address()).body, HasSubstr("у кого роль «Готовит и подписывает записи об обучении»"));
  EXPECT_EQ(site_->get(address("/sign")).status, 403);
  EXPECT_THAT(site_->get(address("/sign")).body, HasSubstr("у кого роль «Готовит и подписывает записи об обучении»"));
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

TEST_P(SetPages, TRN_12_a_signature_that_a_script_sends_as_base64_is_kept_and_given_back_as_der) {
  auto const der = signature_by(*signer_, bytes_to_sign());
  auto const sent = site_->post(address("/sign"), {{"signature", text::base64(der)}, {"way", "key-file"}});
  EXPECT_EQ(sent.status, 303) << sent.body;
  run_jobs();
  EXPECT_EQ(file_of(site_->get(address("/signature"))), der);
}

TEST_P(SetPages, TRN_12_an_uploaded_pem_signature_is_kept_as_it_was_sent) {
  auto const pem =
      "-----BEGIN CMS-----\n" + text::base64(signature_by(*signer_, bytes_to_sign())) + "\n-----END CMS-----\n";
  EXPECT_EQ(sign(pem).status, 303);
  run_jobs();
  EXPECT_EQ(file_of(site_->get(address("/signature"))), pem);
}

TEST_P(SetPages, the_cause_of_a_refused_signature_stands_at_the_way_that_was_used) {
  auto const other = signature_by(*signer_, "other");
  auto const by_key = site_->post(address("/sign"), {{"signature", text::base64(other)}, {"way", "key-file"}}).body;
  EXPECT_THAT(by_key, HasSubstr("id=\"sign-key-file-error\""));
  EXPECT_THAT(by_key, HasSubstr("Подпись не принята. Подписаны другие данные. "));
  EXPECT_THAT(by_key, Not(HasSubstr("id=\"signature_file-error\"")));
  auto const by_file = sign(other).body;
  EXPECT_THAT(by_file, HasSubstr("id=\"signature_file-error\""));
  EXPECT_THAT(by_file, Not(HasSubstr("id=\"sign-key-file-error\"")));
}

TEST_P(SetPages, TRN_12_before_entry_the_records_are_given_as_workbook_with_the_columns_of_the_template_and_as_xml) {
  EXPECT_THAT(site_->get(address()).body, HasSubstr("records.xlsx\">Записи, xlsx<"));
  for (auto const* moment : {"waits", "entered"}) {
    std::vector<std::string> headings, numbers;
    spreadsheets::Workbook workbook(*site_->get(address("/records.xlsx")).file);
    workbook.read(0, [&](spreadsheets::Row const& row) {
      if (headings.empty())
        for (auto const& cell : row.cells) headings.emplace_back(cell.text);
      else
        numbers.emplace_back(row.cells.front().text);
      return true;
    });
    ASSERT_EQ(headings.size(), columns().size()) << moment;
    for (std::size_t i = 0; i < headings.size(); ++i) EXPECT_EQ(headings[i], columns()[i].title) << moment;
    ASSERT_EQ(numbers.size(), 2u) << moment;
    EXPECT_EQ(numbers[0] == "Новый", state() == SetState::formed) << moment << ": " << numbers[0];
    EXPECT_THAT(site_->get(address("/part-1.xml")).body, HasSubstr("Тестов2")) << moment;
    sign(signature_by(*signer_, bytes_to_sign()));  // refused the second time round
    run_jobs();
  }
}

TEST_P(SetPages, TRN_09_nobody_signs_in_vain_a_set_whose_record_stands_in_the_registry) {
  sign(signature_by(*signer_, bytes_to_sign()));
  run_jobs();
  auto const again = database().write([&](database::Tx& tx) {
    auto const set = begin_set(tx, *find_provider(tx, provider_), "form", std::nullopt, account_, support::test_now);
    std::vector<PendingRecord> const pending = {{0, provider_, set, 0, 0, testing_support::sample_record(2)},
                                                {0, provider_, set, 1, 0, testing_support::sample_record(3)}};
    insert_pending(tx, pending, account_, support::test_now);
    finish_forming(tx, set, 2);
    return set;
  });
  auto const page = site_->get("/training/sets/" + std::to_string(again.value) + "/sign");
  EXPECT_EQ(page.status, 409);
  EXPECT_THAT(page.body, HasSubstr("Тестов2 Пётр"));
  EXPECT_THAT(page.body, Not(HasSubstr("Тестов3")));
  EXPECT_THAT(page.body, Not(HasSubstr("загрузите его снова")));
}

TEST_P(SetPages, TRN_12_a_disbanded_set_says_that_its_records_are_free_and_keeps_the_moment_of_its_withdrawal) {
  auto const question = site_->get(address()).body;
  EXPECT_THAT(question, HasSubstr("Записи останутся в нём"));
  auto const withdrawn = site_->post(address("/withdraw"));
  EXPECT_THAT(site_->get(support::header_of(withdrawn, "Location")).body, HasSubstr("Набор отозван"));
  auto const closed = database().read([&](database::ReadTx& tx) { return find_set(tx, set_)->closed_at; });
  support::site_time += std::chrono::hours(5);
  EXPECT_EQ(support::header_of(site_->post(address("/dissolve")), "Location"), "/training/pending?done=freed&count=2");
  auto const set = database().read([&](database::ReadTx& tx) { return *find_set(tx, set_); });
  EXPECT_EQ(set.closed_at, closed);
  EXPECT_EQ(set.state, SetState::withdrawn);
  auto const page = site_->get(address()).body;
  EXPECT_THAT(page, HasSubstr("набор расформирован, его записи освобождены"));
  EXPECT_THAT(page, Not(HasSubstr("/dissolve")));
  EXPECT_THAT(page, Not(HasSubstr("records.xlsx")));
  EXPECT_EQ(site_->post(address("/dissolve")).status, 409);
}

TEST_P(SetPages, TRN_12_nonsense_in_the_filter_is_said_at_its_field_and_an_unknown_number_finds_nothing) {
  auto const wrong = site_->get("/training/sets?id=abc&from=99.99.2026&to=").body;
  EXPECT_THAT(wrong, HasSubstr("href=\"#id\""));
  EXPECT_THAT(wrong, HasSubstr("href=\"#from\""));
  EXPECT_THAT(wrong, Not(HasSubstr("href=\"#to\"")));
  EXPECT_EQ(site_->get("/training/sets?id=17x").status, 422);
  EXPECT_THAT(site_->get("/training/sets?id=4711").body, HasSubstr("Ничего не найдено"));
  EXPECT_THAT(site_->get("/training/sets?id=" + std::to_string(set_.value)).body, HasSubstr(address()));
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
