// Cases found by the beginnings of words, whether few have them or many.
#include "casework/find_cases/find_cases.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casework/case_fixture.hpp"

namespace obereg::casework {
namespace {

using support::test_now;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class FindCases : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (!IsSkipped()) filing = sample_filing(database());
  }
  std::int64_t file(std::string const& applicant) {
    filing.applicant = applicant;
    return database()
        .write([&](database::Tx& tx) {
          return file_case(tx, filing, calendar::current(tx), std::chrono::hours{3}, test_now);
        })
        .id.value;
  }
  std::vector<std::int64_t> found(CaseFilter filter) {
    filter.service = "accreditation";
    std::vector<std::int64_t> ids;
    database().read([&](database::ReadTx& tx) {
      for (auto const& each : case_page(tx, filter)) ids.push_back(each.id.value);
    });
    return ids;
  }
  std::vector<std::int64_t> found(std::string const& wanted) { return found(CaseFilter{"", wanted}); }
  // More cases with this word than the search takes for few: 6,000.
  void make_common(std::string const& word) {
    std::string const digit =
        "(select 0 n union select 1 union select 2 union select 3 union select 4 union select 5 "
        "union select 6 union select 7 union select 8 union select 9)";
    auto const copies =
        "insert into casework_cases(service, variant, incoming_number, organisation_id, applicant, inn, filed_by, "
        "channel, received_at, registered_at, stage, state, due_at, closed_reason, search_key) "
        "select service, variant, 'X-' || a.n || b.n || c.n || d.n, organisation_id, '', '', filed_by, channel, "
        "received_at, registered_at, stage, state, due_at, '', '' from casework_cases, " +
        digit + " a, " + digit + " b, " + digit + " c, " + digit +
        " d where incoming_number = 'АК-1/2026' and a.n < 6;";
    database().write([&](database::Tx& tx) {
      tx.run_script(copies + "insert into casework_case_words(word, case_id) select '" + word +
                    "', id from casework_cases where applicant = '';");
    });
  }
  Filing filing;
};
OBEREG_ON_BOTH_ENGINES(FindCases);

TEST_P(FindCases, ACR_05_by_the_beginnings_of_words_of_number_name_and_inn_in_any_order_and_letter_case) {
  auto const a = file("АНО «Учебный центр Маяк-Демо»"), b = file("ООО «Ёлка»"), c = file("ООО «Елка и дети»");
  EXPECT_THAT(found("ёлк"), ElementsAre(c, b));
  EXPECT_THAT(found("дети ОО"), ElementsAre(c));
  EXPECT_THAT(found("демо"), ElementsAre(a));
  EXPECT_THAT(found("  МАЯК-ДЕМО  учеб  "), ElementsAre(a));
  EXPECT_THAT(found("77000000"), ElementsAre(c, b, a));
  EXPECT_THAT(found("ак-2/2026"), ElementsAre(b));
  EXPECT_THAT(found("2/2026"), ElementsAre(b));
  EXPECT_THAT(found("АК-3"), ElementsAre(c));
  for (auto const* const nothing : {"%", "_", "«»", "\"", "'", "елкин", "ак-9/2026", "лка", "дети маяк"})
    EXPECT_THAT(found(nothing), IsEmpty()) << nothing;
  EXPECT_THAT(found(""), SizeIs(3));
}

TEST_P(FindCases, ACR_05_a_whole_number_comes_before_those_that_only_begin_like_it) {
  std::vector<std::int64_t> ids;
  for (int i = 0; i < 12; ++i) ids.push_back(file("АНО «Образец»"));
  EXPECT_THAT(found("ак-1/2026"), ElementsAre(ids[0]));
  EXPECT_THAT(found("1/2026"), ElementsAre(ids[0]));
  EXPECT_THAT(found("ак-1"), ElementsAre(ids[11], ids[10], ids[9], ids[0]));
}

TEST_P(FindCases, ACR_05_what_many_cases_have_is_found_newest_first_and_narrowed_by_another_word) {
  auto const first = file("АНО «Редкость»");
  make_common("частое");
  auto const last = file("ООО «Частое»");
  CaseFilter filter{"", "част"};
  filter.size = 3;
  auto const page = found(filter);
  ASSERT_THAT(page, SizeIs(3));
  EXPECT_THAT(page, ElementsAre(last, last - 1, last - 2));
  filter.before = page.back();
  EXPECT_THAT(found(filter), ElementsAre(last - 3, last - 4, last - 5));
  EXPECT_THAT(found("частое ооо"), ElementsAre(last));
  EXPECT_THAT(found("редкость"), ElementsAre(first));
  CaseFilter none{"", "част"};
  none.state = CaseState::refused;
  EXPECT_THAT(found(none), IsEmpty());
}

TEST_P(FindCases, ACR_05_words_are_added_and_forgotten) {
  auto const id = file("АНО «Опечатка»");
  database().write([&](database::Tx& tx) { add_words(tx, {id}, "АК-И-7/2026"); });
  EXPECT_THAT(found("ак-и-7/2026"), ElementsAre(id));
  database().write([&](database::Tx& tx) {
    forget_words(tx, {id});
    add_words(tx, {id}, "АНО «Верно»");
  });
  EXPECT_THAT(found("опечатка"), IsEmpty());
  EXPECT_THAT(found("верно"), ElementsAre(id));
}

}  // namespace
}  // namespace obereg::casework
