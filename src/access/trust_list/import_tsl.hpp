// Taking over of the official list of accredited CAs (TSL) into the stored trust list.
#pragma once
#include <istream>
#include <string>
#include <vector>

#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"
#include "platform/signatures/formats/tsl.hpp"

namespace obereg::access {

struct TslImport {
  std::size_t cas = 0;           // in the file
  std::size_t certificates = 0;  // of them that were read
  std::size_t added = 0, changed = 0, unchanged = 0;
  std::vector<signatures::TslFault> faults;
};

// A certificate that is in the list already gets the dates of the file, one that the file does not name is left as it
// is. All of the file or nothing.
Result<TslImport> import_tsl(database::Database& database, Actor const& actor, std::istream& file, Instant now);

// {"cas": 1, …, "faults": [{"line": 1, "text": "…"}]}: the progress of a job of this kind.
std::string to_json(TslImport const& summary);
TslImport tsl_import_of(std::string const& json);

}  // namespace obereg::access
