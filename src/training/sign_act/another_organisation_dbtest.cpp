// A certificate of one organisation signs nothing for another; a person's own one signs.
#include "training/numbers/registry_number.hpp"
#include "training/registry/standing_record.hpp"
#include "training/testing/registry_site_fixture.hpp"

namespace obereg::training {
namespace {

using support::header_of;
using testing::AllOf;
using testing::HasSubstr;

class AnotherOrganisation : public testing_support::RegistrySite {
 protected:
  // The signer's account has this certificate too.
  Person with(signatures::KeyAndCertificate key) {
    auto person = *signer;
    person.key = std::move(key);
    support::enter_certificate(database(), person.account, person.key.certificate);
    return person;
  }
  http::Response sign_as(Person const& person, std::string const& bytes_at, std::string const& sign_at) {
    return site->post(sign_at, {{"@signature_file", signature_by(person, site->get(bytes_at).body)}});
  }
  std::string formed_set() {
    return "/training/sets/" + std::to_string(form({testing_support::sample_record(1)}).id.value);
  }
  http::Response sign_set_as(Person const& person, std::string const& set) {
    return sign_as(person, set + "/bytes", set + "/sign");
  }
  signatures::KeyAndCertificate of_old_form(std::string const& inn) {
    auto subject = signatures::sample_person();
    subject.inn_le = subject.ogrn = "";
    subject.inn = "00" + inn;
    return trust.ca.issue(trust.kind, subject, support::TestTrust::ca_dates);
  }
};
OBEREG_ON_BOTH_ENGINES(AnotherOrganisation);

TEST_P(AnotherOrganisation, TRN_12_a_set_is_not_signed_with_a_certificate_of_another_organisation) {
  auto const set = formed_set();
  for (auto const& theirs : {with(trust.person_of("7700000023")), with(of_old_form("7700000023"))}) {
    auto const refused = sign_set_as(theirs, set);
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, AllOf(HasSubstr("Подпись верна, но сертификат выдан в другой организации"),
                                    HasSubstr("В сертификате: ИНН 7700000023, ООО «Образец»"),
                                    HasSubstr("от имени организации АНО ДПО «Учебный центр Образец», ИНН 9999000013"),
                                    HasSubstr("Подпишите сертификатом, который выдан вам в этой организации")));
    EXPECT_THAT(site->get(set).body, HasSubstr("ждёт подписи"));
  }
  EXPECT_EQ(sign_set_as(*signer, set).status, 303) << "the same person with the right one";
}

TEST_P(AnotherOrganisation, TRN_12_a_certificate_of_the_old_form_signs_for_its_own_organisation) {
  EXPECT_EQ(sign_set_as(with(of_old_form(signatures::sample_organisation_inn)), formed_set()).status, 303);
}

TEST_P(AnotherOrganisation, TRN_12_a_persons_own_certificate_without_an_organisation_signs) {
  EXPECT_EQ(sign_set_as(with(trust.person_of("")), formed_set()).status, 303);
}

TEST_P(AnotherOrganisation, TRN_16_an_annulment_is_not_signed_with_a_certificate_of_another_organisation) {
  enter({testing_support::sample_record(1)});
  auto const number = own_number(2026, 1);
  auto const act =
      header_of(site->post("/training/registry/" + number + "/annul", {{"reason", "Внесена по ошибке"}}), "Location");
  auto const refused = sign_as(with(trust.person_of("7700000023")), act + "/bytes", act);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("В сертификате: ИНН 7700000023"));
  EXPECT_FALSE(
      database().read([&](database::ReadTx& tx) { return find_standing(tx, number)->annulled_on.has_value(); }));
  EXPECT_EQ(sign_as(*signer, act + "/bytes", act).status, 303);
  EXPECT_TRUE(
      database().read([&](database::ReadTx& tx) { return find_standing(tx, number)->annulled_on.has_value(); }));
}

}  // namespace
}  // namespace obereg::training
