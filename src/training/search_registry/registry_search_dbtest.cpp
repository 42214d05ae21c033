#include "training/search_registry/registry_search.hpp"

#include <gtest/gtest.h>

#include <set>

#include "training/registry/registry_fixture.hpp"
#include "training/search_registry/stored_search.hpp"

namespace obereg::training {
namespace {

LocalDate const today = *LocalDate::of(2026, 3, 10);

class RegistrySearching : public RegistryFixture {
 protected:
  std::vector<std::string> found(RegistrySearch const& search, Actor const& who) {
    return database().read([&](database::ReadTx& tx) {
      std::vector<std::string> numbers;
      for (auto const& record : find_page(tx, search, scope_of(tx, who), today, 0, 100))
        numbers.push_back(record.record.registry_number);
      return numbers;
    });
  }
  std::int64_t count(RegistrySearch const& search, int most) {
    return database().read(
        [&](database::ReadTx& tx) { return count_found(tx, search, scope_of(tx, ministry()), today, most); });
  }
};
OBEREG_ON_BOTH_ENGINES(RegistrySearching);

using Numbers = std::vector<std::string>;

RegistrySearch by_last_name(std::string const& typed) {
  RegistrySearch search;
  search.last_name = typed;
  return search;
}

TEST_P(RegistrySearching, TRN_14_letter_case_and_yo_do_not_matter_and_a_beginning_is_enough) {
  enter({invented_record("1", "Ёлкин"), invented_record("2", "ЕЛКИНА"), invented_record("3", "Елисеев"),
         invented_record("4", "Пронин"), invented_record("5", "Рябов"), invented_record("6", "Оя")});
  EXPECT_EQ(found(by_last_name("елкин"), ministry()), (Numbers{"1", "2"}));
  EXPECT_EQ(found(by_last_name("ЁЛк"), ministry()), (Numbers{"1", "2"}));
  EXPECT_EQ(found(by_last_name("п"), ministry()), Numbers{"4"}) << "the last letter of a block of bytes";
  EXPECT_EQ(found(by_last_name("о"), ministry()), Numbers{"6"});
  EXPECT_EQ(found(by_last_name("лкин"), ministry()), Numbers{}) << "a middle is no beginning";
}

TEST_P(RegistrySearching, TRN_14_each_field_narrows) {
  auto other = invented_record("2", "Другов");
  other.first_name = "Анна", other.middle_name = "Олеговна", other.snils = Snils::parse("08765430300");
  other.employer_inn = *Inn::parse("5000000017"), other.programme_id = 10;
  other.checked_on = *LocalDate::of(2025, 1, 1), other.entered_on = LocalDate::of(2025, 2, 1);
  enter({invented_record("1"), other});
  struct Row {
    std::string name;
    void (*narrow)(RegistrySearch&);
  };
  for (auto const& [name, narrow] : std::vector<Row>{
           {"number", [](RegistrySearch& search) { search.number = "2"; }},
           {"snils", [](RegistrySearch& search) { search.snils = "08765430300"; }},
           {"last name", [](RegistrySearch& search) { search.last_name = "дру"; }},
           {"first name", [](RegistrySearch& search) { search.last_name = "д", search.first_name = "ан"; }},
           {"patronymic", [](RegistrySearch& search) { search.last_name = "д", search.middle_name = "ОЛЕГ"; }},
           {"employer", [](RegistrySearch& search) { search.employer_inn = "5000000017"; }},
           {"programme", [](RegistrySearch& search) { search.programme_id = 10; }},
           {"check till", [](RegistrySearch& search) { search.programme_id = 10, search.checked_to = "2025-01-01"; }},
           {"entry",
            [](RegistrySearch& search) { search.provider_inn = "7710474375", search.entered_to = "2025-12-31"; }},
       }) {
    RegistrySearch search;
    narrow(search);
    EXPECT_EQ(found(search, ministry()), Numbers{"2"}) << name;
  }
}

TEST_P(RegistrySearching, TRN_14_a_state_is_found_and_the_last_day_of_the_term_still_counts) {
  auto ends_today = invented_record("2");
  ends_today.checked_on = *LocalDate::of(2023, 3, 10);
  auto ended = invented_record("3");
  ended.checked_on = *LocalDate::of(2023, 3, 9);
  auto failed = invented_record("4");
  failed.outcome = Outcome::failed;
  for (auto* record : {&ends_today, &ended}) record->programme_id = 1;
  enter({invented_record("1"), ends_today, ended, failed, invented_record("5")});
  annul("5");
  RegistrySearch search;
  search.snils = "11223344595";
  search.standing = Standing::valid;
  EXPECT_EQ(found(search, ministry()), (Numbers{"2", "1"}));
  search.standing = Standing::expired;
  EXPECT_EQ(found(search, ministry()), Numbers{"3"});
  search.standing = Standing::not_passed;
  EXPECT_EQ(found(search, ministry()), Numbers{"4"});
  search.standing = Standing::annulled;
  EXPECT_EQ(found(search, ministry()), Numbers{"5"});
}

TEST_P(RegistrySearching, TRN_14_each_sees_what_is_theirs) {
  auto other = invented_record("2");
  other.employer_inn = *Inn::parse("5000000017");
  enter({invented_record("1"), other});
  EXPECT_EQ(found({}, provider()), (Numbers{"2", "1"}));
  EXPECT_EQ(found({}, actor(other_centre_, access::Role::provider_signer)), Numbers{});
  EXPECT_EQ(found({}, employer()), Numbers{"1"});
  EXPECT_EQ(found({}, actor(other_employer_, access::Role::employer_viewer)), Numbers{"2"});
  EXPECT_EQ(found({}, ministry()), (Numbers{"2", "1"}));
  EXPECT_EQ(found({}, actor(ministry_, access::Role::administrator)), Numbers{});
  RegistrySearch foreign;
  foreign.employer_inn = "5000000017";
  EXPECT_EQ(found(foreign, employer()), Numbers{}) << "a filter does not widen what one sees";
  foreign = {};
  foreign.number = "2";
  EXPECT_EQ(found(foreign, employer()), Numbers{});
}

TEST_P(RegistrySearching, TRN_13_only_the_newest_published_version_is_found) {
  enter({invented_record("1", "Первов")});
  enter({invented_record("1", "Второв")}, true, 2);
  enter({invented_record("1", "Третьев")}, false, 3);
  enter({invented_record("2", "Тайный")}, false);
  EXPECT_EQ(found({}, ministry()), Numbers{"1"});
  EXPECT_EQ(found(by_last_name("Первов"), ministry()), Numbers{});
  EXPECT_EQ(found(by_last_name("Второв"), ministry()), Numbers{"1"});
  EXPECT_EQ(found(by_last_name("Третьев"), ministry()), Numbers{});
  auto const record = database().read([](database::ReadTx& tx) { return find_standing(tx, "1"); });
  ASSERT_TRUE(record);
  EXPECT_EQ(record->record.last_name, "Второв");
}

// Names repeat, so that only the row tells two records apart in the order of names.
TEST_P(RegistrySearching, TRN_14_paging_loses_and_repeats_nothing_in_any_order) {
  std::vector<TrainingRecord> records;
  for (int i = 0; i < 1000; ++i) {
    records.push_back(invented_record("n" + std::to_string(i), "Прохоров" + std::string(i % 7 == 0 ? "а" : "")));
    records.back().checked_on = LocalDate::of(2026, 1, 1)->plus_days(i % 5);
  }
  enter(records);
  struct Row {
    std::string name;
    RegistrySearch search;
    Actor who;
  };
  RegistrySearch names, programme;
  names.by_name = true;
  programme.programme_id = 9;
  for (auto const& [name, search, who] : std::vector<Row>{{"newest", {}, ministry()},
                                                          {"names", by_last_name("прох"), ministry()},
                                                          {"all names", names, ministry()},
                                                          {"employer's names", names, employer()},
                                                          {"employer", {}, employer()},
                                                          {"provider's names", names, provider()},
                                                          {"provider", {}, provider()},
                                                          {"programme", programme, ministry()}}) {
    std::multiset<std::string> seen;
    std::int64_t after = 0;
    for (int page = 0; page < 200; ++page) {
      auto const shown = database().read(
          [&](database::ReadTx& tx) { return find_page(tx, search, scope_of(tx, who), today, after, 17); });
      if (shown.empty()) break;
      for (auto const& record : shown) seen.insert(record.record.registry_number);
      after = shown.back().row;
    }
    EXPECT_EQ(seen.size(), 1000u) << name;
    EXPECT_EQ(std::set<std::string>(seen.begin(), seen.end()).size(), 1000u) << name;
  }
}

TEST_P(RegistrySearching, TRN_14_the_count_is_exact_up_to_the_limit_and_says_when_it_is_not) {
  enter({invented_record("1"), invented_record("2"), invented_record("3")});
  EXPECT_EQ(count({}, 3), 3);
  EXPECT_EQ(count({}, 2), 3) << "one more than the limit: there are more";
  EXPECT_EQ(count(by_last_name("нет"), 2), 0);
}

TEST(AccessPath, the_most_telling_field_chooses_the_index) {
  Scope const all{Scope::Kind::everything, {}, ""}, employer{Scope::Kind::employer, {1}, "7707083893"};
  RegistrySearch search;
  EXPECT_EQ(access_path(search, all), AccessPath::newest);
  EXPECT_EQ(access_path(search, employer), AccessPath::employer);
  search.programme_id = 9;
  EXPECT_EQ(access_path(search, all), AccessPath::programme);
  search.provider_inn = "7710474375";
  EXPECT_EQ(access_path(search, all), AccessPath::provider);
  search.employer_inn = "7707083893";
  EXPECT_EQ(access_path(search, all), AccessPath::employer);
  search.last_name = "п";
  EXPECT_EQ(access_path(search, all), AccessPath::employer_name);
  search.snils = "11223344595";
  EXPECT_EQ(access_path(search, all), AccessPath::snils);
  search.number = "1";
  EXPECT_EQ(access_path(search, all), AccessPath::number);
}

TEST_P(RegistrySearching, TRN_14_a_stored_search_opens_for_its_account_and_for_a_day) {
  auto const now = support::test_now;
  TypedSearch const typed = {{"snils", "112-233-445 95"}};
  auto const token = database().write([&](database::Tx& tx) { return store_search(tx, account_, typed, now); });
  auto const open = [&](AccountId account, std::string const& with, Instant when) {
    return database().read([&](database::ReadTx& tx) { return find_search(tx, account, with, when); });
  };
  EXPECT_EQ(open(account_, token, now), typed);
  EXPECT_EQ(open({account_.value + 1}, token, now), std::nullopt);
  EXPECT_EQ(open(account_, token + "x", now), std::nullopt);
  EXPECT_EQ(open(account_, token, now + std::chrono::hours(25)), std::nullopt);
}

}  // namespace
}  // namespace obereg::training
