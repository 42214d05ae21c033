// A provider that sends in files, for tests of imports on both engines.
#pragma once
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include <filesystem>
#include <fstream>

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

namespace obereg::training::testing_support {

inline constexpr char const* provider_name = "АНО ДПО «Учебный центр Образец»";
inline constexpr char const* provider_inn = "7710474375";

// Rows of a re-import; a column that a row does not name has the value of a right row.
struct SampleRow {
  std::string number = "Новый", last_name = "Тестов", employer_inn = "7707083893", protocol = "12/26";
};

inline std::string workbook_of(std::vector<SampleRow> const& rows) {
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

inline std::vector<SampleRow> people(int count) {
  std::vector<SampleRow> rows(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) rows[static_cast<std::size_t>(i)].last_name = "Тестов" + std::to_string(i);
  return rows;
}

class ImportTest : public support::OnBothEngines {
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
      auto record = sample_record(1);
      record.registry_number = number;
      record.entered_on = LocalDate::of(2026, 2, 26);
      insert_registry_rows(tx, std::vector{RegistryRow{record, 1, 0, 2, true}}, id, other, support::test_now);
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
}  // namespace obereg::training::testing_support
