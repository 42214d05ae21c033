// Annulment and correction of a record, from the form to the receipt, as the provider's signer sees them.
#include "training/sign_act/sign_act.hpp"

#include <thread>

#include "platform/audit/audit.hpp"
#include "platform/ledger/receipt/verify.hpp"
#include "training/annul_record/annul_record.hpp"
#include "training/numbers/registry_number.hpp"
#include "training/testing/registry_site_fixture.hpp"
#include "training/verify_registry/verify_registry.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::training {
namespace {

using support::header_of;
using testing::HasSubstr;
using testing::Not;

class SignAct : public testing_support::RegistrySite {
 protected:
  void SetUp() override {
    RegistrySite::SetUp();
    if (IsSkipped()) return;
    enter({testing_support::sample_record(1), testing_support::sample_record(2)});
  }

  static support::TestSite::Form correction(std::string const& version = "1") {
    return {{"version", version},           {"last_name", "Тестова"},
            {"first_name", "Пётр"},         {"middle_name", ""},
            {"snils", "112-233-445 95"},    {"employer_name", "ООО «Пример»"},
            {"employer_inn", "7707083893"}, {"position", "Слесарь"},
            {"protocol_number", "12/26"},   {"programme", std::string(find_programme(9)->title)},
            {"checked_on", "25.02.2026"},   {"outcome", "Неуспешно"},
            {"knowledge_check", "Да"},      {"reason", "Опечатка в фамилии"}};
  }
  static support::TestSite::Form with(support::TestSite::Form form, std::string const& name, std::string const& value) {
    for (auto& [known, old] : form)
      if (known == name) old = value;
    return form;
  }

  // From the form to the page of signing.
  std::string prepare_annulment(std::string const& reason = "Внесена по ошибке") {
    return header_of(site->post(record() + "/annul", {{"reason", reason}}), "Location");
  }
  std::string prepare_correction() { return header_of(site->post(record() + "/correct", correction()), "Location"); }
  http::Response sign(std::string const& page) {
    return site->post(page, {{"@signature_file", signature_by(*signer, site->get(page + "/bytes").body)}});
  }
  std::string record() const { return "/training/registry/" + number; }

  StandingRecord standing() {
    return database().read([&](database::ReadTx& tx) { return find_standing(tx, number).value(); });
  }
  // As `obereg registry verify` sees it: the log, the signed files and the stored rows agree.
  std::string fault() { return verify_registry(database(), site->files, site->log_key.public_key()).fault; }
  static ActDraftId draft_at(std::string const& page) { return {std::stoll(page.substr(page.rfind('/') + 1))}; }

  std::string const number = own_number(2026, 1);
};
OBEREG_ON_BOTH_ENGINES(SignAct);

TEST_P(SignAct, TRN_16_a_signed_annulment_marks_the_record_which_stays) {
  EXPECT_EQ(site->get(record() + "/annul").status, 200);
  auto const page = prepare_annulment();
  EXPECT_THAT(site->get(page).body, HasSubstr("Внесена по ошибке"));
  EXPECT_FALSE(standing().annulled_on.has_value()) << "nothing happens before the signature";
  auto const done = sign(page);
  EXPECT_EQ(done.status, 303) << done.body;
  EXPECT_TRUE(standing().annulled_on.has_value());
  EXPECT_EQ(standing().version, 1);
  EXPECT_THAT(site->get(page).body, HasSubstr("аннулирована"));
  EXPECT_EQ(fault(), "");
  auto const log =
      database().read([&](database::ReadTx& tx) { return audit::page(tx, 0, "training.record-annulled", "", 10); });
  ASSERT_EQ(log.size(), 1u);
  EXPECT_EQ(log[0].subject, "record:" + number);
  EXPECT_THAT(log[0].details, HasSubstr("подписал: "));
  EXPECT_THAT(log[0].details, Not(HasSubstr("CN="))) << "the certificate's subject holds СНИЛС and ИНН of a person";
}

TEST_P(SignAct, ACC_07_the_page_of_signing_says_that_the_own_certificate_ends) {
  auto const page = prepare_annulment();
  EXPECT_THAT(site->get(page).body, Not(HasSubstr("Срок вашего сертификата кончается")));
  site->actor.certificate_ends = support::test_now + 3 * support::one_day;
  EXPECT_THAT(site->get(page).body, HasSubstr("Срок вашего сертификата кончается 13.03.2026: осталось 3\u00a0дня"));
}

TEST_P(SignAct, TRN_16_the_receipt_of_an_annulment_verifies_without_the_server) {
  auto const page = prepare_annulment();
  sign(page);
  auto const receipt = file_of(site->get(page + "/receipt.json"));
  auto const bytes = site->get(page + "/bytes").body;
  auto const signature = file_of(site->get(page + "/signature"));
  auto const checks = ledger::verify_receipt(receipt, site->log_key.public_key().pem(), {bytes, signature, {}});
  EXPECT_GE(checks.size(), 8u);
  for (auto const& check : checks) EXPECT_TRUE(check.passed) << check.text;
  EXPECT_THAT(receipt, HasSubstr("annulled"));
}

TEST_P(SignAct, TRN_16_a_signed_correction_is_a_new_version_under_the_same_number) {
  EXPECT_THAT(site->get(record() + "/correct").body, HasSubstr("Тестов1"));
  auto const page = prepare_correction();
  auto const shown = site->get(page).body;
  EXPECT_THAT(shown, HasSubstr("Тестов1"));
  EXPECT_THAT(shown, HasSubstr("Тестова"));
  EXPECT_EQ(sign(page).status, 303);
  auto const now = standing();
  EXPECT_EQ(now.version, 2);
  EXPECT_EQ(now.record.last_name, "Тестова");
  EXPECT_EQ(now.record.outcome, Outcome::failed);
  EXPECT_EQ(now.record.entered_on, LocalDate::at(support::test_now)) << "the date of entry stays";
  EXPECT_EQ(now.record.provider_name, "АНО ДПО «Учебный центр Образец»");
  constexpr std::string_view terms =
      "select valid_until from training_records where registry_number = :number order by version";
  auto const until = database().read([&](database::ReadTx& tx) {
    return tx.all({"terms", terms, terms}, {{"number", number}},
                  [](database::Row const& row) { return row.string(0); });
  });
  EXPECT_EQ(until, (std::vector<std::string>{"2027-02-25", ""})) << "the old version is kept; the term is counted anew";
  EXPECT_EQ(fault(), "");
}

TEST_P(SignAct, the_rules_of_a_row_hold_for_a_correction) {
  struct Case {
    char const* name;
    char const* field;
    char const* value;
    char const* words;
  };
  Case const cases[] = {{"a name of spaces", "last_name", "  ", "id=\"last_name-error\""},
                        {"a wrong СНИЛС", "snils", "112-233-445 96", "id=\"snils-error\""},
                        {"a wrong ИНН", "employer_inn", "7707083894", "id=\"employer_inn-error\""},
                        {"a day that does not exist", "checked_on", "31.02.2026", "id=\"checked_on-error\""},
                        {"a day to come", "checked_on", "25.02.2030", "id=\"checked_on-error\""},
                        {"an unknown programme", "programme", "Кройка и шитьё", "id=\"programme-error\""},
                        {"no reason", "reason", " ", "id=\"reason-error\""}};
  for (auto const& wrong : cases) {
    auto const answer = site->post(record() + "/correct", with(correction(), wrong.field, wrong.value));
    EXPECT_EQ(answer.status, 422) << wrong.name;
    EXPECT_THAT(answer.body, HasSubstr(wrong.words)) << wrong.name;
  }
  EXPECT_EQ(standing().version, 1);
}

TEST_P(SignAct, a_correction_that_changes_nothing_is_not_made) {
  auto form = with(with(with(correction(), "last_name", "Тестов1"), "outcome", "Успешно"), "snils", "");
  EXPECT_THAT(site->post(record() + "/correct", form).body, HasSubstr("ничего не изменили"));
}

TEST_P(SignAct, TRN_09_a_correction_that_repeats_another_record_is_refused) {
  auto form = with(with(correction(), "last_name", "Тестов2"), "snils", "");
  auto const answer = site->post(record() + "/correct", form);
  EXPECT_EQ(answer.status, 409);
  EXPECT_THAT(answer.body, HasSubstr(own_number(2026, 2)));
}

TEST_P(SignAct, a_record_is_annulled_once_and_never_corrected_afterwards) {
  auto const first = prepare_annulment(), second = prepare_annulment(), correction_page = prepare_correction();
  auto const bytes = site->get(first + "/bytes").body;
  sign(first);
  EXPECT_EQ(site->post(first, {{"@signature_file", signature_by(*signer, bytes)}}).status, 303) << "a second click";
  EXPECT_EQ(sign(second).status, 409);
  EXPECT_EQ(sign(correction_page).status, 409);
  EXPECT_EQ(site->get(record() + "/annul").status, 409);
  EXPECT_EQ(site->post(record() + "/correct", correction()).status, 409);
  EXPECT_EQ(standing().version, 1);
}

TEST_P(SignAct, a_correction_prepared_from_an_older_version_is_refused) {
  auto const first = prepare_correction(), second = prepare_correction();
  EXPECT_EQ(sign(first).status, 303);
  EXPECT_THAT(sign(second).body, HasSubstr("Запись уже исправили"));
  auto const old_tab = site->post(record() + "/correct", with(correction("1"), "last_name", "Другова"));
  EXPECT_THAT(old_tab.body, HasSubstr("Запись уже исправили"));
  EXPECT_EQ(standing().version, 2);
}

TEST_P(SignAct, of_two_signers_at_once_one_changes_the_record) {
  std::vector<std::pair<ActDraftId, std::string>> work;
  for (auto const& page : {prepare_correction(), prepare_correction(), prepare_annulment()})
    work.emplace_back(draft_at(page), signature_by(*signer, site->get(page + "/bytes").body));
  std::atomic<int> done{0};
  std::vector<std::thread> threads;
  for (auto const& [draft, signature] : work)
    threads.emplace_back([&, id = draft, mark = signature] {
      if (sign_act(site->services, actor_of(*signer), id, mark, support::test_now)) ++done;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_GE(done, 1);
  EXPECT_EQ(done, standing().version - 1 + (standing().annulled_on.has_value() ? 1 : 0))
      << "each that was told 'done' is done";
  EXPECT_EQ(done, 1) << "the others were prepared from what is no longer the record";
  EXPECT_EQ(fault(), "");
}

TEST_P(SignAct, a_signature_that_is_not_good_changes_nothing_and_says_why) {
  auto const page = prepare_annulment();
  auto const bytes = site->get(page + "/bytes").body;
  auto const stranger = new_person(provider, access::Role::provider_signer);
  struct Case {
    char const* name;
    std::string signature, words;
  };
  Case const cases[] = {{"of other data", signature_by(*signer, bytes + " "), "Подпись не принята"},
                        {"by a certificate of somebody else", signature_by(stranger, bytes), "не привязан"},
                        {"garbage", "garbage", "Подпись не принята"},
                        {"nothing", "", "Подпись не принята"}};
  for (auto const& wrong : cases) {
    auto const answer = site->post(page, {{"@signature_file", wrong.signature}});
    EXPECT_EQ(answer.status, 422) << wrong.name;
    EXPECT_THAT(answer.body, HasSubstr(wrong.words)) << wrong.name;
  }
  EXPECT_FALSE(standing().annulled_on.has_value());
  EXPECT_EQ(sign(page).status, 303);
}

TEST_P(SignAct, PLT_05_a_process_killed_before_the_receipt_leaves_it_to_the_job) {
  auto const page = prepare_annulment();
  sign(page);
  auto const made = file_of(site->get(page + "/receipt.json"));
  // As the kill leaves it: published, no receipt, the job waits.
  database().write(
      [](database::Tx& tx) { tx.run_script("update training_acts set receipt_hash = '' where kind = 'annulled'"); });
  EXPECT_THAT(site->get(page).body, HasSubstr("Квитанция готовится"));
  run_jobs();
  EXPECT_EQ(file_of(site->get(page + "/receipt.json")), made);
}

TEST_P(SignAct, another_providers_record_and_document_answer_as_if_they_did_not_exist) {
  auto const page = prepare_annulment();
  auto const other = support::enter_organisation(database(), "7700000023", "ООО «Другой центр»");
  act_as(new_person(other, access::Role::provider_signer));
  for (auto const& address : {record() + "/annul", record() + "/correct", page, page + "/bytes"})
    EXPECT_EQ(site->get(address).status, 404) << address;
  auto const foreign = site->get(record() + "/annul").body, missing = site->get("/training/registry/none/annul").body;
  EXPECT_THAT(foreign, HasSubstr("Такой записи нет"));
  EXPECT_THAT(missing, HasSubstr("Такой записи нет"));
  EXPECT_EQ(site->post(record() + "/annul", {{"reason", "Чужая"}}).status, 404);
  EXPECT_EQ(site->post(page, {{"signature", "x"}}).status, 404);
}

TEST_P(SignAct, only_a_signer_may_annul_or_correct) {
  for (auto const role : {access::Role::provider_preparer, access::Role::employer_viewer, access::Role::ministry,
                          access::Role::administrator}) {
    auto person = *signer;
    person.role = role;
    act_as(person);
    EXPECT_EQ(site->get(record() + "/annul").status, 403) << access::to_text(role);
    EXPECT_EQ(site->post(record() + "/correct", correction()).status, 403) << access::to_text(role);
  }
}

TEST_P(SignAct, a_blocked_provider_can_not_sign_what_it_had_prepared) {
  auto const page = prepare_annulment();
  database().write(
      [](database::Tx& tx) { tx.run_script("update organisations set blocked_at = 1, blocked_reason = 'Проверка'"); });
  EXPECT_THAT(sign(page).body, HasSubstr("Проверка"));
  EXPECT_FALSE(standing().annulled_on.has_value());
}

TEST_P(SignAct, TRN_13_a_re_imported_record_keeps_its_mark_and_its_date_of_entry_can_be_corrected) {
  auto old = testing_support::sample_record(3);
  old.registry_number = "ОТ-000123/Б";
  old.entered_on = LocalDate::of(2026, 3, 1);
  enter({old});
  std::string const address = "/training/registry/ОТ-000123~1Б";
  EXPECT_THAT(site->get(address + "/correct").body, HasSubstr("01.03.2026"));
  auto form = correction();
  form.emplace_back("entered_on", "02.03.2026");
  EXPECT_EQ(sign(header_of(site->post(address + "/correct", form), "Location")).status, 303);
  auto const now =
      database().read([&](database::ReadTx& tx) { return find_standing(tx, old.registry_number).value(); });
  EXPECT_TRUE(now.reimported);
  EXPECT_EQ(now.record.entered_on, LocalDate::of(2026, 3, 2));
}

TEST_P(SignAct, a_reason_may_hold_anything_but_control_characters) {
  auto const page = prepare_annulment("Ошибка: <b>№ 5</b> \"кавычки\" и\r\nперенос 🙂");
  EXPECT_THAT(site->get(page).body, HasSubstr("&lt;b&gt;"));
  EXPECT_EQ(sign(page).status, 303);
  for (auto const& wrong : {std::string("\x01"), std::string("\xff"), std::string(), std::string(5000, 'x')})
    EXPECT_NE(wrong_reason(wrong), "");
}

}  // namespace
}  // namespace obereg::training
