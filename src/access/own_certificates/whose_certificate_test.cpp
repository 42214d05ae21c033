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

Organisation organisation(std::string inn, std::string ogrn = "") {
  Organisation known;
  known.inn = std::move(inn);
  known.ogrn = std::move(ogrn);
  return known;
}

TEST(WhoseCertificate, ACC_08_is_told_by_the_number_of_the_person_or_else_by_the_name_and_by_the_organisation) {
  KnownPerson const known{
      "Образцова Анна Андреевна", {"11223344595"}, {organisation("9999000013"), organisation("7700000023")}};
  KnownPerson const unnumbered{"Ёлкина Анна", {}, {organisation("9999000013")}};
  auto const* person = &refusals::own_certificate_of_another;
  auto const* number = &own_certificate_of_another_snils;
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
      {"a namesake", known, stating("Образцова", "Анна Андреевна", "08765430300", "9999000013"), {number}},
      {"another person of the organisation", known, stating("Палкина", "Анна", "08765430300", "9999000013"), {person}},
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

TEST(WhoseCertificate, TRN_12_an_organisation_is_another_by_INN_or_by_OGRN_where_both_sides_have_it) {
  auto const known = organisation("9999000013", "1000000000010");
  auto const stated = [](std::string inn_le, std::string ogrn, std::string inn = "", std::string ogrnip = "") {
    signatures::Certificate certificate;
    certificate.inn_le = std::move(inn_le);
    certificate.ogrn = std::move(ogrn);
    certificate.inn = std::move(inn);
    certificate.ogrnip = std::move(ogrnip);
    return certificate;
  };
  EXPECT_FALSE(states_another(stated("9999000013", "1000000000010"), known));
  EXPECT_FALSE(states_another(stated("9999000013", ""), known));
  EXPECT_FALSE(states_another(stated("", "1000000000010"), known));
  EXPECT_FALSE(states_another(stated("", ""), known)) << "a person's own";
  EXPECT_FALSE(states_another(stated("", "", "999900000160"), known)) << "a person's own, with their ИНН";
  EXPECT_FALSE(states_another(stated("9999000013", "1000000000010"), organisation("9999000013"))) << "ОГРН not entered";
  EXPECT_TRUE(states_another(stated("7700000016", ""), known));
  EXPECT_TRUE(states_another(stated("", "1027700000017"), known)) << "ОГРН alone";
  EXPECT_TRUE(states_another(stated("9999000013", "1027700000017"), known)) << "one of the two";
  EXPECT_TRUE(states_another(stated("", "", "007700000016"), known)) << "the old form";
  EXPECT_FALSE(states_another(stated("", "", "009999000013"), known)) << "the old form";
  EXPECT_TRUE(states_another(stated("", "", "500100732259", "304500116000157"), known)) << "a sole trader";
  EXPECT_FALSE(states_another(stated("", "", "500100732259", "304500116000157"), organisation("500100732259")));
}

}  // namespace
}  // namespace obereg::access
