#include "training/imports/operator_import.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <thread>

#include "platform/jobs/jobs.hpp"
#include "training/imports/queries.hpp"
#include "training/imports/start_import.hpp"
#include "training/refusals.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::imports;

namespace {

constexpr std::chrono::milliseconds between_looks{200};

// Every error of the file, as `obereg training check` prints them.
void print_errors(std::ostream& out, std::string const& path) {
  std::ifstream lines(path);
  for (std::string line; std::getline(lines, line);) {
    auto const error = boost::json::parse(line).as_object();
    out << fmt::format("{:>7}  {}  [{}]\n         {}\n", error.at("row").to_number<std::int64_t>(),
                       std::string_view(error.at("column").as_string()), std::string_view(error.at("rule").as_string()),
                       std::string_view(error.at("message").as_string()));
  }
}

void print_faults(std::ostream& out, files::Store const& files, boost::json::object const& summary) {
  if (auto const* kept = summary.if_contains("faults_file")) out << files.read(std::string(kept->as_string()));
}

int tell_outcome(files::Store const& files, Import const& import, std::ostream& out, std::ostream& err) {
  auto const summary = boost::json::parse(import.summary).as_object();
  switch (import.state) {
    case ImportState::stored:
      out << fmt::format("Набор № {} сформирован, записей {}. Осталось подписать его.\n", import.set.value_or(0),
                         import.rows_valid);
      return 0;
    case ImportState::unreadable:
      err << std::string_view(summary.at("reason").as_string()) << '\n';
      return 2;
    case ImportState::has_errors:
      print_faults(out, files, summary);
      if (!import.errors_hash.empty()) print_errors(out, files.path(import.errors_hash));
      err << fmt::format("В файле ошибки: строк {}, с ошибками {}. Ничего не взято.\n", import.rows_total,
                         import.rows_wrong);
      return 1;
    case ImportState::checking:
      break;
  }
  err << fmt::format("Загрузку № {} не удалось проверить из-за сбоя. Причина — в журнале сервера.\n", import.id.value);
  return 1;
}

// The import once its check is over, or its job was given up.
Import wait_for(database::Database& database, ImportId id) {
  for (;; std::this_thread::sleep_for(between_looks)) {
    auto const [import, over] = database.read([&](database::ReadTx& tx) {
      auto found = find_import(tx, id).value();
      auto const job = found.job ? jobs::find(tx, {*found.job}) : std::nullopt;
      bool const is_over = found.state != ImportState::checking || (job && job->state == "failed");
      return std::pair(std::move(found), is_over);
    });
    if (over) return import;
  }
}

}  // namespace

Result<ImportId> import_for(database::Database& database, files::Store const& files, OperatorImport const& wanted,
                            Instant now) {
  if (auto const complaint = complaint_about(wanted.file, wanted.kind); !complaint.empty())
    return refuse(refusals::file_refused, complaint);
  NewImport const file{wanted.kind, std::filesystem::path(wanted.file).filename().string(),
                       files.put_file(wanted.file)};
  return database.write([&](database::Tx& tx) -> Result<ImportId> {
    auto const actor = tx.find_one(sql::preparer_of, {{"inn", wanted.provider_inn}}, [](database::Row const& row) {
      Actor person;
      person.account = {row.integer(0)};
      person.organisation = {row.integer(1)};
      person.name = "Оператор системы";
      person.address = "command";
      return person;
    });
    if (!actor)
      return refuse(refusals::not_a_provider,
                    "С ИНН " + wanted.provider_inn + " нет организации, у которой есть кому готовить записи.");
    return start_import(tx, *actor, file, wanted.again, now);
  });
}

int import_command(database::Database& database, files::Store const& files, OperatorImport const& wanted, bool wait,
                   std::ostream& out, std::ostream& err, Instant now) {
  auto const ordered = import_for(database, files, wanted, now);
  if (!ordered) {
    auto const& refusal = ordered.error();
    err << fmt::format("{}. {} {}\n", refusal.kind->title, refusal.detail, refusal.kind->advice);
    return refusal.kind == &refusals::file_refused ? 2 : 1;
  }
  out << fmt::format("Загрузка № {}: файл принят, его проверит работающий сервер.\n", ordered->value);
  if (!wait) return 0;
  out.flush();
  return tell_outcome(files, wait_for(database, *ordered), out, err);
}

}  // namespace obereg::training
