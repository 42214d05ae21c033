#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "access/roles.hpp"
#include "app/audit_log/audit_export.hpp"
#include "app/program/modules.hpp"
#include "platform/audit/audit.hpp"
#include "platform/spreadsheets/workbook.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"

namespace obereg::app {
namespace {

using access::OrganisationKind;
using access::Role;
using support::test_now;
using support::TestSite;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::Not;
using testing::StartsWith;

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
  std::string found(TestSite::Form const& form) { return site->follow("/admin/audit", form).body; }
  static std::string content(http::Response const& response) {
    std::ifstream stream(*response.file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  // The cells of each row that have any text.
  static std::vector<std::vector<std::string>> rows_of(std::string const& path) {
    std::vector<std::vector<std::string>> rows;
    spreadsheets::Workbook workbook(path);
    workbook.read(0, [&](spreadsheets::Row const& row) {
      auto& cells = rows.emplace_back();
      for (auto const& cell : row.cells)
        if (!cell.text.empty()) cells.emplace_back(cell.text);
      return true;
    });
    return rows;
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
  record(boss, "access.account-blocked", "account:12", "Вторая строка, с учётом ЁЛКИ", test_now + support::one_day);
  record(worker, "training.extract-made", "extract:АБВ", "Третья строка, SHA-256", test_now + 2 * support::one_day);
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
                        {"a text in another case", {{"text", "ТРЕТЬЯ строка"}}, "001"},
                        {"a text with е for ё", {{"text", "учетом  елки"}}, "010"},
                        {"a text with ё for е", {{"text", "пёрвая"}}, "100"},
                        {"a text in Latin", {{"text", "sha-256"}}, "001"},
                        {"a text that is not there", {{"text", "Четвёртая"}}, "000"},
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
  auto const last = site->get("/admin/audit?action=test.done&before=51").body;
  EXPECT_THAT(last, AllOf(HasSubstr("data-title=\"№\">1</td>"), Not(HasSubstr("before=")))) << "full, and the last one";
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
  EXPECT_THAT(site->get("/admin/audit").body, HasSubstr("<p>CSV, записей: 1</p>"));
}

TEST_P(AuditLog, PLT_05_what_was_found_is_exported_as_a_workbook_too) {
  for (int i = 0; i < 1200; ++i) record(worker, "access.signed-out", "thing:1", "=1+1");
  record(boss, "access.signed-out", "account:12", "иное");
  auto const rows = rows_of(*site->get("/admin/audit/export.xlsx?action=access.signed-out").file);
  ASSERT_EQ(rows.size(), 1202u) << "the heading, and more than one batch";
  EXPECT_THAT(rows[0], ElementsAre("Номер", "Время (UTC)", "Кто", "Организация", "Откуда", "Действие", "Над чем",
                                   "Подробности", "Код действия", "Код предмета", "Хеш предыдущей записи", "Хеш"));
  EXPECT_THAT(rows[1], IsSupersetOf({"1201", "Выход", "Учётная запись № 12", "иное", "access.signed-out"}));
  EXPECT_THAT(rows[1201], IsSupersetOf({"1", "Работина А. А.", "=1+1"}));
  auto const of_one = site->post("/admin/audit/export.xlsx", {{"who", "главная"}, {"text", "ИНОЕ"}});
  EXPECT_EQ(rows_of(*of_one.file).size(), 2u);
  EXPECT_THAT(site->get("/admin/audit").body, HasSubstr("<p>Excel, записей: 1</p>"));
}

TEST_P(AuditLog, PLT_05_a_sheet_that_is_full_says_how_many_records_it_holds) {
  for (int i = 0; i < 5; ++i) record(worker, "access.signed-out", "thing:1", "дело");
  auto const path = support::temporary_folder() + "/audit.xlsx";
  FoundRecords const found{{}, [&](AuditFilter const& filter, int size) {
                             return database().read([&](database::ReadTx& tx) {
                               return audit_entries(tx, filter, std::chrono::minutes(0), size);
                             });
                           }};
  EXPECT_TRUE(write_xlsx(found, path, 5).is_all);
  EXPECT_EQ(rows_of(path).size(), 6u);
  auto const written = write_xlsx(found, path, 3);
  EXPECT_FALSE(written.is_all);
  EXPECT_EQ(written.count, 3);
  auto const rows = rows_of(path);
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_THAT(rows[4], ElementsAre(HasSubstr("Найдено больше: здесь 3")));
}

TEST_P(AuditLog, PLT_05_details_longer_than_a_cell_do_not_spoil_the_workbook) {
  std::string details;
  while (details.size() < 40'000) details += "слово ";
  record(worker, "access.signed-out", "thing:1", details);
  auto const rows = rows_of(*site->get("/admin/audit/export.xlsx?action=access.signed-out").file);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_THAT(rows[1], Contains(AllOf(StartsWith("слово слово"), HasSubstr("не поместилось в ячейку"))));
  EXPECT_THAT(content(site->get("/admin/audit/export?action=access.signed-out")), HasSubstr(details));
}

TEST_P(AuditLog, PLT_05_nothing_is_exported_for_a_search_that_was_typed_wrong) {
  for (auto const* address : {"/admin/audit/export", "/admin/audit/export.xlsx"}) {
    auto const answer = site->get(address + std::string("?account=x"));
    EXPECT_EQ(answer.status, 422) << address;
    EXPECT_THAT(answer.body, HasSubstr("Напишите номер цифрами"));
  }
  EXPECT_THAT(site->get("/admin/audit").body, Not(HasSubstr("Скачан журнал действий</td>")));
}

TEST_P(AuditLog, PLT_05_is_the_administrators_alone) {
  site->actor.permissions = access::permissions_of(Role::ministry);
  EXPECT_EQ(site->get("/admin/audit").status, 403);
  EXPECT_EQ(site->get("/admin/audit/export.xlsx").status, 403);
  for (auto const* address : {"/admin/audit", "/admin/audit/export", "/admin/audit/export.xlsx"})
    EXPECT_EQ(site->post(address).status, 403) << address;
}

}  // namespace
}  // namespace obereg::app
