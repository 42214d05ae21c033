#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include <filesystem>
#include <fstream>
#include <set>

#include "platform/spreadsheets/table_writer.hpp"
#include "support/organisations.hpp"
#include "support/paths.hpp"
#include "training/import_file/import_job.hpp"
#include "training/imports/start_import.hpp"
#include "training/numbers/registry_number.hpp"
#include "training/pending/pending_store.hpp"
#include "training/records/registry_rows.hpp"
#include "training/refusals.hpp"
#include "training/testing/sample_record.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::training {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr char const* provider_name = "АНО ДПО «Учебный центр Образец»";
constexpr char const* provider_inn = "7710474375";

// Rows of a re-import; a column that a row does not name has the value of a right row.
struct SampleRow {
  std::string number = "Новый", last_name = "Тестов", employer_inn = "7707083893", protocol = "12/26";
};

std::string workbook_of(std::vector<SampleRow> const& rows) {
  auto const path = support::temporary_folder() + "/rows.xlsx";
  spreadsheets::TableWriter writer(path);
  std::vector<spreadsheets::TableColumn> headings;
  for (auto const& column : columns())
    headings.push_back({.title = std::string(column.title), .width = 20, .note = {}, .choices = {}});
  writer.start_sheet("Записи", headings);
  auto const programme = std::string(find_programme(1)->title);
  for (auto const& row : rows)
    writer.row({row.number, row.last_name, "Пётр", "", "", "ООО «Пример»", row.employer_inn, "Слесарь", provider_name,
                provider_inn, row.protocol, programme, "25.02.2026", "Успешно", "", "Да", "", ""});
  writer.close();
  return path;
}

std::vector<SampleRow> people(int count) {
  std::vector<SampleRow> rows(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) rows[static_cast<std::size_t>(i)].last_name = "Тестов" + std::to_string(i);
  return rows;
}

class ImportFile : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    provider_ = support::add_organisation(database(), provider_name, provider_inn);
    actor_ = support::signer_of(provider_, support::add_account(database(), "Образцова"));
    services_.emplace(web::Services{database(), files_, trust_, key_, settings_, [] { return support::test_now; }});
  }

  Result<ImportId> try_send(std::string const& path, UploadKind kind = UploadKind::reimport, bool again = false) {
    NewImport const file{kind, std::filesystem::path(path).filename(), files_.put_file(path)};
    return database().write([&](database::Tx& tx) { return start_import(tx, actor_, file, again, support::test_now); });
  }
  ImportId send(std::string const& path, UploadKind kind = UploadKind::reimport) { return *try_send(path, kind); }
  Import checked(std::string const& path, UploadKind kind = UploadKind::reimport) {
    auto const id = send(path, kind);
    run_jobs();
    return import(id);
  }
  Import choose_of(Import const& import_, Choice choice) {
    auto const chosen = database().write(
        [&](database::Tx& tx) { return choose(tx, actor_, import_.id.value, choice, support::test_now); });
    EXPECT_TRUE(chosen.has_value()) << chosen.error().kind->code;
    run_jobs();
    return import(import_.id);
  }
  void run_jobs() {
    jobs::Runner runner(database(),
                        {{std::string(import_file_job), [this](jobs::Run& run) { import_file(run, *services_); }}},
                        [] { return support::test_now; });
    while (runner.run_one()) {
    }
  }
  Import import(ImportId id) {
    return *database().read([&](database::ReadTx& tx) { return find_import(tx, id); });
  }
  RecordSet set(Import const& import_) {
    return *database().read([&](database::ReadTx& tx) { return find_set(tx, {import_.set.value()}); });
  }
  std::vector<PendingRecord> records(Import const& import_) {
    return database().read([&](database::ReadTx& tx) { return pending_of_set(tx, {import_.set.value()}, 0, 100'000); });
  }
  std::int64_t count_of(std::string const& table_and_condition) {
    auto const text = "select count(*) from " + table_and_condition;
    database::Query const query{"count", text, text};
    return database().read([&](database::ReadTx& tx) { return tx.get_integer(query, {}); });
  }
  static boost::json::object summary(Import const& import_) { return boost::json::parse(import_.summary).as_object(); }
  static std::vector<std::string> rules(Import const& import_) {
    std::vector<std::string> rules;
    auto const errors = summary(import_)["errors"].as_array();
    for (auto const& error : errors) rules.emplace_back(error.at("rule").as_string());
    return rules;
  }
  static std::string first_message(Import const& import_) {
    return std::string(summary(import_)["errors"].at(0).at("message").as_string());
  }
  // As if another provider's set had been entered.
  OrganisationId register_number(std::string const& number, std::string const& holder) {
    auto const other = support::add_organisation(database(), holder, "7728168971");
    database().write([&](database::Tx& tx) {
      Act act;
      act.organisation = other;
      act.account = actor_.account;
      act.signed_at = support::test_now;
      act.evidence = "{}";
      auto const id = insert_act(tx, act);
      auto record = testing_support::sample_record(1);
      record.registry_number = number;
      record.entered_on = LocalDate::of(2026, 2, 26);
      insert_registry_rows(tx, std::vector{RegistryRow{record, 1, 0, 2, true}}, id, other);
      set_published(tx, id, support::test_now);
    });
    return other;
  }

  OrganisationId provider_;
  Actor actor_;
  files::Store files_{support::temporary_folder()};
  ledger::LogKey key_ = ledger::LogKey::generate();
  signatures::CurrentTrust trust_{{[] { return 1; }, [] { return signatures::TrustListBuilder().build(); }}};
  web::Settings settings_;
  std::optional<web::Services> services_;
};
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

TEST_P(ImportFile, twenty_thousand_rows_are_stored_within_half_a_minute) {
  auto const path = workbook_of(people(20'000));
  auto const begin = std::chrono::steady_clock::now();
  auto const done = checked(path);
  auto const took = std::chrono::steady_clock::now() - begin;
  EXPECT_EQ(set(done).record_count, 20'000);
  EXPECT_LT(took, std::chrono::seconds(30));
  RecordProperty("milliseconds", static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
}

}  // namespace
}  // namespace obereg::training
