// The public pages of the registry, and those of whoever keeps it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <iterator>

#include "access/roles.hpp"
#include "accreditation/accreditation.hpp"
#include "accreditation/open_data/open_data_http.hpp"
#include "accreditation_registry/sample.hpp"
#include "platform/attempts/attempts.hpp"
#include "platform/audit/audit.hpp"
#include "support/test_site.hpp"

namespace obereg::accreditation {
namespace {

using support::header_of;
using support::test_now;
using support::TestSite;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class RegistryPages : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    site = std::make_unique<TestSite>(database(), accreditation_routes(), accreditation_sections());
    site->get("/accreditation/registry");
  }
  void become_ministry() {
    site->actor.account = {1};
    site->actor.name = "Образцова А. А.";
    site->actor.permissions = access::permissions_of(access::Role::ministry);
  }
  std::int64_t enter(NewAccreditation const& wanted) {
    return database().write(
        [&](database::Tx& tx) { return add(tx, wanted, {1}, LocalDate::at(test_now), test_now).value(); });
  }
  void enter_many(int count) {
    for (int i = 0; i < count; ++i) {
      auto wanted = sample_accreditation("77000" + std::to_string(10'000 + i));
      wanted.particulars.name = "ООО «Образец " + std::to_string(100 + i) + "»";
      enter(wanted);
    }
  }
  void decide(Change const& wanted) {
    database().write(
        [&](database::Tx& tx) { return change(tx, wanted, {1}, LocalDate::at(test_now), test_now).value(); });
  }
  std::string found(std::string const& query) { return site->get("/accreditation/registry?" + query).body; }

  static TestSite::Form filled() {
    return {{"holder", "legal-entity"},
            {"number", ""},
            {"inn", "7700000016"},
            {"ogrn", "1027700000019"},
            {"name", "АНО ДПО «Учебный центр “Ёлка”»"},
            {"place", "г. Москва, Тестовая ул., д. 1"},
            {"region", "77"},
            {"services", "training"},
            {"trainings", "general"},
            {"decided_on", "10.01.2024"},
            {"ground", "Приказ от 10.01.2024 № 5"},
            {"letter_date", ""},
            {"letter_number", ""}};
  }
  static TestSite::Form with(TestSite::Form form, std::string const& name, std::string const& value) {
    for (auto& field : form)
      if (field.first == name) field.second = value;
    return form;
  }
  std::unique_ptr<TestSite> site;
};
OBEREG_ON_BOTH_ENGINES(RegistryPages);

TEST_P(RegistryPages, ACR_10_anybody_finds_by_any_word_number_and_filters) {
  EXPECT_THAT(found(""), HasSubstr("В реестре ещё никого нет"));
  enter(sample_accreditation());
  auto other = sample_accreditation("7700000023");
  other.particulars.name = "ООО «Служба охраны труда»";
  other.particulars.region = "16";
  other.particulars.services = {ServiceKind::safety_service};
  other.particulars.trainings = {};
  enter(other);
  auto const* const first = "Учебный центр “Ёлка”";
  auto const* const second = "Служба охраны труда»";
  struct Row {
    std::string query;
    bool finds_first, finds_second;
  };
  Row const rows[] = {{"", true, true},
                      {"q=елк", true, false},
                      {"q=ЦЕНТР+ёлка", true, false},
                      {"q=центр+служба", false, false},
                      {"q=труда+охраны+служба", false, true},
                      {"q=7700000023", false, true},
                      {"q=77000", true, true},
                      {"q=2", false, true},
                      {"service=training", true, false},
                      {"training=high_risk_work", true, false},
                      {"training=first_aid", false, false},
                      {"region=16", false, true},
                      {"region=99", true, true},
                      {"status=active", true, true},
                      {"status=suspended", false, false}};
  for (auto const& row : rows) {
    auto const page = found(row.query);
    EXPECT_EQ(page.find(first) != std::string::npos, row.finds_first) << row.query;
    EXPECT_EQ(page.find(second) != std::string::npos, row.finds_second) << row.query;
  }
  EXPECT_THAT(found("q=центр+служба"), HasSubstr("Никого не найдено"));
  EXPECT_THAT(found("q=1+2+3+4+5+6+7+8+9"), HasSubstr("Слов больше 8. Искали по самым редким"));
}

TEST_P(RegistryPages, ACR_10_the_registry_is_shown_as_it_was_on_a_day) {
  auto const number = enter(sample_accreditation());
  decide(sample_change(number, 1, Step::suspended, "2024-03-01"));
  auto renaming = sample_change(number, 2, Step::changed, "2024-06-01");
  renaming.particulars = sample_accreditation().particulars;
  renaming.particulars.name = "АНО ДПО «Новое имя»";
  decide(renaming);
  EXPECT_THAT(found("on=09.01.2024"), HasSubstr("Никого не найдено"));
  EXPECT_THAT(found("on=29.02.2024"), HasSubstr("Ёлка"));
  EXPECT_THAT(found("on=29.02.2024&status=active"), HasSubstr("Ёлка"));
  EXPECT_THAT(found("on=01.03.2024&status=active"), HasSubstr("Никого не найдено"));
  EXPECT_THAT(found("on=2024-03-01&status=suspended"), HasSubstr("Ёлка"));
  EXPECT_THAT(found("q=елка"), HasSubstr("Новое имя")) << "found by its former name too";
  auto const wrong = site->get("/accreditation/registry?on=31.02.2024&q=елка");
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("Укажите день как 01.03.2024"));
  EXPECT_THAT(wrong.body, HasSubstr("value=\"31.02.2024\"")) << "what was typed stays";

  auto const card = [&](std::string const& on) {
    return site->get("/accreditation/registry/" + std::to_string(number) + on).body;
  };
  EXPECT_THAT(card(""), HasSubstr("Новое имя"));
  EXPECT_THAT(card(""), HasSubstr("Приостановлена"));
  EXPECT_THAT(card("?on=10.01.2024"), HasSubstr("Действует"));
  EXPECT_THAT(card("?on=10.01.2024"), HasSubstr("Так было на 10.01.2024"));
  EXPECT_THAT(card("?on=09.01.2024"), HasSubstr("На 09.01.2024 организации в реестре не было"));
  EXPECT_EQ(site->get("/accreditation/registry/999").status, 404);
  EXPECT_EQ(site->get("/accreditation/registry/x").status, 404);
  EXPECT_THAT(card(""), Not(HasSubstr("Внести решение"))) << "a stranger decides nothing";
}

TEST_P(RegistryPages, ACR_10_pages_follow_each_other_and_lose_nobody) {
  enter_many(53);
  auto const first = found("q=образец");
  EXPECT_THAT(first, AllOf(HasSubstr("Найдено: 53"), HasSubstr("Образец 152"), Not(HasSubstr("Образец 102"))));
  EXPECT_THAT(first, HasSubstr("before=4"));
  auto const second = found("q=образец&before=4");
  for (auto const* name : {"Образец 102", "Образец 101", "Образец 100"}) EXPECT_THAT(second, HasSubstr(name));
  EXPECT_THAT(second, Not(HasSubstr("Образец 103")));
}

TEST_P(RegistryPages, ACR_10_every_list_ends_with_its_last_record_and_no_page_is_empty) {
  enter_many(100);
  for (int i = 1; i <= 100; ++i) decide(sample_change(i, 1, Step::suspended, "2024-03-01"));
  for (std::string const query :
       {"", "region=77", "status=suspended", "region=77&status=suspended", "q=образец", "service=training"}) {
    auto const first = found(query), second = found(query + "&before=51");
    EXPECT_THAT(first, AllOf(HasSubstr("Найдено: 100"), HasSubstr("Образец 199"), HasSubstr("before=51"))) << query;
    EXPECT_THAT(first, AllOf(HasSubstr("Образец 150"), Not(HasSubstr("Образец 149")))) << query;
    EXPECT_THAT(second, AllOf(HasSubstr("Образец 149"), HasSubstr("Образец 100"))) << query;
    EXPECT_THAT(second, Not(HasSubstr("before="))) << query << ": nothing follows a last page that is full";
  }
}

TEST_P(RegistryPages, ACR_10_more_than_a_hundred_are_said_to_be_more) {
  enter_many(100);
  EXPECT_THAT(found("region=77"), HasSubstr("Найдено: 100"));
  EXPECT_THAT(found("q=образец"), HasSubstr("Найдено: 100"));
  enter(sample_accreditation("7700020000"));
  for (auto const* query : {"", "region=77", "status=active", "region=77&status=active", "service=training", "q=77000"})
    EXPECT_THAT(found(query), HasSubstr("Найдено больше 100")) << query;
}

TEST_P(RegistryPages, ACR_12_the_ministry_enters_an_organisation_and_decides_on_it) {
  EXPECT_EQ(site->get("/accreditation/keep/add").status, 303) << "a stranger is asked to sign in";
  become_ministry();
  EXPECT_EQ(site->get("/accreditation/keep/add").status, 200);
  auto const added = site->post("/accreditation/keep/add", filled());
  EXPECT_EQ(header_of(added, "Location"), "/accreditation/registry/1") << added.body;
  auto const page = site->get("/accreditation/keep/1/suspended").body;
  EXPECT_THAT(page, HasSubstr("name=\"seen\" value=\"1\""));
  TestSite::Form const suspension{{"seen", "1"},
                                  {"decided_on", "01.03.2024"},
                                  {"ground", "Приказ № 7"},
                                  {"letter_date", "02.03.2024"},
                                  {"letter_number", "15-3/В-77"}};
  EXPECT_EQ(header_of(site->post("/accreditation/keep/1/suspended", suspension), "Location"),
            "/accreditation/registry/1");
  auto const again = site->post("/accreditation/keep/1/suspended", suspension);
  EXPECT_EQ(again.status, 409) << "a second tab, or the button pressed twice";
  EXPECT_THAT(again.body, HasSubstr("Запись изменили, пока страница была открыта"));
  auto const card = site->get("/accreditation/registry/1").body;
  EXPECT_THAT(card, HasSubstr("Письмо от 02.03.2024 № 15-3/В-77"));
  EXPECT_THAT(card, HasSubstr("/accreditation/keep/1/resumed"));
  EXPECT_THAT(card, Not(HasSubstr("/accreditation/keep/1/suspended")));
  auto const log = database().read([](database::ReadTx& tx) { return audit::page(tx, 0, "", "accreditation:1", 10); });
  ASSERT_EQ(log.size(), 2u);
  EXPECT_EQ(log[0].action, "accreditation.decided");
  EXPECT_THAT(log[0].details, HasSubstr("Основание: Приказ № 7"));
}

TEST_P(RegistryPages, ACR_10_wrong_input_is_told_at_its_field_and_kept) {
  become_ministry();
  struct Row {
    std::string field, value, words;
  };
  Row const rows[] = {{"holder", "", "Выберите, кто аккредитован"},
                      {"holder", "sole-trader", "ИНН предпринимателя состоит из 12 цифр"},
                      {"number", "12а", "Номер состоит из цифр"},
                      {"number", "0", "Номер состоит из цифр"},
                      {"inn", "7700000017", "ИНН организации состоит из 10 цифр"},
                      {"ogrn", "", "ОГРН состоит из 13 цифр"},
                      {"name", "", "Напишите название"},
                      {"name", std::string(501, 'x'), "Не длиннее 500 знаков"},
                      {"name", std::string("a\0b", 3), "знаки, которых не бывает"},
                      {"place", "\xff\xfe", "знаки, которых не бывает"},
                      {"region", "00", "Выберите регион"},
                      {"services", "x", "Отметьте хотя бы один вид услуги"},
                      {"services", "osh_functions", "Виды обучения отмечают, только когда"},
                      {"trainings", "", "Отметьте, чему вправе обучать"},
                      {"decided_on", "31.02.2024", "Укажите день как 31.01.2026"},
                      {"decided_on", "01.01.2099", "Этот день ещё не наступил"},
                      {"decided_on", "01.01.1024", "Проверьте год"},
                      {"ground", "", "Назовите основание"},
                      {"letter_date", "вчера", "Укажите день как 31.01.2026"}};
  for (auto const& row : rows) {
    auto const answer = site->post("/accreditation/keep/add", with(filled(), row.field, row.value));
    EXPECT_EQ(answer.status, 422) << row.field << ": " << row.value;
    EXPECT_THAT(answer.body, HasSubstr(row.words)) << row.field << ": " << row.value;
    EXPECT_THAT(answer.body, HasSubstr("href=\"#")) << "the summary leads to the field";
    EXPECT_THAT(answer.body, HasSubstr(row.field == "place" ? "Ёлка" : "Тестовая ул.")) << "what was typed stays";
  }
  EXPECT_THAT(found(""), HasSubstr("В реестре ещё никого нет")) << "nothing was entered";
  site->post("/accreditation/keep/add", filled());
  auto const twice = site->post("/accreditation/keep/add", filled());
  EXPECT_EQ(twice.status, 422);
  EXPECT_THAT(twice.body, HasSubstr("Эта организация уже в реестре"));
  auto const early = site->post("/accreditation/keep/1/terminated",
                                {{"seen", "1"}, {"decided_on", "09.01.2024"}, {"ground", "Приказ № 7"}});
  EXPECT_EQ(early.status, 422);
  EXPECT_THAT(early.body, HasSubstr("Последнее решение: 10.01.2024"));
  EXPECT_EQ(site->get("/accreditation/keep/1/granted").status, 404);
  EXPECT_EQ(site->get("/accreditation/keep/1/nothing").status, 404);
  EXPECT_EQ(site->get("/accreditation/keep/77/suspended").status, 404);
}

TEST_P(RegistryPages, ACR_10_open_data_hold_what_the_registry_holds) {
  auto const number = enter(sample_accreditation());
  decide(sample_change(number, 1, Step::suspended, "2024-03-01"));
  enter(sample_accreditation("7700000023"));
  auto const body_of = [&](std::string const& address) {
    auto const response = site->get(address);
    EXPECT_EQ(response.status, 200) << address;
    if (!response.file) return response.body;
    std::ifstream file(*response.file, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(file), {}};
  };
  auto const csv = body_of("/accreditation/registry.csv");
  EXPECT_THAT(csv, HasSubstr("Номер записи;Наименование;"));
  EXPECT_THAT(csv, HasSubstr("Приостановлена;10.01.2024;01.03.2024;Приказ № 7;;;;\r\n"));
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 3);
  auto const whole = boost::json::parse(body_of("/accreditation/registry.json")).as_object();
  auto const& records = whole.at("accreditations").as_array();
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records[0].at("status").as_string(), "suspended");
  EXPECT_EQ(records[0].at("decisions").as_array().size(), 2u);
  EXPECT_EQ(records[1].at("trainings").as_array().size(), 2u);
  auto const later = boost::json::parse(body_of("/accreditation/registry.json?since=2099-01-01")).as_object();
  EXPECT_TRUE(later.at("accreditations").as_array().empty());
  EXPECT_EQ(site->get("/accreditation/registry.json?since=31.01.2026").status, 400);
  EXPECT_EQ(body_of("/accreditation/registry.xlsx").substr(0, 2), "PK");
}

TEST_P(RegistryPages, ACR_10_one_network_downloads_the_registry_so_often_and_is_told_to_wait) {
  enter(sample_accreditation());
  EXPECT_EQ(site->get("/accreditation/registry.csv?since=x").status, 400) << "does not count";
  for (int i = 0; i < most_downloads; ++i)
    EXPECT_EQ(site->get(i % 2 ? "/accreditation/registry.csv" : "/accreditation/registry.json").status, 200) << i;
  for (std::string const kind : {"csv", "json", "xlsx"}) {
    auto const late = site->get("/accreditation/registry." + kind);
    EXPECT_EQ(late.status, 429);
    EXPECT_EQ(header_of(late, "Retry-After"), "600");
    EXPECT_THAT(late.body, HasSubstr("Подождите десять минут"));
  }
  EXPECT_EQ(site->get("/accreditation/registry").status, 200) << "pages are not limited";
  support::site_time = support::test_now + attempts::period;
  EXPECT_EQ(site->get("/accreditation/registry.csv").status, 200);
}

}  // namespace
}  // namespace obereg::accreditation
