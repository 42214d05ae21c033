#include <gmock/gmock.h>

#include <fstream>
#include <set>

#include "support/import_test.hpp"

namespace obereg::training {
namespace {

using namespace testing_support;
using testing::ElementsAre;
using testing::HasSubstr;

class ImportFile : public ImportTest {};
OBEREG_ON_BOTH_ENGINES(ImportFile);

TEST_P(ImportFile, TRN_11_a_good_file_makes_one_set_with_its_records_in_the_order_of_rows) {
  auto const done = checked(support::test_data("reimport/good-60.xlsx"));
  ASSERT_EQ(done.state, ImportState::stored) << done.summary;
  EXPECT_EQ(done.rows_total, 60);
  EXPECT_EQ(set(done).state, SetState::formed);
  EXPECT_EQ(set(done).record_count, 60);
  EXPECT_EQ(set(done).origin, "reimport");
  auto const stored_records = records(done);
  ASSERT_EQ(stored_records.size(), 60u);
  EXPECT_EQ(stored_records.front().source_row, 2);
  EXPECT_EQ(stored_records.back().place, 59);
}

TEST_P(ImportFile, TRN_10_every_mistake_of_a_file_is_kept_and_nothing_of_it_stays) {
  auto const done = checked(support::test_data("reimport/errors-one-per-row.xlsx"));
  EXPECT_EQ(done.state, ImportState::has_errors);
  std::ifstream expected_file(support::test_data("reimport/errors-one-per-row.expected.json"));
  auto const expected = boost::json::parse(std::string(std::istreambuf_iterator<char>(expected_file), {})).as_array();
  auto const errors = summary(done)["errors"].as_array();
  ASSERT_EQ(errors.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_EQ(errors[i].at("rule"), expected[i].at("rule")) << boost::json::serialize(errors[i]);
  auto const lines = files_.read(done.errors_hash);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), static_cast<std::ptrdiff_t>(expected.size()));
  EXPECT_EQ(count_of("training_pending_records"), 0);
  EXPECT_EQ(count_of("training_record_sets"), 0);
}

TEST_P(ImportFile, TRN_10_only_the_right_rows_are_taken_when_the_user_chose_so) {
  auto rows = people(5);
  rows[1].employer_inn = "123";
  rows[3].last_name = "";
  auto const wrong = checked(workbook_of(rows));
  EXPECT_EQ(wrong.rows_wrong, 2);
  auto const done = choose_of(wrong, Choice::right_rows);
  ASSERT_EQ(done.state, ImportState::stored);
  EXPECT_EQ(set(done).record_count, 3);
  std::vector<std::int64_t> source_rows, places;
  for (auto const& record : records(done)) {
    source_rows.push_back(record.source_row);
    places.push_back(record.place);
  }
  EXPECT_THAT(source_rows, ElementsAre(2, 4, 6));
  EXPECT_THAT(places, ElementsAre(0, 1, 2));
}

TEST_P(ImportFile, TRN_10_repairs_are_offered_and_applied_on_consent_alone) {
  auto rows = people(2);
  rows[0].last_name = "Ивaнoв";  // Latin a and o
  rows[1].employer_inn = "105000008";
  auto const offered = checked(workbook_of(rows));
  EXPECT_EQ(offered.state, ImportState::has_errors);
  EXPECT_EQ(summary(offered)["repair_count"].to_number<int>(), 2) << offered.summary;
  auto const done = choose_of(offered, Choice::repairs);
  ASSERT_EQ(done.state, ImportState::stored) << done.summary;
  EXPECT_EQ(records(done)[0].record.last_name, "Иванов");
  EXPECT_EQ(records(done)[1].record.employer_inn.digits(), "0105000008");
}

TEST_P(ImportFile, a_file_that_is_no_workbook_is_answered_with_what_it_is) {
  auto const done = checked(support::test_data("reimport/not-a-workbook.xlsx"));
  EXPECT_EQ(done.state, ImportState::unreadable);
  EXPECT_THAT(std::string(summary(done)["reason"].as_string()), HasSubstr("Excel"));
  EXPECT_EQ(count_of("training_record_sets"), 0);
}

TEST_P(ImportFile, TRN_04_a_number_of_another_provider_is_refused_names_it_and_opens_one_dispute) {
  register_number("ОТ-17", "ООО «Прежний центр»");
  auto rows = people(2);
  rows[1].number = "ОТ-17";
  auto const path = workbook_of(rows);
  auto const done = checked(path);
  EXPECT_THAT(rules(done), ElementsAre("number-in-registry"));
  EXPECT_THAT(first_message(done), HasSubstr("ООО «Прежний центр»"));
  checked(path);
  EXPECT_EQ(count_of("training_disputes where state = 'open' and registry_number = 'ОТ-17'"), 1);
}

TEST_P(ImportFile, TRN_04_a_number_claimed_again_after_a_decision_opens_a_new_dispute_and_says_what_can_be_done) {
  register_number("ОТ-17", "ООО «Прежний центр»");
  auto rows = people(1);
  rows[0].number = "ОТ-17";
  auto const path = workbook_of(rows);
  checked(path);
  database().write([](database::Tx& tx) {
    tx.run_script(
        "update training_disputes set state = 'decided', decided_at = 1, decision = 'Прав второй';"
        "insert into training_annulments(registry_number, act_id, annulled_on, reason, by_ministry, document_hash) "
        "select registry_number, act_id, '2026-03-09', 'по решению', 1, '' from training_records");
  });
  auto const again = checked(path);
  EXPECT_THAT(rules(again), ElementsAre("number-in-registry")) << "a number names one record for ever";
  EXPECT_THAT(first_message(again), HasSubstr("аннулированной"));
  EXPECT_THAT(first_message(again), HasSubstr("«Новый»"));
  checked(path);
  EXPECT_EQ(count_of("training_disputes where state = 'open' and registry_number = 'ОТ-17'"), 1);
  EXPECT_EQ(count_of("training_disputes where state = 'decided' and registry_number = 'ОТ-17'"), 1);
  rows[0].number = "Новый";
  EXPECT_EQ(checked(workbook_of(rows)).state, ImportState::stored) << "the way that the words name is open";
}

TEST_P(ImportFile, TRN_04_a_number_of_our_form_that_we_did_not_give_is_refused) {
  auto rows = people(1);
  rows[0].number = own_number(2026, 77);
  EXPECT_THAT(rules(checked(workbook_of(rows))), ElementsAre("number-not-issued"));
}

TEST_P(ImportFile, TRN_09_a_record_that_waits_already_is_refused_until_its_set_is_withdrawn) {
  auto const first = checked(workbook_of(people(2)));
  auto rows = people(3);
  auto const path = workbook_of(rows);
  auto const second = checked(path);
  EXPECT_THAT(rules(second), ElementsAre("duplicate-pending", "duplicate-pending"));
  EXPECT_THAT(first_message(second), HasSubstr("наборе № " + std::to_string(*first.set)));
  database().write([&](database::Tx& tx) { return withdraw_set(tx, actor_, {*first.set}, support::test_now); });
  EXPECT_EQ(checked(path).state, ImportState::stored);
}

TEST_P(ImportFile, TRN_09_with_only_right_rows_those_that_the_registry_refuses_are_left_out_too) {
  checked(workbook_of(people(2)));
  auto const done = choose_of(checked(workbook_of(people(4))), Choice::right_rows);
  ASSERT_EQ(done.state, ImportState::stored);
  EXPECT_EQ(records(done).front().record.last_name, "Тестов2");
  EXPECT_EQ(records(done).front().place, 0);
}

TEST_P(ImportFile, TRN_11_what_a_killed_run_had_stored_is_dropped_by_the_next) {
  auto const id = send(workbook_of(people(5)));
  auto const job = *database().read([&](database::ReadTx& tx) { return jobs::find(tx, {*import(id).job}); });
  std::atomic<bool> stopping{true};  // the first progress report interrupts
  jobs::Run interrupted(
      database(), job, [] { return support::test_now; }, stopping);
  EXPECT_THROW(import_file(interrupted, *services_), jobs::Interrupted);
  EXPECT_EQ(count_of("training_pending_records"), 5) << "the kill must fall behind the storing";
  run_jobs();
  EXPECT_EQ(import(id).state, ImportState::stored);
  EXPECT_EQ(count_of("training_pending_records"), 5);
  EXPECT_EQ(count_of("training_record_sets"), 1);
}

TEST_P(ImportFile, running_the_job_of_a_stored_import_again_changes_nothing) {
  auto const done = checked(workbook_of(people(3)));
  database().write([&](database::Tx& tx) { enqueue_import(tx, done.id, support::test_now); });
  run_jobs();
  EXPECT_EQ(count_of("training_record_sets"), 1);
}

TEST_P(ImportFile, a_double_click_and_two_tabs_make_one_import) {
  auto const path = workbook_of(people(1));
  EXPECT_EQ(send(path), send(path));
  EXPECT_EQ(count_of("jobs"), 1);
}

TEST_P(ImportFile, TRN_11_the_same_file_again_is_asked_about_and_makes_nothing_twice) {
  auto const path = workbook_of(people(2));
  checked(path);
  auto const again = try_send(path);
  ASSERT_FALSE(again.has_value());
  EXPECT_EQ(again.error().kind, &refusals::file_known);
  auto const insisted = try_send(path, UploadKind::reimport, true);
  ASSERT_TRUE(insisted.has_value());
  run_jobs();
  EXPECT_EQ(import(*insisted).state, ImportState::has_errors);
  EXPECT_EQ(count_of("training_pending_records"), 2);
}

// Both read before either forms its set: the one that comes second must look again.
TEST_P(ImportFile, TRN_09_of_two_files_with_the_same_records_read_at_once_one_is_taken) {
  auto const first = send(workbook_of(people(2))), second = send(workbook_of(people(3)));
  auto const job_of = [&](ImportId id) {
    return *database().read([&](database::ReadTx& tx) { return jobs::find(tx, {*import(id).job}); });
  };
  std::atomic<bool> stopping{true}, going{false};
  jobs::Run interrupted(
      database(), job_of(first), [] { return support::test_now; }, stopping);
  EXPECT_THROW(import_file(interrupted, *services_), jobs::Interrupted);
  jobs::Run whole(
      database(), job_of(second), [] { return support::test_now; }, going);
  import_file(whole, *services_);
  run_jobs();
  EXPECT_EQ(import(second).state, ImportState::stored);
  EXPECT_EQ(import(first).state, ImportState::has_errors);
  EXPECT_EQ(count_of("training_pending_records"), 3);
}

TEST_P(ImportFile, ACC_10_an_import_of_another_organisation_answers_as_none) {
  auto const done = checked(workbook_of(people(1)));
  auto stranger = actor_;
  stranger.organisation = support::add_organisation(database(), "ООО «Чужие»", "7728168971");
  database().read([&](database::ReadTx& tx) {
    EXPECT_EQ(own_import(tx, stranger, done.id.value).error().kind, &refusals::import_not_found);
  });
}

TEST_P(ImportFile, an_organisation_that_does_not_train_may_not_send_files) {
  database().write([](database::Tx& tx) { tx.run_script("update organisations set trains = 0"); });
  EXPECT_EQ(try_send(workbook_of(people(1))).error().kind, &refusals::not_a_provider);
}

TEST_P(ImportFile, TRN_19_the_official_xml_makes_a_set) {
  auto const done = checked(support::test_data("sample_registryset.xml"), UploadKind::xml);
  // The sample names a provider of its own: every record is refused for that alone.
  EXPECT_EQ(done.state, ImportState::has_errors);
  std::set<std::string> found;
  for (auto const& rule : rules(done)) found.insert(rule);
  EXPECT_THAT(found, testing::IsSubsetOf({"provider-name-differs", "provider-inn-differs"}));
}

TEST_P(ImportFile, a_file_of_many_batches_is_stored_whole_and_in_order) {
  auto const done = checked(workbook_of(people(7'000)));
  EXPECT_EQ(set(done).record_count, 7'000);
  auto const all = records(done);
  ASSERT_EQ(all.size(), 7'000u);
  EXPECT_EQ(all.back().record.last_name, "Тестов6999");
  EXPECT_EQ(all.back().place, 6'999);
}

}  // namespace
}  // namespace obereg::training
