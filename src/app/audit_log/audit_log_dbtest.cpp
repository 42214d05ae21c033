#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "access/roles.hpp"
#include "app/program/modules.hpp"
#include "platform/audit/audit.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"

namespace obereg::app {
namespace {

using access::OrganisationKind;
using access::Role;
using support::test_now;
using support::TestSite;
using testing::HasSubstr;
using testing::Not;

class AuditLog : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    site = std::make_unique<TestSite>(database(), all_routes(), all_sections());
    owner = support::enter_organisation(database(), "7700000030", "Оператор", OrganisationKind::operator_, false);
    centre = support::enter_organisation(database());
    boss.account = support::enter_person(database(), owner, Role::administrator, "Главная");
    boss.name = "Главная А. А.";
    boss.organisation = owner;
    boss.permissions = access::permissions_of(Role::administrator);
    worker.account = support::enter_person(database(), centre, Role::provider_signer, "Работина");
    worker.name = "Работина А. А.";
    worker.organisation = centre;
    site->actor = boss;
    site->get("/admin/audit");
  }
  void record(Actor const& actor, std::string const& action, std::string const& subject, std::string const& details,
              Instant at = test_now) {
    database().write([&](database::Tx& tx) { audit::record(tx, actor, action, subject, details, at); });
  }
  std::string found(TestSite::Form const& form) { return site->post("/admin/audit", form).body; }
  void tamper(std::string const& statement) {
    database().write([&](database::Tx& tx) {
      tx.run_script(tx.engine() == database::Engine::sqlite ? "drop trigger keep_audit_records_update"
                                                            : "alter table audit_records disable trigger all");
      tx.run_script(statement);
    });
  }
  static std::string content(http::Response const& response) {
    std::ifstream stream(*response.file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  std::unique_ptr<TestSite> site;
  OrganisationId owner, centre;
  Actor boss, worker;
};
OBEREG_ON_BOTH_ENGINES(AuditLog);

TEST_P(AuditLog, PLT_05_is_read_in_words_with_links_and_hashes) {
  record(worker, "training.set-entered", "record-set:17", "записей: 3");
  record(boss, "access.account-blocked", "account:12", "уволена");
  auto const page = site->get("/admin/audit").body;
  EXPECT_THAT(page, HasSubstr("Набор записей внесён в реестр"));
  EXPECT_THAT(page, HasSubstr("Набор записей № 17"));
  EXPECT_THAT(page, HasSubstr("href=\"/admin/accounts/12\">Учётная запись № 12</a>"));
  EXPECT_THAT(page, HasSubstr("уволена"));
  EXPECT_THAT(page, HasSubstr("АНО ДПО «Учебный центр Образец»"));
  EXPECT_THAT(page, HasSubstr("<optgroup label=\"Наборы и реестр\">"));
  auto const second_hash = database().read([](database::ReadTx& tx) {
    static constexpr std::string_view query = "select hash from audit_records where number = 2";
    return tx.get_one({"second_hash", query, query}, {}, [](database::Row const& row) { return row.bytes(0); });
  });
  EXPECT_THAT(page, HasSubstr("<dt>Хеш этой записи</dt><dd>" + text::hex(second_hash)));
  EXPECT_THAT(page, HasSubstr("нет: это первая запись"));
}

TEST_P(AuditLog, PLT_05_is_searched_by_action_person_organisation_subject_days_and_text) {
  record(worker, "training.set-signed", "record-set:17", "Первая строка");
  record(boss, "access.account-blocked", "account:12", "Вторая строка", test_now + support::one_day);
  record(worker, "training.extract-made", "extract:АБВ", "Третья строка", test_now + 2 * support::one_day);
  struct Case {
    char const* name;
    TestSite::Form form;
    char const* finds;
  };
  auto const day = LocalDate::at(test_now + support::one_day).russian();
  Case const cases[] = {{"action", {{"action", "access.account-blocked"}}, "010"},
                        {"a name in any case", {{"who", "РАБОТИНА"}}, "101"},
                        {"an account", {{"account", std::to_string(boss.account.value)}}, "010"},
                        {"an organisation by its ИНН", {{"organisation", "9999000013"}}, "101"},
                        {"an organisation by its name", {{"organisation", "учебный центр"}}, "101"},
                        {"one thing", {{"subject_kind", "record-set"}, {"subject_number", "17"}}, "100"},
                        {"another number", {{"subject_kind", "record-set"}, {"subject_number", "1"}}, "000"},
                        {"a kind of things", {{"subject_kind", "record-set"}}, "100"},
                        {"a kind that begins alike", {{"subject_kind", "record"}}, "000"},
                        {"a day", {{"from", day}, {"to", day}}, "010"},
                        {"since a day", {{"from", day}}, "011"},
                        {"until a day", {{"to", day}}, "110"},
                        {"a text", {{"text", "Третья"}}, "001"},
                        {"two of them", {{"who", "работина"}, {"text", "Первая"}}, "100"}};
  for (auto const& each : cases) {
    auto const page = found(each.form);
    std::string met;
    for (auto const* details : {"<p>Первая строка", "<p>Вторая строка", "<p>Третья строка"})
      met += page.find(details) == std::string::npos ? '0' : '1';
    EXPECT_EQ(met, each.finds) << each.name;
  }
  EXPECT_THAT(found({{"from", "31.02.2026"}}), HasSubstr("Напишите дату так"));
  EXPECT_THAT(found({{"account", "1 or 1"}}), HasSubstr("Напишите номер цифрами"));
  EXPECT_THAT(found({{"subject_number", "5"}}), HasSubstr("Выберите, чей это номер"));
  EXPECT_THAT(site->get("/admin/audit?subject=record-set:17").body, HasSubstr("<p>Первая строка"));
}

TEST_P(AuditLog, PLT_05_is_paged_by_number_and_names_never_stand_in_an_address) {
  for (int i = 0; i < 60; ++i) record(worker, "test.done", "thing:1", "дело");
  EXPECT_THAT(site->get("/admin/audit?action=test.done").body, HasSubstr("before=11"));
  EXPECT_THAT(site->get("/admin/audit?action=test.done&before=11").body, HasSubstr("data-title=\"№\">10</td>"));
  auto const page = found({{"who", "работина"}});
  EXPECT_THAT(page, HasSubstr("<input type=\"hidden\" name=\"before\" value=\"11\">"));
  EXPECT_THAT(page, Not(HasSubstr("who="))) << "in no link";
  EXPECT_THAT(page, Not(HasSubstr("before="))) << "the way on is a form";
  EXPECT_THAT(found({{"who", "работина"}, {"before", "11"}}), HasSubstr("data-title=\"№\">10</td>"));
}

TEST_P(AuditLog, PLT_05_what_was_found_is_exported_with_its_words_and_hashes) {
  for (int i = 0; i < 60; ++i) record(worker, "access.signed-out", "thing:1", "=1+1 \"х\"");
  record(boss, "access.signed-out", "thing:1", "иное");
  auto const csv = content(site->get("/admin/audit/export?action=access.signed-out"));
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 62);
  EXPECT_THAT(csv, HasSubstr("\"'=1+1 \"\"х\"\"\""));
  EXPECT_THAT(csv, HasSubstr("\"Выход\""));
  auto const of_one = content(site->post("/admin/audit/export", {{"who", "главная"}, {"text", "иное"}}));
  EXPECT_EQ(std::count(of_one.begin(), of_one.end(), '\n'), 2);
}

TEST_P(AuditLog, PLT_05_the_check_by_button_names_the_first_altered_record) {
  for (int i = 0; i < 3; ++i) record(worker, "access.signed-in", "account:1", "дело");
  EXPECT_THAT(site->post("/admin/audit/verify").body, HasSubstr("Журнал цел"));
  EXPECT_THAT(site->get("/admin/audit").body, HasSubstr("Проверен журнал действий"));
  tamper("update audit_records set details = 'не то' where number = 2");
  auto const broken = site->post("/admin/audit/verify").body;
  EXPECT_THAT(broken, HasSubstr("первая неверная запись – № 2"));
  EXPECT_THAT(broken, HasSubstr("/admin/audit?before=3"));
}

TEST_P(AuditLog, PLT_05_is_the_administrators_alone) {
  site->actor.permissions = access::permissions_of(Role::ministry);
  EXPECT_EQ(site->get("/admin/audit").status, 403);
  for (auto const* address : {"/admin/audit", "/admin/audit/verify", "/admin/audit/export"})
    EXPECT_EQ(site->post(address).status, 403) << address;
}

}  // namespace
}  // namespace obereg::app
