// What the ministry's people do, through their pages.
#include "platform/audit/audit.hpp"
#include "platform/ledger/receipt/verify.hpp"
#include "platform/mail/mail.hpp"
#include "training/block_provider/block_provider.hpp"
#include "training/decide_dispute/decide_dispute.hpp"
#include "training/ministry_figures/figures.hpp"
#include "training/numbers/registry_number.hpp"
#include "training/sign_act/record_to_change.hpp"
#include "training/testing/registry_site_fixture.hpp"
#include "training/verify_registry/verify_registry.hpp"

namespace obereg::training {
namespace {

using support::header_of;
using testing::HasSubstr;
using testing::Not;

class Ministry : public testing_support::RegistrySite {
 protected:
  void SetUp() override {
    RegistrySite::SetUp();
    if (IsSkipped()) return;
    auto const organisation = support::enter_organisation(database(), "7700000030", "Министерство труда (испытания)",
                                                          access::OrganisationKind::ministry, false);
    officer.emplace(new_person(organisation, access::Role::ministry));
    enter({testing_support::sample_record(1), testing_support::sample_record(2)});
    act_as(*officer);
  }

  std::string provider_address() const { return "/ministry/providers/" + std::to_string(provider.value); }
  ProviderState provider_state() {
    return database().read([&](database::ReadTx& tx) { return find_provider_state(tx, provider).value(); });
  }
  std::size_t audited(std::string const& action) {
    return database().read([&](database::ReadTx& tx) { return audit::page(tx, 0, action, "", 50).size(); });
  }

  static support::TestSite::Form decision() {
    return {{"decision_number", "15-р"},
            {"decision_date", "01.03.2026"},
            {"reason", "Обучение не проводилось"},
            {"@document", "%PDF-1.7 решение"}};
  }
  std::string form_address() const { return "/ministry/records/" + number + "/annul"; }
  http::Response sign(std::string const& page, Person const& person) {
    return site->post(page, {{"@signature_file", signature_by(person, site->get(page + "/bytes").body)}});
  }
  bool annulled() {
    return database().read([&](database::ReadTx& tx) { return find_standing(tx, number)->annulled_on.has_value(); });
  }

  std::int64_t open_dispute(OrganisationId claimant) {
    constexpr std::string_view text =
        "insert into training_disputes(registry_number, holder_id, claimant_id, state, opened_at, decision) "
        "values(:number, :holder, :claimant, 'open', :now, '') returning id";
    return database().write([&](database::Tx& tx) {
      return tx.get_integer(
          {"open", text, text},
          {{"number", number}, {"holder", provider}, {"claimant", claimant}, {"now", support::test_now}});
    });
  }

  std::string const number = own_number(2026, 1);
  std::optional<Person> officer;
};
OBEREG_ON_BOTH_ENGINES(Ministry);

TEST_P(Ministry, the_start_page_counts_what_matters) {
  auto const body = site->get("/ministry").body;
  EXPECT_THAT(body, HasSubstr("<b>2</b>записи внесены"));
  EXPECT_THAT(body, HasSubstr("<b>1</b>набор внесён сегодня"));
  EXPECT_THAT(body, HasSubstr("<b>0</b>споров ждут решения"));
  EXPECT_THAT(body, HasSubstr("<b>0</b>организаций заблокировано"));
}

TEST_P(Ministry, a_provider_is_blocked_with_a_reason_and_unblocked_and_both_are_audited) {
  EXPECT_THAT(site->get("/ministry/providers").body, HasSubstr("АНО ДПО «Учебный центр Образец»"));
  EXPECT_EQ(site->post(provider_address() + "/block", {{"reason", " "}}).status, 422);
  EXPECT_FALSE(provider_state().blocked_at);
  EXPECT_EQ(site->post(provider_address() + "/block", {{"reason", "Проверка № 7"}}).status, 303);
  EXPECT_TRUE(provider_state().blocked_at);
  EXPECT_THAT(site->get(provider_address()).body, HasSubstr("Проверка № 7"));
  EXPECT_THAT(site->get("/ministry/providers").body, HasSubstr("заблокирована"));
  EXPECT_EQ(site->post(provider_address() + "/block", {{"reason", "Другая"}}).status, 409) << "a second tab";
  EXPECT_EQ(provider_state().blocked_reason, "Проверка № 7");
  EXPECT_EQ(site->post(provider_address() + "/unblock").status, 303);
  EXPECT_EQ(site->post(provider_address() + "/unblock").status, 409);
  EXPECT_FALSE(provider_state().blocked_at);
  EXPECT_EQ(audited("training.provider-blocked"), 1u);
  EXPECT_EQ(audited("training.provider-unblocked"), 1u);
  EXPECT_EQ(site->get("/ministry/providers/99999").status, 404);
}

TEST_P(Ministry, a_blocked_providers_signed_set_is_refused_on_entry) {
  auto const& set = database().write([&](database::Tx& tx) {
    auto const id =
        begin_set(tx, *find_provider(tx, provider), "import", std::nullopt, signer->account, site->services.clock());
    std::vector<PendingRecord> const pending = {{0, provider, id, 0, 2, testing_support::sample_record(5)}};
    insert_pending(tx, pending, signer->account, support::test_now);
    finish_forming(tx, id, 1);
    return find_set(tx, id).value();
  });
  auto const bytes = database().read([&](database::ReadTx& tx) { return signed_bytes_of(tx, set); });
  sign_set(site->services, actor_of(*signer), set.id, signature_by(*signer, bytes), support::test_now).value();
  site->post(provider_address() + "/block", {{"reason", "Проверка № 7"}});
  run_jobs();
  auto const refused = database().read([&](database::ReadTx& tx) { return find_set(tx, set.id).value(); });
  EXPECT_EQ(refused.state, SetState::refused);
  EXPECT_THAT(refused.refusal, HasSubstr("Проверка № 7"));
}

TEST_P(Ministry, TRN_16_a_record_is_annulled_by_a_decision_whose_document_the_officer_signs) {
  EXPECT_THAT(site->get(form_address()).body, HasSubstr("АНО ДПО «Учебный центр Образец»"));
  auto const page = header_of(site->post(form_address(), decision()), "Location");
  auto const bytes = site->get(page + "/bytes").body;
  EXPECT_THAT(bytes, HasSubstr("Решение № 15-р от 01.03.2026"));
  EXPECT_THAT(bytes, HasSubstr(text::hex(text::sha256("%PDF-1.7 решение"))));
  EXPECT_EQ(file_of(site->get(page + "/document")), "%PDF-1.7 решение");
  EXPECT_FALSE(annulled());
  EXPECT_EQ(sign(page, *officer).status, 303);
  EXPECT_TRUE(annulled());
  auto const receipt = file_of(site->get(page + "/receipt.json"));
  for (auto const& check : ledger::verify_receipt(receipt, site->log_key.public_key().pem()))
    EXPECT_TRUE(check.passed) << check.text;
  EXPECT_EQ(site->get(form_address()).status, 409) << "never twice";
  EXPECT_EQ(audited("training.record-annulled"), 1u);
  EXPECT_EQ(verify_registry(database(), site->files, site->log_key.public_key()).fault, "");
}

TEST_P(Ministry, the_form_of_a_decision_names_what_is_missing) {
  struct Case {
    char const* field;
    char const* value;
  };
  Case const cases[] = {{"decision_number", ""},
                        {"decision_date", "31.02.2026"},
                        {"decision_date", "01.03.2027"},
                        {"reason", " "},
                        {"@document", ""}};
  for (auto const& wrong : cases) {
    auto form = decision();
    for (auto& [name, value] : form)
      if (name == wrong.field) value = wrong.value;
    auto const answer = site->post(form_address(), form);
    std::string_view id = wrong.field;
    if (id.front() == '@') id.remove_prefix(1);
    EXPECT_EQ(answer.status, 422) << wrong.field;
    EXPECT_THAT(answer.body, HasSubstr("id=\"" + std::string(id) + "-error\"")) << wrong.field;
  }
}

TEST_P(Ministry, a_decision_signed_with_another_certificate_or_for_other_data_is_refused) {
  auto const page = header_of(site->post(form_address(), decision()), "Location");
  EXPECT_THAT(sign(page, *signer).body, HasSubstr("не привязан"));
  auto const other = signature_by(*officer, site->get(page + "/bytes").body + "x");
  EXPECT_EQ(site->post(page, {{"@signature_file", other}}).status, 422);
  EXPECT_FALSE(annulled());
}

TEST_P(Ministry, the_document_of_the_ministry_is_not_the_providers_to_see_or_sign) {
  auto const page = header_of(site->post(form_address(), decision()), "Location");
  auto const id = page.substr(page.rfind('/'));
  act_as(*signer);
  EXPECT_EQ(site->get(page).status, 403);
  EXPECT_EQ(site->get("/training/acts" + id).status, 404);
  EXPECT_EQ(site->post("/training/acts" + id, {{"signature", "x"}}).status, 404);
}

TEST_P(Ministry, PLT_05_each_look_at_a_personal_card_is_logged) {
  site->get(form_address());
  EXPECT_EQ(audited("training.record-viewed"), 1u);
  site->get("/ministry/disputes/" + std::to_string(open_dispute(provider)));
  EXPECT_EQ(audited("training.record-viewed"), 2u);
}

TEST_P(Ministry, TRN_04_a_dispute_is_decided_once_and_both_sides_are_told) {
  auto const claimant = support::enter_organisation(database(), "7700000023", "ООО «Другой центр»");
  new_person(claimant, access::Role::provider_signer);
  auto const address = "/ministry/disputes/" + std::to_string(open_dispute(claimant));
  EXPECT_THAT(site->get("/ministry/disputes").body, HasSubstr("ООО «Другой центр»"));
  EXPECT_THAT(site->get(address).body, HasSubstr("Тестов1"));
  EXPECT_THAT(site->get(address).body, HasSubstr("Номер навсегда остаётся у внесённой записи"));
  EXPECT_THAT(site->get(address).body, Not(HasSubstr("Прежние решения")));
  EXPECT_EQ(site->post(address + "/decide", {{"decision", ""}}).status, 422);
  EXPECT_EQ(site->post(address + "/decide", {{"decision", "Номер остаётся за первой"}}).status, 303);
  EXPECT_EQ(site->post(address + "/decide", {{"decision", "Передумали"}}).status, 409);
  EXPECT_THAT(site->get(address).body, HasSubstr("Номер остаётся за первой"));
  EXPECT_THAT(site->get("/ministry/disputes").body, HasSubstr("Открытых споров нет"));
  EXPECT_THAT(site->get("/ministry/disputes?state=decided").body, HasSubstr("ООО «Другой центр»"));
  EXPECT_EQ(audited("training.dispute-decided"), 1u);
  auto const mail = database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 10); });
  ASSERT_EQ(mail.size(), 1u) << "the test's people share one address, and nobody gets it twice";
  EXPECT_THAT(mail[0].body, HasSubstr("Номер остаётся за первой"));
  auto const again = "/ministry/disputes/" + std::to_string(open_dispute(claimant));
  EXPECT_THAT(site->get(again).body, HasSubstr("Номер остаётся за первой")) << "what was decided before is shown";
  EXPECT_EQ(site->get("/ministry/disputes/99999").status, 404);
}

TEST_P(Ministry, figures_count_each_month_for_each_provider) {
  auto const page = header_of(site->post(form_address(), decision()), "Location");
  sign(page, *officer);
  auto const figures =
      database().read([&](database::ReadTx& tx) { return figures_of(tx, 2026, std::chrono::minutes{180}); });
  auto const& march = figures.months.at(2);
  EXPECT_EQ(march.sets, 1);
  EXPECT_EQ(march.records, 2);
  EXPECT_EQ(march.annulled, 1);
  EXPECT_EQ(march.corrected, 0);
  EXPECT_EQ(figures.total().records, 2) << "and no other month has any";
  ASSERT_EQ(figures.providers.size(), 1u);
  EXPECT_EQ(figures.providers[0].inn, "9999000013") << "the ministry's annulment counts for the record's provider";
  auto const body = site->get("/ministry/figures").body;
  EXPECT_THAT(body, HasSubstr("<svg role=\"img\""));
  EXPECT_THAT(body, Not(HasSubstr("style=")));
  auto const csv = site->get("/ministry/figures.csv?year=2026").body;
  EXPECT_THAT(csv, HasSubstr("Март 2026;АНО ДПО «Учебный центр Образец»;9999000013;1;2;0;1\r\n"));
  EXPECT_THAT(site->get("/ministry/figures?year=abc").body, HasSubstr("за 2026 год"));
}

TEST_P(Ministry, ACC_10_only_the_ministry_opens_its_pages) {
  for (auto const role : {access::Role::provider_preparer, access::Role::provider_signer, access::Role::employer_viewer,
                          access::Role::administrator}) {
    auto person = *signer;
    person.role = role;
    act_as(person);
    for (auto const& address : {std::string("/ministry"), std::string("/ministry/providers"), provider_address(),
                                std::string("/ministry/disputes"), std::string("/ministry/figures"),
                                std::string("/ministry/figures.csv"), form_address()})
      EXPECT_EQ(site->get(address).status, 403) << address << " " << access::to_text(role);
    EXPECT_EQ(site->post(provider_address() + "/block", {{"reason", "Нельзя"}}).status, 403);
  }
}

}  // namespace
}  // namespace obereg::training
