// How SQLite reads the registry, without the statistics that nobody has gathered: each list by its index, in the order
// of its page, and its number in the index alone. PostgreSQL chooses by its own statistics.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "accreditation/search_registry/queries.hpp"
#include "support/query_plan.hpp"
#include "support/test_database.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

namespace sql = obereg::sql::accreditation::search_registry;

class RegistryPlans : public support::OnBothEngines {
 protected:
  std::string plan(database::Query const& query) { return support::plan_on_sqlite(database(), query); }
};
INSTANTIATE_TEST_SUITE_P(sqlite, RegistryPlans, testing::Values(database::Engine::sqlite));

TEST_P(RegistryPlans, ACR_10_each_list_is_read_in_its_order_and_counted_in_its_index) {
  struct Row {
    database::Query const &search, &count;
    std::string index;
  };
  Row const rows[] = {{sql::search_all, sql::count_all, "ix_accreditation_states_number (number<?)"},
                      {sql::search_region, sql::count_region, "ix_accreditation_states_region (region=? AND number<?)"},
                      {sql::search_status, sql::count_status, "ix_accreditation_states_status (status=? AND number<?)"},
                      {sql::search_region_status, sql::count_region_status,
                       "ix_accreditation_states_region_status (region=? AND status=? AND number<?)"}};
  for (auto const& row : rows) {
    EXPECT_THAT(plan(row.search), AllOf(HasSubstr(row.index), Not(HasSubstr("TEMP B-TREE"))));
    EXPECT_THAT(plan(row.count), HasSubstr("USING COVERING INDEX ix_accreditation_states_"));
  }
}

TEST_P(RegistryPlans, ACR_10_words_that_many_have_are_looked_for_from_the_newest) {
  EXPECT_THAT(plan(sql::search_many),
              AllOf(HasSubstr("ix_accreditation_states_number (number<?)"), Not(HasSubstr("TEMP B-TREE"))));
}

TEST_P(RegistryPlans, ACR_10_words_that_few_have_are_found_in_the_index_of_words_and_dated_in_that_of_states) {
  EXPECT_THAT(plan(sql::search_words), HasSubstr("COVERING INDEX ix_accreditation_words_number (word>? AND word<?)"));
  EXPECT_THAT(plan(sql::count_words), HasSubstr("SEARCH w USING COVERING INDEX"));
  for (auto const* const query : {&sql::search_words, &sql::count_words})
    EXPECT_THAT(plan(*query), HasSubstr("SEARCH s USING COVERING INDEX ix_accreditation_states_record"));
}

}  // namespace
}  // namespace obereg::accreditation
