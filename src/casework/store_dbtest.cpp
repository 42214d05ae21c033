// Cases as stored: numbers without gaps, clocks, timeline.
#include "casework/store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "casework/case_fixture.hpp"
#include "casework/recompute_deadlines.hpp"

namespace obereg::casework {
namespace {

using support::test_now;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::chrono::hours moscow{3};

class Cases : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (!IsSkipped()) filing = sample_filing(database());
  }
  Case file(Instant now = test_now) {
    return database().write(
        [&](database::Tx& tx) { return file_case(tx, filing, calendar::current(tx), moscow, now); });
  }
  Case stored(CaseId id) {
    return database().read([&](database::ReadTx& tx) { return find_case(tx, "accreditation", id).value(); });
  }
  std::vector<CaseEvent> events(CaseId id) {
    return database().read([&](database::ReadTx& tx) { return events_of(tx, id); });
  }
  std::vector<Deadline> deadlines(CaseId id) {
    return database().read([&](database::ReadTx& tx) { return deadlines_of(tx, id); });
  }
  void change_calendar(LocalDate off) {
    database().write([&](database::Tx& tx) {
      calendar::Change change;
      change.kind = calendar::ChangeKind::day_off;
      change.to = off;
      change.source = "Постановление № 1";
      calendar::add_change(tx, {}, change, test_now);
    });
  }
  std::vector<calendar::Moved> recompute() {
    std::vector<calendar::Moved> moved;
    recompute_deadlines(database(), moscow, test_now, [&](database::Tx&, std::vector<calendar::Moved> const& more) {
      moved.insert(moved.end(), more.begin(), more.end());
    });
    return moved;
  }
  Filing filing;
};
OBEREG_ON_BOTH_ENGINES(Cases);

TEST_P(Cases, ACR_05_incoming_numbers_follow_each_other_without_gaps_and_begin_anew_each_year) {
  EXPECT_EQ(file().incoming_number, "АК-1/2026");
  EXPECT_THROW(database().write([&](database::Tx& tx) -> void {
    file_case(tx, filing, calendar::current(tx), moscow, test_now);
    throw std::runtime_error("the process dies");
  }),
               std::runtime_error);
  EXPECT_EQ(file().incoming_number, "АК-2/2026");
  filing.series = "ЭК";
  EXPECT_EQ(file().incoming_number, "ЭК-1/2026") << "each service counts its own";
  filing.series = "АК";
  EXPECT_EQ(file(test_now + std::chrono::hours{24 * 365}).incoming_number, "АК-1/2027");
}

TEST_P(Cases, ACR_05_who_files_at_once_gets_numbers_that_follow_each_other) {
  constexpr int people = 4, times = 10;
  std::vector<std::thread> threads;
  for (int i = 0; i < people; ++i)
    threads.emplace_back([&] {
      for (int filed = 0; filed < times; ++filed) file();
    });
  for (auto& thread : threads) thread.join();
  std::set<std::string> numbers, expected;
  database().read([&](database::ReadTx& tx) {
    for (auto const& each : case_page(tx, {.service = "accreditation", .size = 1'000}))
      numbers.insert(each.incoming_number);
  });
  for (int i = 1; i <= people * times; ++i) expected.insert("АК-" + std::to_string(i) + "/2026");
  EXPECT_EQ(numbers, expected);
}

TEST_P(Cases, ACR_08_a_case_comes_back_with_its_clocks_timeline_and_documents) {
  auto const filed = file();
  EXPECT_EQ(filed.applicant, "АНО «Образец»");
  EXPECT_EQ(filed.stage, "intake");
  EXPECT_EQ(filed.received_at, test_now);
  auto const clocks = deadlines(filed.id);
  ASSERT_EQ(clocks.size(), 2u);
  EXPECT_EQ(clocks[0].end.at, filed.due_at);
  EXPECT_EQ(clocks[0].term.clause, "п. 41");
  EXPECT_THAT(clocks[0].end.explained, HasSubstr("рабочих дней со дня регистрации заявления 10.03.2026"));
  EXPECT_FALSE(clocks[0].stopped_at);
  auto const timeline = events(filed.id);
  ASSERT_EQ(timeline.size(), 1u);
  EXPECT_THAT(timeline[0].text, HasSubstr(filed.incoming_number));
  auto const documents = database().read([&](database::ReadTx& tx) { return documents_of(tx, filed.id); });
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents[0].hash, "ab");
}

TEST_P(Cases, ACR_05_withdrawing_ends_all_clocks_and_is_done_once) {
  auto const id = file().id;
  auto const withdraw = [&] {
    return database().write(
        [&](database::Tx& tx) { return withdraw_case(tx, id, "Образцова А. А.", "Ошиблись", test_now); });
  };
  EXPECT_TRUE(withdraw());
  EXPECT_FALSE(withdraw());
  EXPECT_EQ(stored(id).state, CaseState::withdrawn);
  EXPECT_EQ(stored(id).closed_reason, "Ошиблись");
  for (auto const& clock : deadlines(id)) EXPECT_EQ(clock.stopped_at, test_now) << clock.term.name;
  EXPECT_EQ(events(id).size(), 2u);
}

TEST_P(Cases, ACR_08_a_change_of_the_calendar_moves_running_clocks_and_no_stopped_ones) {
  auto const open = file(), withdrawn = file();
  database().write([&](database::Tx& tx) { withdraw_case(tx, withdrawn.id, "Образцова А. А.", "Ошиблись", test_now); });
  change_calendar(LocalDate::at(open.due_at - std::chrono::milliseconds{1}, moscow));
  auto const moved = recompute();
  ASSERT_EQ(moved.size(), 1u) << "the decision's term ends before that day";
  EXPECT_THAT(moved[0].what, HasSubstr(open.incoming_number));
  EXPECT_EQ(moved[0].before, open.due_at);
  EXPECT_GT(stored(open.id).due_at, open.due_at);
  EXPECT_EQ(stored(open.id).due_at, deadlines(open.id)[0].end.at);
  EXPECT_EQ(stored(withdrawn.id).due_at, withdrawn.due_at);
  EXPECT_THAT(events(open.id).back().text, HasSubstr("Изменён производственный календарь"));
  EXPECT_TRUE(recompute().empty()) << "run again it moves nothing";
}

TEST_P(Cases, ACR_05_the_journal_is_searched_filtered_and_paged_by_key) {
  auto const first = file();
  filing.applicant = "ООО «Ёлка»";
  filing.variant = 3;
  auto const second = file(), third = file();
  database().write([&](database::Tx& tx) { withdraw_case(tx, third.id, "Образцова А. А.", "Ошиблись", test_now); });
  auto const page = [&](CaseFilter const& filter) {
    std::vector<std::int64_t> ids;
    database().read([&](database::ReadTx& tx) {
      for (auto const& each : case_page(tx, filter)) ids.push_back(each.id.value);
    });
    return ids;
  };
  auto const a = first.id.value, b = second.id.value, c = third.id.value;
  EXPECT_THAT(page({"accreditation"}), ElementsAre(c, b, a));
  EXPECT_THAT(page({.service = "accreditation", .size = 2}), ElementsAre(c, b));
  EXPECT_THAT(page({.service = "accreditation", .before = b, .size = 2}), ElementsAre(a));
  EXPECT_THAT(page({"accreditation", "елка"}), ElementsAre(c, b));
  EXPECT_THAT(page({"accreditation", "ак-2/2026"}), ElementsAre(b));
  EXPECT_THAT(page({"accreditation", "ёлк", 3, CaseState::withdrawn}), ElementsAre(c));
  EXPECT_THAT(page({"accreditation", "", 1}), ElementsAre(a));
  EXPECT_THAT(page({"accreditation", "", 3, CaseState::open}), ElementsAre(b));
  EXPECT_THAT(page({"expertise"}), ElementsAre());
  EXPECT_THAT(page({.service = "accreditation", .channel = "portal"}), ElementsAre(c, b, a));
  EXPECT_THAT(page({.service = "accreditation", .channel = "post"}), ElementsAre());
  auto const after = test_now + std::chrono::milliseconds{1};
  EXPECT_THAT(page({.service = "accreditation", .registered_from = test_now, .registered_until = after}),
              ElementsAre(c, b, a));
  EXPECT_THAT(page({.service = "accreditation", .registered_from = after}), ElementsAre());
  EXPECT_THAT(page({.service = "accreditation", .registered_until = test_now}), ElementsAre());
}

TEST_P(Cases, ACR_08_only_cases_with_a_clock_that_runs_and_has_ended_are_overdue) {
  auto const open = file(), withdrawn = file();
  database().write([&](database::Tx& tx) { withdraw_case(tx, withdrawn.id, "Образцова А. А.", "Ошиблись", test_now); });
  auto const late_at = [&](Instant at) {
    return database().read(
        [&](database::ReadTx& tx) { return case_page(tx, {.service = "accreditation", .late_at = at}).size(); });
  };
  EXPECT_EQ(late_at(test_now), 0u);
  EXPECT_EQ(late_at(open.due_at), 1u);
}

TEST_P(Cases, ACR_04_on_paper_a_case_may_be_received_before_it_is_registered_and_be_of_nobody_here) {
  filing.organisation.reset();
  filing.channel = "post";
  filing.received_at = test_now - std::chrono::hours{24};
  filing.ended_terms = {filing.terms.back()};
  filing.ended_terms.front().name = "registration";
  filing.how = "Заявление на бумаге получено 09.03.2026";
  auto const held = file();
  EXPECT_EQ(held.organisation, std::nullopt);
  EXPECT_EQ(held.channel, "post");
  EXPECT_EQ(held.received_at, test_now - std::chrono::hours{24});
  EXPECT_EQ(held.registered_at, test_now);
  auto const deadlines = database().read([&](database::ReadTx& tx) { return deadlines_of(tx, held.id); });
  EXPECT_EQ(deadlines.front().term.name, "service");
  EXPECT_EQ(deadlines.back().stopped_at, test_now) << "it is kept, and does not run";
  EXPECT_THAT(events(held.id).front().text, testing::HasSubstr("09.03.2026 и зарегистрировано, входящий номер АК-1/"));
}

TEST_P(Cases, ACR_04_who_applies_is_mended_and_the_case_is_found_by_it) {
  auto const held = file();
  database().write([&](database::Tx& tx) {
    rename_applicant(tx, held, {std::nullopt, "ООО «Сосна»", "9999000013"});
    add_search_words(tx, held.id, "АК-И-7/2026");
  });
  auto const found = [&](std::string const& wanted) {
    return database().read([&](database::ReadTx& tx) { return case_page(tx, {"accreditation", wanted}).size(); });
  };
  EXPECT_EQ(found("сосна"), 1u);
  EXPECT_EQ(found("9999000013"), 1u);
  EXPECT_EQ(found("ак-и-7"), 1u) << "by the number of its letter";
  EXPECT_EQ(found("образец"), 0u);
}

TEST_P(Cases, ACR_05_nobody_can_alter_or_delete_the_timeline) {
  auto const id = file().id;
  for (std::string const statement : {"update casework_events set text = ''", "delete from casework_events",
                                      "update casework_documents set hash = ''", "delete from casework_documents"})
    EXPECT_THROW(database().write([&](database::Tx& tx) { tx.run_script(statement + ";"); }), database::DatabaseError)
        << statement;
  EXPECT_EQ(events(id).size(), 1u);
}

}  // namespace
}  // namespace obereg::casework
