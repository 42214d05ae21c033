// What is checked of the two certificates of a request before it may be filed (ACC-02).
#pragma once
#include <string>
#include <vector>

#include "access/requests/access_request.hpp"
#include "platform/signatures/checking/check.hpp"
#include "platform/signatures/trust.hpp"

namespace obereg::access {

// All checks, in the order in which they are shown. `applicant`: with whom the certificate is compared.
std::vector<signatures::Check> check_certificates(signatures::TrustList const& trust,
                                                  RequestCertificates const& certificates, Applicant const& applicant,
                                                  Instant now);

// The one failure with which a request may be filed: staff then decide.
bool is_ca_unknown(std::vector<signatures::Check> const& checks);
// The first failure of another kind; null where there is none. It lives as long as `checks`.
signatures::Check const* keeps_back(std::vector<signatures::Check> const& checks);
// Nothing failed, or nothing but that.
bool may_be_filed(std::vector<signatures::Check> const& checks);

// ИНН of the organisation that a certificate names; "" where it names none. RFC 9215, section 5: INNLE; older
// certificates hold it in INN as "00" and ten digits.
std::string organisation_inn(signatures::Certificate const& certificate);

}  // namespace obereg::access
