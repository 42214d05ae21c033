// `obereg training import`: an operator sends in a provider's file on the server itself.
#pragma once
#include <string>

#include "platform/database/database.hpp"
#include "platform/files/files.hpp"
#include "training/imports/import.hpp"

namespace obereg::training {

// Orders the check of the file at `path` for the organisation with this ИНН, in the name of one of its people who may
// prepare records. The job is run by the serving process. Refused where there is no such organisation or person, the
// file is not of the kind, or it stands in a set already.
Result<ImportId> import_for(database::Database& database, files::Store const& files, std::string const& path,
                            UploadKind kind, std::string const& organisation_inn, Instant now);

}  // namespace obereg::training
