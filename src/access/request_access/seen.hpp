// What the page of passed checks was shown for (ACC-02).
#pragma once
#include <string>

#include "access/requests/access_request.hpp"

namespace obereg::access {

// Goes with the form of the page that shows the checks, and comes back with «Сохранить»: with other fields, other files
// or another answer about the CA it is another, and the checks are shown anew. It is no secret: whoever makes it up
// keeps nothing but their own page from themselves.
std::string seen_mark(Applicant const& applicant, RequestCertificates const& certificates, bool is_ca_unknown);

}  // namespace obereg::access
