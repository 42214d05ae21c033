#include "access/request_access/seen.hpp"

#include "core/text.hpp"

namespace obereg::access {

std::string seen_mark(Applicant const& applicant, RequestCertificates const& certificates, bool is_ca_unknown) {
  std::string seen;
  auto const add = [&](std::string const& value) { seen += value + '\n'; };  // a tidied field has no line end
  for (auto const* value : {&applicant.last_name, &applicant.first_name, &applicant.middle_name, &applicant.email,
                            &applicant.phone, &applicant.job_title, &applicant.organisation_name, &applicant.inn,
                            &applicant.ogrn, &certificates.user.sha256, &certificates.ca.sha256})
    add(*value);
  add(std::string(to_text(applicant.cabinet)));
  add(applicant.sout_organisation ? std::to_string(applicant.sout_organisation->value) : "");
  add(is_ca_unknown ? "unknown" : "known");
  return text::hex(text::sha256(seen));
}

}  // namespace obereg::access
