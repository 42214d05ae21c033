#include "training/imports/start_import.hpp"

#include <fmt/format.h>
#include <boost/json.hpp>

#include <array>
#include <filesystem>
#include <fstream>

#include "platform/audit/audit.hpp"
#include "platform/spreadsheets/workbook.hpp"
#include "training/import_file/import_job.hpp"
#include "training/refusals.hpp"

namespace obereg::training {

namespace {

std::string beginning_of(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  std::array<char, 64> bytes{};
  file.read(bytes.data(), bytes.size());
  return std::string(bytes.data(), static_cast<std::size_t>(file.gcount()));
}

constexpr std::uintmax_t largest_xml = 64 << 20;

std::string complaint_about_xml(std::string const& path) {
  std::error_code no_such_file;
  auto const size = std::filesystem::file_size(path, no_such_file);
  if (no_such_file) return "Файл не открывается. Загрузите его ещё раз.";
  if (size > largest_xml) return "Файл больше 64 МБ. Разделите его на части до 5000 записей.";
  auto const beginning = beginning_of(path);
  if (beginning.empty()) return "Файл пустой. Выберите файл с записями.";
  if (beginning.starts_with("PK")) {
    try {
      spreadsheets::Workbook const workbook(path);
      return "Это книга Excel, а не xml. Выберите «Импортировать из xlsx».";
    } catch (spreadsheets::WorkbookError const&) {
      return "";
    }
  }
  // UTF-16 is told by its byte order mark.
  if (beginning.starts_with("\xFF\xFE") || beginning.starts_with("\xFE\xFF")) return "";
  auto const first = beginning.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (first != std::string::npos && beginning[first] == '<') return "";
  return "Это не файл xml и не архив .olot или .zip с файлом Data.xml. Выгрузите записи заново и загрузите их снова.";
}

std::string subject_of(ImportId import) {
  return "import:" + std::to_string(import.value);
}

std::string known_words(Import const& known) {
  return fmt::format("Файл «{}» загружен {}{}.", known.file_name, russian_moment(known.created_at),
                     known.set ? fmt::format(", из него сформирован набор № {}", *known.set) : "");
}

void order_check(database::Tx& tx, ImportId import, Instant now) {
  set_job(tx, import, enqueue_import(tx, import, now));
}

}  // namespace

std::string complaint_about(std::string const& path, UploadKind kind) {
  if (kind == UploadKind::xml) return complaint_about_xml(path);
  try {
    spreadsheets::Workbook const workbook(path);
    return "";
  } catch (spreadsheets::WorkbookError const& error) {
    return error.what();
  }
}

Result<Provider> acting_provider(database::ReadTx& tx, Actor const& actor) {
  auto const provider = find_provider(tx, actor.organisation);
  if (!provider || !provider->trains) return refuse(refusals::not_a_provider);
  if (!provider->blocked_reason.empty()) return refuse(refusals::provider_blocked, provider->blocked_reason);
  return *provider;
}

Result<ImportId> start_import(database::Tx& tx, Actor const& actor, NewImport const& file, bool again, Instant now) {
  if (auto const provider = acting_provider(tx, actor); !provider) return provider.error();
  lock_organisation(tx, actor.organisation);
  if (auto const known = same_file(tx, actor.organisation, file)) {
    if (known->state == ImportState::checking) return known->id;
    if (!again) return refuse(refusals::file_known, known_words(*known));
  }
  auto const import = insert_import(tx, actor, file, now);
  order_check(tx, import, now);
  audit::record(tx, actor, "training.file-sent-in", subject_of(import),
                fmt::format("{}, {} байт, SHA-256 {}", russian_name(file.kind), file.file.size, file.file.hash), now);
  return import;
}

bool may_choose(Import const& import, std::optional<RecordSet> const& set, Choice choice) {
  auto const summary = boost::json::parse(import.summary).as_object();
  if (choice == Choice::right_rows) {
    auto const* faults = summary.if_contains("fault_count");
    return import.state == ImportState::has_errors && import.rows_valid > 0 && !import.only_valid &&
           (!faults || faults->to_number<std::int64_t>() == 0);
  }
  auto const* repairs = summary.if_contains("repair_count");
  bool const any = repairs && repairs->to_number<std::int64_t>() > 0 && !import.with_repairs;
  bool const changeable = import.state == ImportState::has_errors ||
                          (import.state == ImportState::stored && set && allowed(set->state, SetAction::withdraw));
  return any && changeable;
}

Result<ImportId> choose(database::Tx& tx, Actor const& actor, std::optional<std::int64_t> id, Choice choice,
                        Instant now) {
  if (auto const provider = acting_provider(tx, actor); !provider) return provider.error();
  lock_organisation(tx, actor.organisation);
  auto const import = own_import(tx, actor, id);
  if (!import) return import.error();
  bool const right_rows = choice == Choice::right_rows, repairs = choice == Choice::repairs;
  bool const chosen = (right_rows && import->only_valid) || (repairs && import->with_repairs);
  if (chosen && import->state != ImportState::unreadable) return import->id;  // a second click
  auto const set = import->set ? find_set(tx, {*import->set}) : std::nullopt;
  if (!may_choose(*import, set, choice)) return refuse(refusals::import_not_choosable);
  if (set) {
    if (auto const withdrawn = withdraw_set(tx, actor, set->id, now); !withdrawn) return withdrawn.error();
  }
  reopen_import(tx, import->id, import->only_valid || right_rows, import->with_repairs || repairs);
  order_check(tx, import->id, now);
  audit::record(tx, actor, right_rows ? "training.right-rows-chosen" : "training.repairs-agreed",
                subject_of(import->id), "", now);
  return import->id;
}

}  // namespace obereg::training
