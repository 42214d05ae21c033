// Templates as they are in use, their versions, and documents made from them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accreditation/document_templates/kinds.hpp"
#include "core/actor.hpp"
#include "platform/database/database.hpp"
#include "platform/files/files.hpp"

namespace obereg::accreditation {

struct TemplateVersion {
  std::int64_t version = 0;
  std::string hash, file_name;  // both empty for the return to the built-in template
  std::int64_t size = 0;        // bytes
  Instant made_at;
  std::string made_by;  // name

  bool is_built_in() const { return hash.empty(); }
};

// The newest first. The first is in use; the built-in template is where there is none.
std::vector<TemplateVersion> template_versions(database::ReadTx& tx, std::string_view key);
std::optional<TemplateVersion> template_in_use(database::ReadTx& tx, std::string_view key);

std::string bytes_of(files::Store const& files, TemplateKind const& kind,
                     std::optional<TemplateVersion> const& version);

struct MadeDocument {
  std::string bytes;                  // .docx
  std::int64_t template_version = 0;  // kept with a document that is kept; 0: the built-in template, never replaced
};

// From the template in use. Refused by docx/refusals.hpp where the template names what has no value.
Result<MadeDocument> make_document(database::ReadTx& tx, files::Store const& files, std::string_view key,
                                   docx::Fields const& fields);

struct NewTemplate {
  std::string hash, file_name;  // both empty: back to the built-in one
  std::int64_t size = 0;
};
// Refused where the version in use is no longer `seen`, which the administrator was shown (0: none was ever put in).
Result<std::int64_t> put_template(database::Tx& tx, Actor const& actor, TemplateKind const& kind, std::int64_t seen,
                                  NewTemplate const& made, Instant now);

}  // namespace obereg::accreditation
