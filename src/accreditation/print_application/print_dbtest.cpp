// An application as a document, for its applicant and for the ministry.
#include "access/accounts/names.hpp"
#include "accreditation/application/shown_application.hpp"
#include "accreditation/testing/application_fixture.hpp"
#include "platform/docx/reading/package.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

class PrintApplication : public ApplicationSite {
 protected:
  std::string words(std::string const& address) {
    auto const answer = site->get(address + "/application.docx");
    EXPECT_EQ(answer.status, 200) << answer.body;
    return docx::find_part(docx::read_package(answer.body), "word/document.xml")->bytes;
  }
};
OBEREG_ON_BOTH_ENGINES(PrintApplication);

TEST_P(PrintApplication, ACR_02_the_draft_of_every_variant_is_a_document_with_every_label_of_its_form) {
  for (auto const& variant : regulation().variants) {
    auto const address = begin(variant.number);
    auto const text = words(address);
    EXPECT_THAT(text, AllOf(HasSubstr(variant.form.title), HasSubstr("Проект, не подано")));
    for (auto const& part : shown_application(variant, stored(address).answers)) {
      EXPECT_THAT(text, HasSubstr(part.title));
      for (auto const& line : part.lines) EXPECT_THAT(text, HasSubstr(line.label));
    }
    EXPECT_EQ(site->get(address + "/print").status, 200);
  }
}

TEST_P(PrintApplication, ACR_02_a_filed_application_shows_number_day_files_and_who_signed) {
  auto const draft = filled();
  site->post(draft + "/documents/charter", {{"@file", "%PDF-1.7 устав"}});
  ASSERT_EQ(sign(draft).status, 303);
  auto const text = words(draft);
  EXPECT_THAT(text, AllOf(HasSubstr("№ АК-1/2026 от "), HasSubstr("Ёлкина"), HasSubstr("Устав организации"),
                          HasSubstr("file.bin")));
  EXPECT_THAT(text, AllOf(HasSubstr("Подписано усиленной"), Not(HasSubstr("Проект"))));
  EXPECT_THAT(text, AllOf(HasSubstr("Сертификат № "), HasSubstr(", действует с "), HasSubstr(", выдан: "),
                          Not(HasSubstr("SNILS=")), Not(HasSubstr("CN="))));
  EXPECT_THAT(text, HasSubstr(access::holder_name(stored(draft).signed_by)));
  EXPECT_THAT(text, ContainsRegex("Специалисты, 1</w:t>.*Фамилия: Ёлкина"));
  EXPECT_THAT(site->get(draft + "/print").body, AllOf(HasSubstr("АК-1/2026"), HasSubstr("Устав организации")));
}

TEST_P(PrintApplication, ACR_02_the_ministry_reads_it_and_that_is_logged_and_others_find_nothing) {
  auto const draft = filled();
  ASSERT_EQ(sign(draft).status, 303);
  auto const own = words(draft);
  auto const office = "/accreditation/office/" + std::to_string(cases()[0].id.value);
  become(new_actor(support::enter_organisation(database(), "7700000023"), access::Role::provider_signer));
  EXPECT_EQ(site->get(draft + "/application.docx").status, 404);
  EXPECT_EQ(site->get(draft + "/print").status, 404);
  become(new_actor(centre, access::Role::ministry));
  EXPECT_EQ(words(office), own);
  EXPECT_EQ(site->get(office + "/print").status, 200);
  EXPECT_EQ(audited("accreditation.case-viewed").size(), 2u);
}

}  // namespace
}  // namespace obereg::accreditation
