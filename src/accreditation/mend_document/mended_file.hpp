// The mended document as the officer attaches it to the draft of a correction (ACR-11; п. 220–221, 240–241).
#pragma once
#include <optional>

#include "accreditation/examination/mended_document.hpp"
#include "casework/case.hpp"
#include "core/actor.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"
#include "platform/web/services.hpp"

namespace obereg::accreditation {

// Why the file can't be taken, in Russian; "" where it can: a PDF, or a .docx without macros and the like.
std::string wrong_with_mended(http::UploadedFile const& file);

// What a form of the draft does to it.
struct MendedChange {
  std::optional<MendedDocument> attached;  // kept by platform/files, in place of what was there
  bool is_removed = false;
  std::vector<html::FieldError> errors;  // of the field `mended_item`

  bool is_any() const { return attached || is_removed; }
  Answers made_in(Answers typed) const;
};
MendedChange mended_change(web::Services const& services, Variant const& variant, http::Request const& request);

// Into the audit log, in the transaction that saves the draft.
void note_mended(database::Tx& tx, Actor const& actor, casework::Case const& held, MendedChange const& change,
                 Instant now);

// For mend_document/attached.html: the one that goes with the letter, or none.
std::vector<html::View> attached_mended_views(Variant const& variant, Answers const& typed, std::string const& address);

// For mend_document/field.html; none where the draft asks for no such document. `address`: where the one that is there
// is downloaded.
std::vector<html::View> mended_views(Variant const& variant, Answers const& typed, std::string const& address,
                                     std::vector<html::FieldError> const& errors);

}  // namespace obereg::accreditation
