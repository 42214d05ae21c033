// A representative files by the portal, with a power of attorney (п. 55, 56). The site's day is 10.03.2026; the
// signer's certificate is of Образцова Анна Андреевна.
#include "accreditation/sign_application/sign_application.hpp"
#include "accreditation/testing/application_fixture.hpp"

namespace obereg::accreditation {
namespace {

using support::header_of;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Representative : public ApplicationSite {
 protected:
  static Form power(std::string const& name, std::string const& until) {
    return {{"representative_name", name},
            {"power_number", "5-Д"},
            {"power_date", "12.01.2026"},
            {"power_until", until},
            {"power_giver", "Директор Озерцов Г. Т."}};
  }
  std::string by(std::string const& name, std::string const& until = "11.01.2027") {
    auto const address = filled();
    save(address, "signatory", {{"signatory", "representative"}});
    save(address, "power", power(name, until));
    return address;
  }
};
OBEREG_ON_BOTH_ENGINES(Representative);

TEST_P(Representative, ACR_04_files_with_an_own_signature_and_text_print_and_case_say_so) {
  auto const address = by("образцова  анна");
  EXPECT_EQ(
      header_of(site->post(address + "/documents/power_of_attorney", {{"@file", "%PDF-1.7 доверенность"}}), "Location"),
      address + "/documents#document-power_of_attorney");
  auto const bytes = site->get(address + "/bytes").body;
  EXPECT_THAT(bytes, AllOf(HasSubstr("Кто подписывает: Представитель по доверенности\n"),
                           HasSubstr("Номер доверенности: 5-Д\n"), HasSubstr("Доверенность действует по: 11.01.2027\n"),
                           HasSubstr("Доверенность представителя: file.bin")));
  auto const answer = sign(address);
  ASSERT_EQ(answer.status, 303) << answer.body;
  auto const id = std::to_string(cases().front().id.value);
  auto const page = site->get("/accreditation/cases/" + id).body;
  EXPECT_THAT(page, AllOf(HasSubstr("Подал представитель"), HasSubstr("доверенность № 5-Д от 12.01.2026"),
                          HasSubstr("Доверенность представителя: file.bin")));
  EXPECT_THAT(site->get(address + "/print").body, HasSubstr("Директор Озерцов Г. Т."));
}

TEST_P(Representative, ACR_04_a_power_that_ended_before_the_day_of_filing_hinders_signing_at_its_field) {
  auto const address = by("Образцова Анна Андреевна", "09.03.2026");
  EXPECT_THAT(site->get(address + "/check").body,
              AllOf(HasSubstr("она кончилась 09.03.2026"), HasSubstr("/sections/power?check=1#power_until")));
  EXPECT_EQ(header_of(site->get(address + "/sign"), "Location"), address + "/check");
  auto const again = save(address, "power", power("Образцова Анна Андреевна", "09.03.2026"));
  EXPECT_EQ(again.status, 422);
  EXPECT_THAT(again.body, HasSubstr("id=\"power_until-error\""));
  EXPECT_EQ(save(address, "power", power("Образцова Анна Андреевна", "10.03.2026")).status, 303) << "its last day";
  EXPECT_EQ(sign(address).status, 303);
}

TEST_P(Representative, ACR_04_the_certificate_must_be_the_representatives_own) {
  auto const address = by("Ветрова Нина Захаровна");
  auto const answer = sign(address);
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, AllOf(HasSubstr("сертификат выдан другому человеку"), HasSubstr("Ветрова Нина Захаровна")));
  EXPECT_TRUE(cases().empty());
}

TEST_P(Representative, ACR_04_in_variants_7_and_8_the_power_is_the_only_document) {
  auto const address = begin(7);
  EXPECT_EQ(site->get(address + "/documents").status, 404);
  save(address, "signatory", {{"signatory", "representative"}});
  EXPECT_THAT(site->get(address).body, HasSubstr("Документы"));
  EXPECT_THAT(site->get(address + "/documents").body, HasSubstr("Доверенность представителя"));
  EXPECT_EQ(site->post(address + "/documents/power_of_attorney", {{"@file", "%PDF-1.7"}}).status, 303);
}

TEST_P(Representative, ACR_04_nothing_of_a_power_is_asked_or_said_where_the_head_signs) {
  auto const address = filled();
  EXPECT_THAT(site->get(address).body, HasSubstr("Не нужно"));
  EXPECT_THAT(site->get(address + "/bytes").body, Not(HasSubstr("оверенност")));
  EXPECT_EQ(site->post(address + "/documents/power_of_attorney", {{"@file", "%PDF-1.7"}}).status, 404);
}

TEST(SameName, ACR_04_a_patronymic_that_one_side_lacks_is_no_difference_and_another_name_is) {
  EXPECT_TRUE(is_same_name("Ёлкина Зоя", "елкина  ЗОЯ Петровна"));
  EXPECT_TRUE(is_same_name("Ёлкина Зоя Петровна", "Елкина Зоя Петровна"));
  EXPECT_FALSE(is_same_name("Ёлкина Зоя Петровна", "Ёлкина Зоя Ивановна"));
  EXPECT_FALSE(is_same_name("Ёлкина Зоя", "Ёлкина Зояна"));
  EXPECT_FALSE(is_same_name("", "Ёлкина Зоя"));
  EXPECT_FALSE(is_same_name("Ёлкина", "Ёлкина Зоя")) << "a surname alone names nobody";
}

}  // namespace
}  // namespace obereg::accreditation
