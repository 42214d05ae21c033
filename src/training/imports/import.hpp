// A file that was sent in, and what came of it (TRN-10, TRN-11).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"
#include "platform/files/files.hpp"
#include "training_rules/model/columns.hpp"

namespace obereg::training {

using ImportId = Id<struct ImportTag>;

enum class UploadKind : std::uint8_t { reimport, import, xml };
std::string_view stored(UploadKind kind);  // "reimport"; also the origin of the set that the file makes
std::optional<UploadKind> upload_kind(std::string_view word);
std::string_view russian_name(UploadKind kind);  // «Повторный импорт из xlsx»

enum class ImportState : std::uint8_t {
  checking,    // waits for its job, or the job runs
  unreadable,  // the file is no workbook of records; `summary` says why
  has_errors,  // nothing of it was taken
  stored,      // its record set is formed
};
std::string_view stored(ImportState state);

struct Import {
  ImportId id;
  OrganisationId organisation;
  AccountId account;
  UploadKind kind = UploadKind::reimport;
  std::string file_name, file_hash;
  std::int64_t file_size = 0;
  ImportState state = ImportState::checking;
  std::optional<std::int64_t> job;
  bool only_valid = false;    // «Внести только верные строки» was chosen
  bool with_repairs = false;  // the user agreed to the repairs offered
  std::int64_t rows_total = 0, rows_valid = 0, rows_wrong = 0;
  std::string summary;      // JSON: findings.hpp
  std::string errors_hash;  // kept file: every error, one JSON object a line; "" where there is none
  std::optional<std::int64_t> set;
  Instant created_at;
  std::optional<Instant> finished_at;
};

struct NewImport {
  UploadKind kind;
  std::string file_name;
  files::StoredFile file;
};

ImportId insert_import(database::Tx& tx, Actor const& actor, NewImport const& file, Instant now);
void set_job(database::Tx& tx, ImportId import, JobId job);

struct ImportOutcome {
  ImportState state = ImportState::unreadable;
  std::int64_t rows_total = 0, rows_valid = 0, rows_wrong = 0;
  std::string summary = "{}", errors_hash;
  std::optional<RecordSetId> set;
};
void finish_import(database::Tx& tx, ImportId import, ImportOutcome const& outcome, Instant now);
// The file is to be checked once more, with the user's choice.
void reopen_import(database::Tx& tx, ImportId import, bool only_valid, bool with_repairs);

std::optional<Import> find_import(database::ReadTx& tx, ImportId id);
// Only of the actor's organisation; else a refusal as if it did not exist.
Result<Import> own_import(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id);
std::vector<Import> list_imports(database::ReadTx& tx, OrganisationId organisation, std::int64_t before, int count);
// The newest import of the same bytes as the same kind that is being checked, or whose set is alive.
std::optional<Import> same_file(database::ReadTx& tx, OrganisationId organisation, NewImport const& file);

// Held until the end of the transaction: what is decided by the organisation's imports is decided one after another.
void lock_organisation(database::Tx& tx, OrganisationId organisation);

}  // namespace obereg::training
