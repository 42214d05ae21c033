// `obereg training import`: an operator sends in a provider's file on the server itself.
#pragma once
#include <iosfwd>
#include <string>

#include "platform/database/database.hpp"
#include "platform/files/files.hpp"
#include "training/imports/import.hpp"

namespace obereg::training {

struct OperatorImport {
  std::string file;
  UploadKind kind = UploadKind::reimport;
  std::string provider_inn;
  bool again = false;  // though the same file stands in a set already
};

// Orders the check of the file for the organisation with this ИНН, in the name of one of its people who may prepare
// records. The job is run by the serving process. Refused where there is no such organisation or person, the file is
// not of the kind, or it stands in a set already.
Result<ImportId> import_for(database::Database& database, files::Store const& files, OperatorImport const& wanted,
                            Instant now);

// The command. Without `wait` it ends once the job is ordered; with it, once the file has been checked. Returns 0 done,
// 1 the file has errors, was refused or could not be checked, 2 it is none of this kind (words on `err`).
int import_command(database::Database& database, files::Store const& files, OperatorImport const& wanted, bool wait,
                   std::ostream& out, std::ostream& err, Instant now);

}  // namespace obereg::training
