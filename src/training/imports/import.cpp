#include "training/imports/import.hpp"

#include <array>
#include <limits>

#include "training/imports/queries.hpp"
#include "training/refusals.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::imports;

namespace {

constexpr std::array<std::string_view, 3> kinds = {"reimport", "import", "xml"};
constexpr std::array<std::string_view, 4> states = {"checking", "unreadable", "has-errors", "stored"};

template <class Enum, std::size_t size>
std::optional<Enum> parse(std::array<std::string_view, size> const& words, std::string_view word) {
  for (std::size_t i = 0; i < size; ++i)
    if (words[i] == word) return static_cast<Enum>(i);
  return {};
}

Import read_import(database::Row const& row) {
  auto const kind = parse<UploadKind>(kinds, row.text(3));
  auto const state = parse<ImportState>(states, row.text(7));
  if (!kind || !state) throw database::DatabaseError("an import has an unknown kind or state");
  return {{row.integer(0)},
          {row.integer(1)},
          {row.integer(2)},
          *kind,
          row.string(4),
          row.string(5),
          row.integer(6),
          *state,
          row.optional_integer(8),
          row.truth(9),
          row.truth(10),
          row.integer(11),
          row.integer(12),
          row.integer(13),
          row.string(14),
          row.string(15),
          row.optional_integer(16),
          row.moment(17),
          row.optional_moment(18)};
}

}  // namespace

std::string_view stored(UploadKind kind) {
  return kinds.at(static_cast<std::size_t>(kind));
}
std::optional<UploadKind> upload_kind(std::string_view word) {
  return parse<UploadKind>(kinds, word);
}
std::string_view russian_name(UploadKind kind) {
  switch (kind) {
    case UploadKind::reimport:
      return "Повторный импорт из xlsx";
    case UploadKind::import:
      return "Импорт из xlsx";
    case UploadKind::xml:
      return "Импорт из xml";
  }
  return "";
}
std::string_view stored(ImportState state) {
  return states.at(static_cast<std::size_t>(state));
}

ImportId insert_import(database::Tx& tx, Actor const& actor, NewImport const& file, Instant now) {
  return {tx.get_integer(sql::insert_import, {{"organisation", actor.organisation},
                                              {"account", actor.account},
                                              {"kind", stored(file.kind)},
                                              {"name", file.file_name},
                                              {"hash", file.file.hash},
                                              {"size", file.file.size},
                                              {"now", now}})};
}

void set_job(database::Tx& tx, ImportId import, JobId job) {
  tx.exec_one(sql::set_job, {{"job", job}, {"import", import}});
}

void finish_import(database::Tx& tx, ImportId import, ImportOutcome const& outcome, Instant now) {
  tx.exec_one(sql::finish_import, {{"state", stored(outcome.state)},
                                   {"total", outcome.rows_total},
                                   {"valid", outcome.rows_valid},
                                   {"wrong", outcome.rows_wrong},
                                   {"summary", outcome.summary},
                                   {"errors", outcome.errors_hash},
                                   {"set", outcome.set},
                                   {"now", now},
                                   {"import", import}});
}

void reopen_import(database::Tx& tx, ImportId import, bool only_valid, bool with_repairs) {
  tx.exec_one(sql::reopen_import, {{"only_valid", only_valid}, {"with_repairs", with_repairs}, {"import", import}});
}

std::optional<Import> find_import(database::ReadTx& tx, ImportId id) {
  return tx.find_one(sql::find_import, {{"id", id}}, read_import);
}

Result<Import> own_import(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id) {
  auto const import = id ? find_import(tx, {*id}) : std::nullopt;
  if (!import || import->organisation != actor.organisation) return refuse(refusals::import_not_found);
  return *import;
}

std::vector<Import> list_imports(database::ReadTx& tx, OrganisationId organisation, std::int64_t before, int count) {
  auto const below = before > 0 ? before : std::numeric_limits<std::int64_t>::max();
  return tx.all(sql::list_imports, {{"organisation", organisation}, {"before", below}, {"count", count}}, read_import);
}

std::optional<Import> same_file(database::ReadTx& tx, OrganisationId organisation, NewImport const& file) {
  return tx.find_one(sql::same_file,
                     {{"organisation", organisation}, {"hash", file.file.hash}, {"kind", stored(file.kind)}},
                     read_import);
}

void lock_organisation(database::Tx& tx, OrganisationId organisation) {
  tx.each(sql::lock_organisation, {{"organisation", organisation}}, [](database::Row const&) {});
}

}  // namespace obereg::training
