#include "training/imports/operator_import.hpp"

#include <filesystem>

#include "training/imports/queries.hpp"
#include "training/imports/start_import.hpp"
#include "training/refusals.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::imports;

Result<ImportId> import_for(database::Database& database, files::Store const& files, std::string const& path,
                            UploadKind kind, std::string const& organisation_inn, Instant now) {
  if (auto const complaint = complaint_about(path, kind); !complaint.empty())
    return refuse(refusals::file_refused, complaint);
  NewImport const file{kind, std::filesystem::path(path).filename().string(), files.put_file(path)};
  return database.write([&](database::Tx& tx) -> Result<ImportId> {
    auto const actor = tx.find_one(sql::preparer_of, {{"inn", organisation_inn}}, [](database::Row const& row) {
      Actor person;
      person.account = {row.integer(0)};
      person.organisation = {row.integer(1)};
      person.name = "Оператор системы";
      person.address = "command";
      return person;
    });
    if (!actor) return refuse(refusals::not_a_provider, "ИНН " + organisation_inn + ".");
    return start_import(tx, *actor, file, false, now);
  });
}

}  // namespace obereg::training
