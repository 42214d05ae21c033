// Searching by words that neither few nor nearly all records have.
#include "accreditation/search_registry/registry_search.hpp"

#include <gtest/gtest.h>

#include "accreditation_registry/sample.hpp"
#include "accreditation_registry/store.hpp"
#include "support/test_database.hpp"

namespace obereg::accreditation {
namespace {

using support::test_now;

class RegistrySearch : public support::OnBothEngines {
 protected:
  // Numbers 1 to 200, each with one word of all and one with ten others; the first sixty are suspended.
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    database().write([&](database::Tx& tx) {
      for (int i = 1; i <= 200; ++i) {
        auto wanted = sample_accreditation("77000" + std::to_string(10'000 + i));
        wanted.particulars.name = "АНО «Образец образцовый, доля" + std::to_string(100 + i % 20) + "»";
        add(tx, wanted, {1}, LocalDate::at(test_now), test_now).value();
        if (i <= 60)
          change(tx, sample_change(i, 1, Step::suspended, "2024-03-01"), {1}, LocalDate::at(test_now), test_now)
              .value();
      }
    });
  }
  Found found(std::string const& words, std::optional<Status> status = {}, std::int64_t before = 0) {
    Sought sought;
    sought.words = words;
    sought.status = status;
    sought.before = before;
    sought.on = LocalDate::at(test_now);
    return database().read([&](database::ReadTx& tx) { return search(tx, sought, 501); });
  }
  static std::vector<std::int64_t> numbers_of(Found const& found) {
    std::vector<std::int64_t> numbers;
    for (auto const& row : found.rows) numbers.push_back(row.number);
    return numbers;
  }
  static std::vector<std::int64_t> from_to(std::int64_t from, std::int64_t to) {
    std::vector<std::int64_t> numbers;
    for (auto number = from; number >= to; --number) numbers.push_back(number);
    return numbers;
  }
};
OBEREG_ON_BOTH_ENGINES(RegistrySearch);

TEST_P(RegistrySearch, ACR_10_a_record_with_two_words_of_one_beginning_is_found_once) {
  auto const all = found("образ");
  EXPECT_EQ(numbers_of(all), from_to(200, 151));
  EXPECT_EQ(all.count, 200);
  EXPECT_EQ(numbers_of(found("образ", {}, 51)), from_to(50, 1)) << "further down";
}

TEST_P(RegistrySearch, ACR_10_what_the_newest_with_the_word_are_not_is_found_among_the_older_ones) {
  auto const suspended = found("образец", Status::suspended);
  EXPECT_EQ(numbers_of(suspended), from_to(60, 11));
  EXPECT_EQ(suspended.count, 60);
  EXPECT_EQ(numbers_of(found("образец", Status::suspended, 11)), from_to(10, 1));
}

TEST_P(RegistrySearch, ACR_10_the_rarest_of_the_words_is_looked_for_and_the_others_hold) {
  auto const both = found("образец доля105", Status::suspended);
  EXPECT_EQ(numbers_of(both), (std::vector<std::int64_t>{45, 25, 5}));
  EXPECT_EQ(both.count, 3);
  EXPECT_EQ(found("образец доля105 ёлка").count, 0);
}

TEST_P(RegistrySearch, ACR_10_eight_words_hold_and_of_more_the_rarest) {
  EXPECT_EQ(found("ано образец образцовый доля105 77 1027700000019 7").count, 10) << "each holds";
  EXPECT_EQ(found("ано образец образцовый доля105 77 1027700000019 7 ёлка").count, 0) << "the eighth too";
  auto const more = found("ано образец образцовый доля105 77 1027700000019 7 10 102 1");
  EXPECT_EQ(more.words.size(), most_words);
  EXPECT_EQ(more.words.front(), "доля105");
}

}  // namespace
}  // namespace obereg::accreditation
