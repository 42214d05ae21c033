#include "access/own_certificates/whose_certificate.hpp"

#include <algorithm>

#include "access/accounts/names.hpp"
#include "access/own_certificates/queries.hpp"
#include "access/refusals.hpp"
#include "access/request_access/certificate_checks.hpp"
#include "core/requisites.hpp"
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

bool differ(std::string const& stated, std::string const& known) {
  return !stated.empty() && !known.empty() && stated != known;
}

std::string stated_ogrn(signatures::Certificate const& certificate) {
  return certificate.ogrn.empty() ? certificate.ogrnip : certificate.ogrn;
}

std::string masked(std::string const& digits) {
  auto const snils = Snils::parse(digits);
  return snils ? snils->masked() : digits;
}

std::optional<Refusal> why_another_person(KnownPerson const& known, signatures::Certificate const& certificate) {
  bool const both = !certificate.snils.empty() && !known.snils.empty();
  if (both && holds(known.snils, certificate.snils)) return std::nullopt;
  bool const same_name = text::fold(stated_name(certificate)) == text::fold(known.name);
  if (both && same_name)
    return refuse(own_certificate_of_another_snils, "В новом сертификате " + masked(certificate.snils) +
                                                        ", в прежнем " + masked(known.snils.back()) + ".");
  if (!both && same_name) return std::nullopt;
  return refuse(refusals::own_certificate_of_another, "В сертификате: " + stated_name(certificate) + ".");
}

}  // namespace

KnownPerson known_person(database::ReadTx& tx, AccountId account) {
  auto const found = find_account(tx, account).value();
  KnownPerson known{full_name(found.last_name, found.first_name, found.middle_name), {}, {}};
  known.snils =
      tx.all(sql::known_snils, {{"account", account}}, [](database::Row const& row) { return row.string(0); });
  for (auto const& cabinet : cabinets_of(tx, account)) known.organisations.push_back(cabinet.organisation);
  return known;
}

bool states_another(signatures::Certificate const& certificate, Organisation const& organisation) {
  return differ(organisation_inn(certificate), organisation.inn) || differ(stated_ogrn(certificate), organisation.ogrn);
}

std::string stated_organisation(signatures::Certificate const& certificate) {
  std::string words;
  auto const add = [&](char const* before, std::string const& value) {
    if (!value.empty()) words += (words.empty() ? "" : ", ") + (before + value);
  };
  add("ИНН ", organisation_inn(certificate));
  add(certificate.ogrn.empty() ? "ОГРНИП " : "ОГРН ", stated_ogrn(certificate));
  add("", certificate.organisation);
  return words;
}

std::vector<Refusal> differences(KnownPerson const& known, signatures::Certificate const& certificate) {
  std::vector<Refusal> found;
  if (auto const why = why_another_person(known, certificate)) found.push_back(*why);
  auto const& own = known.organisations;
  bool const states_none = organisation_inn(certificate).empty() && stated_ogrn(certificate).empty();
  bool const is_known =
      std::any_of(own.begin(), own.end(), [&](Organisation const& one) { return !states_another(certificate, one); });
  if (!states_none && !is_known)
    found.push_back(refuse(refusals::certificate_of_another_organisation,
                           "В сертификате " + stated_organisation(certificate) + "."));
  return found;
}

}  // namespace obereg::access
