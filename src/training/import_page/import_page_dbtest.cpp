// The page of a file that was sent in: what became of its set, its mistakes, the repairs offered.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "access/roles.hpp"
#include "support/import_test.hpp"
#include "support/test_site.hpp"
#include "training/training.hpp"

namespace obereg::training {
namespace {

using testing::HasSubstr;
using testing::Not;

class ImportPage : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    auto const provider =
        support::add_organisation(database(), testing_support::provider_name, testing_support::provider_inn);
    site_.emplace(database(), training_routes(), training_sections());
    site_->actor = support::signer_of(provider, support::add_account(database(), "Образцова"));
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
  std::string upload_rows(std::vector<testing_support::SampleRow> const& rows) {
    return upload(bytes_of(testing_support::workbook_of(rows)));
  }
  void set_state(std::string const& state, std::string const& refusal = "") {
    database().write([&](database::Tx& tx) {
      tx.run_script("update training_record_sets set state = '" + state + "', refusal = '" + refusal +
                    "' where id = 1");
    });
  }
  std::string page(std::string const& address) { return site_->get(address).body; }

  std::optional<support::TestSite> site_;
};
OBEREG_ON_BOTH_ENGINES(ImportPage);

TEST_P(ImportPage, TRN_10_the_page_says_what_became_of_the_set_and_offers_repairs_only_while_they_can_be_taken) {
  auto rows = testing_support::people(1);
  rows[0].last_name = "Ивaнoв";  // Latin a and o: no mistake, yet a repair is offered
  auto const address = upload_rows(rows);
  EXPECT_THAT(page(address),
              testing::AllOf(HasSubstr("Набор № 1 сформирован"), HasSubstr("Осталось подписать"),
                             HasSubstr("исправлений 1</a>"), HasSubstr("id=\"repairs\""),
                             HasSubstr("Можно исправить с вашего согласия: 1"), HasSubstr("Применить исправления")));
  struct Case {
    char const *state, *heading, *advice;
  };
  for (auto const& [state, heading, advice] : {Case{"entering", "Набор № 1 вносится в реестр", "«Исправить запись»"},
                                               Case{"entered", "Набор № 1 внесён в реестр", "«Исправить запись»"},
                                               Case{"refused", "Набор № 1 отклонён", "загрузите этот файл ещё раз"},
                                               Case{"withdrawn", "Набор № 1 отозван", "загрузите этот файл ещё раз"}}) {
    SCOPED_TRACE(state);
    set_state(state, state == std::string("refused") ? "Номер занят." : "");
    auto const body = page(address);
    EXPECT_THAT(body, testing::AllOf(HasSubstr(heading), HasSubstr(advice),
                                     HasSubstr("Предложенные исправления не применены: 1")));
    for (auto const* gone : {"Осталось подписать", "с вашего согласия", "Применить исправления", "сформирован"})
      EXPECT_THAT(body, Not(HasSubstr(gone)));
    EXPECT_EQ(body.find("Причина: Номер занят.") != std::string::npos, state == std::string("refused"));
  }
  set_state("formed");
  EXPECT_EQ(site_->post(address + "/repairs").status, 303);
  run_jobs();
  EXPECT_THAT(page(address),
              testing::AllOf(HasSubstr("Набор № 2 сформирован"), HasSubstr("Применённые исправления: 1")));
}

TEST_P(ImportPage, TRN_10_mistakes_lead_to_the_mended_file_and_to_the_set_that_is_named) {
  upload_rows(testing_support::people(2));
  auto const body = page(upload_rows(testing_support::people(3)));
  EXPECT_THAT(body, HasSubstr("Она стоит в <a class=\"govuk-link\" href=\"/training/sets/1\">наборе № 1</a>. Уберите"));
  EXPECT_THAT(body,
              testing::ContainsRegex("href=\"/training/import\\?kind=reimport\"[^>]*>Загрузить исправленный файл"));
  EXPECT_THAT(page(upload("<RegistrySet><a></RegistrySet>", "xml")),
              testing::ContainsRegex("href=\"/training/import\\?kind=xml\"[^>]*>Загрузить исправленный файл"));
  EXPECT_THAT(page(upload(bytes_of(support::test_data("reimport/missing-columns.xlsx")))),
              testing::ContainsRegex("href=\"/training/import\\?kind=reimport\"[^>]*>Загрузить исправленный файл"));
}

TEST_P(ImportPage, TRN_10_a_duplicate_by_person_shows_the_surname) {
  upload_rows(testing_support::people(2));
  EXPECT_THAT(page(upload_rows(testing_support::people(3))),
              testing::AllOf(HasSubstr("data-title=\"Столбец\">Фамилия</td>"),
                             HasSubstr("data-title=\"Значение\">Тестов0</td>"),
                             HasSubstr("data-title=\"Значение\">Тестов1</td>")));
}

TEST_P(ImportPage, TRN_19_mistakes_of_an_xml_file_stand_by_line_and_path_in_words_of_xml) {
  auto const body = page(upload(bytes_of(support::test_data("sample_registryset.xml")), "xml"));
  EXPECT_THAT(body, HasSubstr("data-title=\"Место\">RegistrySet/RegistryRecord[1]/Organization/Title</td>"));
  EXPECT_THAT(body, testing::ContainsRegex("data-title=\"Строка файла\">[1-9][0-9]?</td>"));
  EXPECT_THAT(body, HasSubstr("записей с ошибками"));
  for (auto const* word : {"Ячейк", "ячейк", "Уберите строку", "Столбец"}) EXPECT_THAT(body, Not(HasSubstr(word)));
}

}  // namespace
}  // namespace obereg::training
