#include "access/own_certificates/whose_certificate.hpp"

#include <gtest/gtest.h>

#include "access/refusals.hpp"

namespace obereg::access {
namespace {

signatures::Certificate stating(std::string surname, std::string given_name, std::string snils, std::string inn) {
  signatures::Certificate certificate;
  certificate.common_name = "ООО «Образец»";
  certificate.surname = std::move(surname);
  certificate.given_name = std::move(given_name);
  certificate.snils = std::move(snils);
  certificate.inn_le = std::move(inn);
  return certificate;
}

TEST(WhoseCertificate, ACC_08_is_told_by_the_number_of_the_person_or_else_by_the_name_and_by_the_organisation) {
  KnownPerson const known{"Образцова Анна Андреевна", {"11223344595"}, {"9999000013", "7700000023"}};
  KnownPerson const unnumbered{"Ёлкина Анна", {}, {"9999000013"}};
  auto const* person = &refusals::own_certificate_of_another;
  auto const* organisation = &refusals::certificate_of_another_organisation;
  struct Case {
    char const* name;
    KnownPerson const& known;
    signatures::Certificate certificate;
    std::vector<RefusalKind const*> found;
  };
  Case const cases[] = {
      {"the same", known, stating("Образцова", "Анна Андреевна", "11223344595", "9999000013"), {}},
      {"a new surname", known, stating("Новая", "Анна Андреевна", "11223344595", "7700000023"), {}},
      {"a namesake", known, stating("Образцова", "Анна Андреевна", "08765430300", "9999000013"), {person}},
      {"no number, the name", known, stating("ОБРАЗЦОВА", "Анна  Андреевна", "", "9999000013"), {}},
      {"no number, another name", known, stating("Образцова", "Анна", "", "9999000013"), {person}},
      {"the account's number unknown", unnumbered, stating("Елкина", "Анна", "11223344595", ""), {}},
      {"another's, the number unknown", unnumbered, stating("Палкина", "Анна", "11223344595", ""), {person}},
      {"a person's own", known, stating("Образцова", "Анна Андреевна", "11223344595", ""), {}},
      {"another organisation",
       known,
       stating("Образцова", "Анна Андреевна", "11223344595", "7700000016"),
       {organisation}},
      {"an organisation's seal", known, stating("", "", "", "9999000013"), {person}},
      {"nothing right", known, stating("Палкина", "Анна", "08765430300", "7700000016"), {person, organisation}}};
  for (auto const& one : cases) {
    std::vector<RefusalKind const*> kinds;
    for (auto const& refusal : differences(one.known, one.certificate)) kinds.push_back(refusal.kind);
    EXPECT_EQ(kinds, one.found) << one.name;
  }
}

}  // namespace
}  // namespace obereg::access
