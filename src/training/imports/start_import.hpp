// What a user decides about a file: to send it in, to take its right rows alone, to have it repaired.
#pragma once
#include <optional>
#include <string>

#include "training/imports/import.hpp"
#include "training/sets/record_set.hpp"

namespace obereg::training {

// Russian: why the file can't be taken as this kind, told by its beginning and structure; empty where it can.
std::string complaint_about(std::string const& path, UploadKind kind);

// The actor's organisation, where it may enter records: it trains, and the ministry has not stopped it.
Result<Provider> acting_provider(database::ReadTx& tx, Actor const& actor);

// Keeps the upload in the list and orders its check. The same bytes sent twice while the first are being checked (a
// double click, two tabs) are one import. Where their set is alive, refused as `file_known` unless `again`.
Result<ImportId> start_import(database::Tx& tx, Actor const& actor, NewImport const& file, bool again, Instant now);

enum class Choice : std::uint8_t {
  right_rows,  // «Внести только верные строки»
  repairs,     // «Применить исправления и проверить ещё раз»
};
// What the page offers of an import that was checked. A set that was formed already is withdrawn when repairs are
// chosen.
bool may_choose(Import const& import, std::optional<RecordSet> const& set, Choice choice);
Result<ImportId> choose(database::Tx& tx, Actor const& actor, std::optional<std::int64_t> import, Choice choice,
                        Instant now);

}  // namespace obereg::training
