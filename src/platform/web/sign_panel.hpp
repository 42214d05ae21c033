// Files of certificates and signatures that forms send; what html/components/sign_panel.html sends, and its errors.
#pragma once
#include <string>

#include "core/refusal.hpp"
#include "platform/html/render.hpp"
#include "platform/http/message.hpp"

namespace obereg::web {

// An uploaded file that should be a certificate, a signature or a list of revoked certificates. A private key sent by
// mistake is overwritten in memory and on the disk at once; the label that is left makes every check of the file refuse
// it by what it was (signatures/formats/private_keys.hpp). Every such upload is read by this.
std::string sent_bytes(http::UploadedFile const& file);

// The signature of a panel: the uploaded file as it is, or the field that a script filled in. The field's Base64 is how
// bytes travel in a form, no form of a signature: it is taken off, so that DER is checked and kept.
std::string signature_of(http::Request const& request);
// The same of one value: of a form's field, or of JSON. What is not Base64 stays as it is.
std::string from_transport(std::string const& value);

// For the panel's template: why the signature was refused, at the way that was used. No refusal: no error.
void add_panel_error(html::View& view, http::Request const& request, Refusal const* refusal);

}  // namespace obereg::web
