#include "access/request_access/certificate_checks.hpp"

#include <algorithm>

#include "access/accounts/names.hpp"
#include "access/refusals.hpp"
#include "core/text.hpp"
#include "platform/signatures/checking/path.hpp"
#include "platform/signatures/refusals.hpp"

namespace obereg::access {

namespace {

using signatures::Certificate;
using signatures::Check;
using signatures::Outcome;

constexpr std::size_t inn_of_organisation = 10;
constexpr std::size_t inn_of_person = 12;

Check check_issuer(RequestCertificates const& certificates) {
  Check check{.code = "issued-by-attached", .title = "Выдан приложенным удостоверяющим центром", .detail = {}};
  if (!certificates.ca.is_ca)
    check.fail(refusals::no_ca_attached, "Во втором: «" + certificates.ca.common_name + "».");
  else if (!signatures::issued_by(certificates.user, certificates.ca))
    check.fail(refusals::other_ca_attached, "Ваш сертификат выдал центр «" + certificates.user.issuer_common_name +
                                                "», а приложен сертификат центра «" + certificates.ca.common_name +
                                                "».");
  else
    check.pass();
  return check;
}

// Where the list knows the CA its dates are judged with the path; where it does not, by this alone.
Check check_dates_of_ca(Certificate const& ca, Instant now) {
  Check check{.code = "ca-dates", .title = "Срок действия сертификата удостоверяющего центра", .detail = {}};
  if (ca.in_date(now))
    check.pass();
  else
    check.fail(signatures::refusals::ca_expired, "Срок: с " + LocalDate::at(ca.not_before).russian() + " по " +
                                                     LocalDate::at(ca.not_after).russian() + ".");
  return check;
}

Check check_owner(Certificate const& user, Applicant const& applicant) {
  Check check{.code = "owner", .title = "Владелец сертификата – заявитель", .detail = {}};
  auto const stated = text::fold(user.surname + " " + user.given_name);
  auto const typed = text::fold(applicant.last_name + " " + applicant.first_name + " " + applicant.middle_name);
  if (user.surname.empty())
    check.warn("В сертификате нет фамилии. Кто его владелец, сверит сотрудник.");
  else if (stated != typed)
    check.fail(refusals::certificate_of_another, "В сертификате: " + user.surname + " " + user.given_name + ".");
  else
    check.pass();
  return check;
}

// Anybody can make a CA with any name: only the key tells whose it is. Nothing where no listed CA has that name, or one
// of them did issue the certificate.
std::optional<Check> check_key_of_name(signatures::TrustList const& trust, Certificate const& user) {
  bool is_named = false;
  for (auto const& listed : trust.cas()) {
    if (listed.certificate.subject != user.issuer) continue;
    if (signatures::issued_by(user, listed.certificate)) return std::nullopt;
    is_named = true;
  }
  if (!is_named) return std::nullopt;
  Check check{.code = "ca-key", .title = "Ключ удостоверяющего центра", .detail = {}};
  check.warn(
      "В перечне есть центр с таким именем, но этот сертификат подписан другим ключом: возможно, он поддельный, или "
      "нового ключа центра в перечне ещё нет. Сверьте сертификат с самим центром.");
  return check;
}

void compare(Check& check, std::string const& stated, std::string const& typed, RefusalKind const& other) {
  if (stated.empty())
    check.warn("В сертификате его нет. Сверит сотрудник.");
  else if (stated != typed)
    check.fail(other, "В сертификате: " + stated + ", в заявке: " + typed + ".");
  else
    check.pass();
}

}  // namespace

std::string organisation_inn(Certificate const& certificate) {
  if (!certificate.inn_le.empty()) return certificate.inn_le;
  auto const& inn = certificate.inn;
  bool const is_old_form = inn.size() == inn_of_person && inn.compare(0, 2, "00") == 0;
  if (is_old_form) return inn.substr(inn_of_person - inn_of_organisation);
  // A sole trader is the organisation.
  return certificate.ogrnip.empty() ? std::string() : inn;
}

std::vector<Check> check_certificates(signatures::TrustList const& trust, RequestCertificates const& certificates,
                                      Applicant const& applicant, Instant now) {
  auto const& user = certificates.user;
  std::vector<Check> checks{check_issuer(certificates), check_dates_of_ca(certificates.ca, now)};
  auto const judged = signatures::judge_certificate(trust, user, {certificates.ca}, now).checks;
  checks.insert(checks.end(), judged.begin(), judged.end());
  if (auto named = check_key_of_name(trust, user)) checks.push_back(std::move(*named));
  checks.push_back(check_owner(user, applicant));
  Check inn{.code = "inn", .title = "ИНН организации", .detail = {}};
  compare(inn, organisation_inn(user), applicant.inn, refusals::other_inn_in_certificate);
  Check ogrn{.code = "ogrn", .title = "ОГРН организации", .detail = {}};
  compare(ogrn, user.ogrn.empty() ? user.ogrnip : user.ogrn, applicant.ogrn, refusals::other_ogrn_in_certificate);
  checks.push_back(std::move(inn));
  checks.push_back(std::move(ogrn));
  return checks;
}

bool is_ca_unknown(std::vector<Check> const& checks) {
  return std::any_of(checks.begin(), checks.end(),
                     [](Check const& check) { return check.fault == &signatures::refusals::unknown_ca; });
}

Check const* keeps_back(std::vector<Check> const& checks) {
  auto const found = std::find_if(checks.begin(), checks.end(), [](Check const& check) {
    return check.outcome == Outcome::failed && check.fault != &signatures::refusals::unknown_ca;
  });
  return found == checks.end() ? nullptr : &*found;
}

bool may_be_filed(std::vector<Check> const& checks) {
  return !keeps_back(checks);
}

}  // namespace obereg::access
