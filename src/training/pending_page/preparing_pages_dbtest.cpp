// From the reference through a file, its mistakes and the form to a formed set, as people of a provider see it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "access/roles.hpp"
#include "platform/web/pages.hpp"
#include "support/import_test.hpp"
#include "support/test_site.hpp"
#include "training/training.hpp"

namespace obereg::training {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class PreparingPages : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    provider_ = support::add_organisation(database(), testing_support::provider_name, testing_support::provider_inn);
    site_.emplace(database(), training_routes(), training_sections());
    site_->actor = support::signer_of(provider_, support::add_account(database(), "Образцова"));
    site_->actor.permissions = access::permissions_of(access::Role::provider_preparer);
    site_->get("/training/pending");  // the browser gets the cookie that its forms are bound to
  }

  static std::string bytes_of(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void run_jobs() {
    jobs::Runner runner(database(), training_jobs(site_->services), support::site_clock);
    while (runner.run_one()) {
    }
  }
  // The address of the import that the upload made, once its job has run.
  std::string upload(std::string const& bytes, std::string const& kind = "reimport") {
    auto const answer = site_->post("/training/import?kind=" + kind, {{"@file", bytes}});
    EXPECT_EQ(answer.status, 303) << answer.body;
    run_jobs();
    return support::header_of(answer, "Location");
  }
  support::TestSite::Form record_form(std::string const& last_name) {
    return {{"registry_number", "Новый"},
            {"last_name", last_name},
            {"first_name", "Пётр"},
            {"employer_name", "ООО «Пример»"},
            {"employer_inn", "7707083893"},
            {"position", "Слесарь"},
            {"programme", "Оказание первой помощи пострадавшим"},
            {"protocol_number", "12/26"},
            {"checked_on", "25.02.2026"},
            {"outcome", "Успешно"},
            {"knowledge_check", "Да"}};
  }
  std::string add(std::string const& last_name) {
    return support::header_of(site_->post("/training/pending/new", record_form(last_name)), "Location");
  }
  // What a hidden field of a page holds.
  static std::string hidden(std::string const& body, std::string const& name) {
    auto const begin = body.find("name=\"" + name + "\" value=\"");
    if (begin == std::string::npos) return "";
    auto const value = begin + name.size() + std::string_view("name=\"\" value=\"").size();
    return body.substr(value, body.find('"', value) - value);
  }
  // The form as it is opened now, sent with these values.
  http::Response change(int id, support::TestSite::Form form) {
    auto const address = "/training/pending/" + std::to_string(id);
    form.emplace_back("fingerprint", hidden(site_->get(address).body, "fingerprint"));
    return site_->post(address, form);
  }
  std::string search_for(std::string const& words) { return hidden(searched(words), "search"); }
  std::string pending() { return site_->get("/training/pending").body; }
  // The list after a search by the form; what was typed never stands in an address.
  std::string searched(std::string const& words) {
    auto const address = support::header_of(site_->post("/training/pending/search", {{"q", words}}), "Location");
    EXPECT_EQ(address.find(web::in_query(words)), std::string::npos) << address;
    return site_->get(address).body;
  }

  OrganisationId provider_;
  std::optional<support::TestSite> site_;
};
OBEREG_ON_BOTH_ENGINES(PreparingPages);

TEST_P(PreparingPages, TRN_01_the_reference_is_public_and_its_template_is_taken_by_the_import) {
  auto const actor = site_->actor;
  site_->actor = {};
  auto const page = site_->get("/training/reference");
  EXPECT_EQ(page.status, 200);
  for (auto const& column : columns()) EXPECT_THAT(page.body, HasSubstr(std::string(column.title)));
  auto const made = site_->get("/training/reference/template-reimport.xlsx");
  ASSERT_TRUE(made.file);
  site_->actor = actor;
  EXPECT_THAT(site_->get(upload(bytes_of(*made.file))).body, HasSubstr("нет ни одной записи"));
}

TEST_P(PreparingPages, TRN_11_a_good_file_ends_at_a_link_to_its_set) {
  auto const address = upload(bytes_of(support::test_data("reimport/good-60.xlsx")));
  EXPECT_THAT(site_->get(address).body, HasSubstr("/training/sets/1"));
  EXPECT_EQ(site_->get("/training/sets/1").status, 200);
}

TEST_P(PreparingPages, TRN_10_mistakes_are_shown_and_given_back_in_the_file) {
  auto const address = upload(bytes_of(support::test_data("reimport/errors-one-per-row.xlsx")));
  auto const body = site_->get(address).body;
  EXPECT_THAT(body, HasSubstr("неверный ИНН"));
  EXPECT_THAT(body, HasSubstr("Внести только верные строки"));
  EXPECT_TRUE(site_->get(address + "/errors.xlsx").file);
  EXPECT_THAT(site_->get(address + "/right-rows").body, HasSubstr("Строк"));
}

TEST_P(PreparingPages, a_file_of_another_kind_is_refused_at_its_field) {
  struct Case {
    std::string name, kind, bytes, words;
  };
  for (auto const& each : std::vector<Case>{{"old Excel", "import", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest", ".xls"},
                                            {"table of text", "import", "a;b;c\n1;2;3\n", "CSV"},
                                            {"program", "reimport", "MZ program", "программа"},
                                            {"nothing", "import", "", "файл"},
                                            {"not XML", "xml", "no xml", "не файл xml"}}) {
    auto const answer = site_->post("/training/import?kind=" + each.kind, {{"@file", each.bytes}});
    EXPECT_EQ(answer.status, 422) << each.name;
    EXPECT_THAT(answer.body, HasSubstr(each.words)) << each.name;
    EXPECT_THAT(answer.body, HasSubstr("Ошибка:")) << each.name;
  }
}

TEST_P(PreparingPages, the_same_file_again_asks_first) {
  auto const bytes = bytes_of(support::test_data("reimport/good-1.xlsx"));
  upload(bytes);
  auto const answer = site_->post("/training/import?kind=reimport", {{"@file", bytes}});
  EXPECT_EQ(answer.status, 409);
  EXPECT_THAT(answer.body, HasSubstr("Загрузить ещё раз"));
}

TEST_P(PreparingPages, TRN_02_a_record_is_added_once_changed_and_formed_into_a_set) {
  EXPECT_EQ(site_->post("/training/pending/new", record_form("Ёлкин")).status, 303);
  EXPECT_THAT(pending(), HasSubstr("Ёлкин Пётр"));
  EXPECT_THAT(searched("елк"), HasSubstr("/training/pending/1\""));
  EXPECT_THAT(searched("палк"), HasSubstr("Ничего не нашлось"));
  EXPECT_EQ(change(1, record_form("Соснов")).status, 303);
  EXPECT_THAT(pending(), Not(HasSubstr("Ёлкин")));
  EXPECT_THAT(pending(), HasSubstr("Соснов"));
  auto const formed = site_->post("/training/pending/form-set", {{"all", "1"}});
  EXPECT_THAT(support::header_of(formed, "Location"), StartsWith("/training/sets/"));
  EXPECT_THAT(pending(), HasSubstr("Записей нет"));
}

TEST_P(PreparingPages, TRN_02_all_found_means_what_the_search_found_and_the_page_says_how_many_were_deleted) {
  for (auto const* name : {"Ёлкин", "Ёлкина", "Соснов"}) EXPECT_EQ(add(name), "/training/pending?done=added");
  EXPECT_THAT(pending(), HasSubstr("Все ожидающие записи, не только на этой странице: 3"));
  EXPECT_THAT(searched("ёлк"), HasSubstr("Все найденные: 2"));
  auto const search = search_for("ёлк");
  auto const done = site_->post("/training/pending/delete", {{"all", "1"}, {"search", search}});
  auto const address = support::header_of(done, "Location");
  EXPECT_THAT(address, HasSubstr("done=deleted&count=2"));
  EXPECT_THAT(site_->get(address).body, HasSubstr("Удалены 2\u00A0записи"));
  EXPECT_THAT(pending(), HasSubstr("Соснов"));
  EXPECT_THAT(pending(), Not(HasSubstr("Ёлкин")));
}

TEST_P(PreparingPages, TRN_02_a_set_of_all_found_holds_those_alone) {
  for (auto const* name : {"Ёлкин", "Соснов"}) add(name);
  auto const formed = site_->post("/training/pending/form-set", {{"all", "1"}, {"search", search_for("ёлк")}});
  auto const set = site_->get(support::header_of(formed, "Location")).body;
  EXPECT_THAT(set, HasSubstr("Набор сформирован"));
  EXPECT_THAT(set, HasSubstr("Ёлкин"));
  EXPECT_THAT(set, Not(HasSubstr("Соснов")));
}

TEST_P(PreparingPages, a_search_that_is_forgotten_chooses_nothing) {
  add("Ёлкин");
  EXPECT_EQ(site_->post("/training/pending/delete", {{"all", "1"}, {"search", "gone"}}).status, 422);
  EXPECT_THAT(pending(), HasSubstr("Ёлкин"));
}

TEST_P(PreparingPages, where_nothing_is_chosen_the_list_comes_back_with_the_error_at_it) {
  for (auto const* name : {"Ёлкин", "Соснов"}) add(name);
  for (auto const* action : {"delete", "form-set"}) {
    auto const answer = site_->post(std::string("/training/pending/") + action, {{"search", search_for("ёлк")}});
    EXPECT_EQ(answer.status, 422) << action;
    EXPECT_THAT(answer.body, HasSubstr("href=\"#records\"")) << action;
    EXPECT_THAT(answer.body, HasSubstr("Не выбрано ни одной записи")) << action;
    EXPECT_THAT(answer.body, HasSubstr("/training/pending/1\"")) << action;
    EXPECT_THAT(answer.body, Not(HasSubstr("/training/pending/2\""))) << "the search holds on: " << action;
  }
}

TEST_P(PreparingPages, TRN_09_the_same_record_again_is_refused_at_the_form_with_a_link_to_it) {
  add("Ёлкин");
  auto const answer = site_->post("/training/pending/new", record_form("Ёлкин"));
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, HasSubstr("Такая запись уже ждёт"));
  EXPECT_THAT(answer.body, HasSubstr("href=\"/training/pending/1\""));
  EXPECT_THAT(answer.body, HasSubstr("value=\"Ёлкин\""));
  EXPECT_EQ(change(1, record_form("Ёлкин")).status, 303) << "saved as it was";
}

TEST_P(PreparingPages, TRN_02_of_two_tabs_that_change_one_record_the_second_is_told) {
  add("Ёлкин");
  auto const opened = hidden(site_->get("/training/pending/1").body, "fingerprint");
  EXPECT_EQ(support::header_of(change(1, record_form("Соснов")), "Location"), "/training/pending?done=changed");
  auto second = record_form("Пальмин");
  second.emplace_back("fingerprint", opened);
  auto const answer = site_->post("/training/pending/1", second);
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, HasSubstr("Запись изменили, пока форма была открыта"));
  EXPECT_THAT(answer.body, HasSubstr("value=\"Пальмин\""));
  EXPECT_THAT(answer.body, HasSubstr("href=\"/training/pending/1\""));
  EXPECT_THAT(site_->get("/training/pending/1").body, HasSubstr("value=\"Соснов\"")) << "the address holds on";
}

TEST_P(PreparingPages, each_mistake_of_the_form_stands_at_its_field_and_what_was_typed_is_kept) {
  auto form = record_form("Ёлкин");
  form[4].second = "123";
  auto const answer = site_->post("/training/pending/new", form);
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, HasSubstr("href=\"#employer_inn\""));
  EXPECT_THAT(answer.body, HasSubstr("value=\"Ёлкин\""));
}

TEST_P(PreparingPages, ACC_10_what_belongs_to_another_organisation_answers_as_none) {
  site_->post("/training/pending/new", record_form("Ёлкин"));
  auto const import = upload(bytes_of(support::test_data("reimport/good-1.xlsx")));
  site_->actor.organisation = support::add_organisation(database(), "ООО «Чужие»", "7728168971");
  EXPECT_EQ(site_->get(import).status, 404);
  EXPECT_EQ(site_->get("/training/pending/1").status, 404);
  site_->post("/training/pending/1/delete");
  site_->actor.organisation = provider_;
  EXPECT_THAT(pending(), HasSubstr("Ёлкин"));
}

TEST_P(PreparingPages, ACC_10_without_the_permission_to_prepare_nothing_of_it_opens) {
  site_->actor.permissions = {"training.view-employer"};
  for (auto const* path : {"/training/pending", "/training/import?kind=xml", "/training/imports"})
    EXPECT_EQ(site_->get(path).status, 403) << path;
}

}  // namespace
}  // namespace obereg::training
