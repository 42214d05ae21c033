// How SQLite reads lists of cases, without the statistics that nobody has gathered: by the index that is meant. (Where
// another could be taken, a column stands in an expression: service || ''.) PostgreSQL chooses by its own statistics.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casework/figures/queries.hpp"
#include "casework/find_cases/queries.hpp"
#include "casework/forecast/queries.hpp"
#include "casework/handling/queries.hpp"
#include "casework/queries.hpp"
#include "support/query_plan.hpp"
#include "support/test_database.hpp"

namespace obereg::casework {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

namespace sql = obereg::sql::casework;

class CasePlans : public support::OnBothEngines {
 protected:
  std::string plan(database::Query const& query) { return support::plan_on_sqlite(database(), query); }
};
INSTANTIATE_TEST_SUITE_P(sqlite, CasePlans, testing::Values(database::Engine::sqlite));

TEST_P(CasePlans, ACR_06_the_journal_is_read_from_the_newest_without_sorting) {
  auto const unsorted = Not(HasSubstr("TEMP B-TREE"));
  EXPECT_THAT(plan(sql::case_page), AllOf(HasSubstr("INTEGER PRIMARY KEY"), unsorted));
  EXPECT_THAT(plan(sql::case_page_in_state), AllOf(HasSubstr("ix_casework_cases_service"), unsorted));
  EXPECT_THAT(plan(sql::find_cases::found_many), AllOf(HasSubstr("INTEGER PRIMARY KEY"), unsorted));
  EXPECT_THAT(plan(sql::find_cases::found_few), HasSubstr("casework_case_words"));
}

TEST_P(CasePlans, ACR_06_an_officers_queue_is_read_by_the_officer) {
  EXPECT_THAT(plan(sql::handling::queue), HasSubstr("ix_casework_cases_officer"));
}

TEST_P(CasePlans, ACR_14_figures_are_read_by_the_days_that_they_are_of) {
  EXPECT_THAT(plan(sql::figures::filed), HasSubstr("ix_casework_cases_registered"));
  EXPECT_THAT(plan(sql::figures::closed), HasSubstr("ix_casework_cases_closed"));
  EXPECT_THAT(plan(sql::figures::complaints), HasSubstr("ix_casework_complaints_registered"));
  EXPECT_THAT(plan(sql::figures::ratings), HasSubstr("ix_casework_ratings_at"));
  EXPECT_THAT(plan(sql::forecast::decided_since), HasSubstr("ix_casework_cases_closed"));
}

}  // namespace
}  // namespace obereg::casework
