#include "access/own_certificates/whose_certificate.hpp"

#include <algorithm>

#include "access/accounts/names.hpp"
#include "access/own_certificates/queries.hpp"
#include "access/refusals.hpp"
#include "access/request_access/certificate_checks.hpp"
#include "core/text.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::own_certificates;

std::string stated_name(signatures::Certificate const& certificate) {
  // Without a surname it is an organisation's, or one so plain that its common name is all there is.
  if (certificate.surname.empty()) return certificate.common_name;
  return full_name(certificate.surname, certificate.given_name, "");
}

namespace {

bool holds(std::vector<std::string> const& list, std::string const& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool is_another_person(KnownPerson const& known, signatures::Certificate const& certificate) {
  if (!certificate.snils.empty() && !known.snils.empty()) return !holds(known.snils, certificate.snils);
  return text::fold(stated_name(certificate)) != text::fold(known.name);
}

}  // namespace

KnownPerson known_person(database::ReadTx& tx, AccountId account) {
  auto const found = find_account(tx, account).value();
  KnownPerson known{full_name(found.last_name, found.first_name, found.middle_name), {}, {}};
  known.snils =
      tx.all(sql::known_snils, {{"account", account}}, [](database::Row const& row) { return row.string(0); });
  for (auto const& cabinet : cabinets_of(tx, account))
    if (!holds(known.inns, cabinet.organisation.inn)) known.inns.push_back(cabinet.organisation.inn);
  return known;
}

std::vector<Refusal> differences(KnownPerson const& known, signatures::Certificate const& certificate) {
  std::vector<Refusal> found;
  if (is_another_person(known, certificate))
    found.push_back(refuse(refusals::own_certificate_of_another, "В сертификате: " + stated_name(certificate) + "."));
  auto const inn = organisation_inn(certificate);
  if (!inn.empty() && !holds(known.inns, inn))
    found.push_back(refuse(
        refusals::certificate_of_another_organisation,
        "В сертификате ИНН " + inn + (certificate.organisation.empty() ? "" : ", " + certificate.organisation) + "."));
  return found;
}

}  // namespace obereg::access
