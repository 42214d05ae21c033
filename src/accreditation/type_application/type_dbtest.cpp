// What an application on paper says is typed in after it was registered, by the sections of the same form.
#include "accreditation/testing/paper_fixture.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

class TypeApplication : public PaperSite {
 protected:
  http::Response type(std::string const& id, std::string const& section, Form const& form) {
    become(registrar);
    return site->post("/accreditation/office/" + id + "/application/" + section, form);
  }
  Answers answers(std::string const& id) {
    return database().read([&](database::ReadTx& tx) { return application_of(tx, {std::stoll(id)}).value().answers; });
  }
};
OBEREG_ON_BOTH_ENGINES(TypeApplication);

TEST_P(TypeApplication, ACR_02_every_section_of_every_variant_is_shown_and_takes_nothing_at_all) {
  for (auto const& variant : regulation().variants) {
    auto const id = entered(paper_form(intake_key(variant.number)), variant.number);
    auto const list = site->get("/accreditation/office/" + id + "/application");
    EXPECT_EQ(list.status, 200);
    for (auto const& section : sections_of(variant)) {
      auto const name = std::string(section.key);
      EXPECT_THAT(list.body, HasSubstr("/application/" + name + "\"")) << variant.number;
      EXPECT_EQ(site->get("/accreditation/office/" + id + "/application/" + name).status, 200) << name;
      EXPECT_EQ(type(id, name, {}).status, 303) << variant.number << " " << name;
    }
  }
}

TEST_P(TypeApplication, ACR_04_what_is_typed_is_kept_and_shown_with_the_case) {
  auto const id = entered();
  auto form = specialists();
  form.push_back({"do", "add-specialists"});
  EXPECT_THAT(support::header_of(type(id, "specialists", form), "Location"), HasSubstr("#specialists-1-last_name"));
  EXPECT_EQ(type(id, "specialists", specialists()).status, 303);
  EXPECT_THAT(answers(id).rows("specialists"), SizeIs(1));
  EXPECT_THAT(site->get("/accreditation/office/" + id).body, HasSubstr("Ёлкина"));
  EXPECT_THAT(site->get("/accreditation/office/" + id + "/application/specialists").body,
              Not(HasSubstr("Загрузить из Excel")));
  EXPECT_FALSE(audited("accreditation.paper-typed").empty());
  auto const wrong = type(id, "applicant", with(applicant("7700000017"), "ogrn", ""));
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, AllOf(HasSubstr("href=\"#inn\""), HasSubstr("value=\"7700000017\"")));
}

TEST_P(TypeApplication, ACR_04_what_a_colleague_typed_meanwhile_is_not_written_over_unseen) {
  auto const id = entered();
  Form form{{"version", "0"}, {"page", "mine"}, {"email", "mine@example.test"}};
  EXPECT_EQ(type(id, "contacts", {{"version", "0"}, {"page", "theirs"}, {"email", "theirs@example.test"}}).status, 303);
  auto const refused = type(id, "contacts", form);
  EXPECT_EQ(refused.status, 409);
  EXPECT_THAT(refused.body, AllOf(HasSubstr("theirs@example.test"), HasSubstr("value=\"mine@example.test\"")));
  EXPECT_EQ(answers(id).value("email"), "theirs@example.test");
  form[0].second = "1000";
  EXPECT_EQ(type(id, "contacts", form).status, 303);
}

TEST_P(TypeApplication, ACR_04_a_name_that_was_misread_is_mended_in_the_case_too) {
  auto const id = entered();
  auto const form = applicant(inn());
  EXPECT_EQ(type(id, "applicant", form).status, 303);
  EXPECT_EQ(held(id).applicant, "АНО ДПО «Учебный центр Образец»");
  EXPECT_EQ(held(id).inn, inn());
  EXPECT_EQ(held(id).organisation, centre) << "the organisation with that ИНН sees it";
  become(signer);
  EXPECT_EQ(site->get("/accreditation/cases/" + id).status, 200);
  EXPECT_EQ(type(id, "applicant", with(form, "full_name", "")).status, 303);
  EXPECT_EQ(held(id).applicant, "АНО ДПО «Учебный центр Образец»") << "a case is always of somebody";
}

TEST_P(TypeApplication, ACR_04_scans_are_added_by_document) {
  auto const id = entered();
  auto const scans = "/accreditation/office/" + id + "/scans";
  EXPECT_THAT(site->get(scans).body, AllOf(HasSubstr("Устав организации"), HasSubstr("Заявление на бумаге")));
  EXPECT_EQ(site->post(scans, {{"document", "charter"}}).status, 422);
  EXPECT_EQ(site->post(scans, {{"document", "passport"}, {"@files", "%PDF-1.7"}}).status, 422);
  EXPECT_EQ(site->post(scans, {{"document", "charter"}, {"@files", ""}}).status, 422);
  EXPECT_EQ(site->post(scans, {{"document", "charter"}, {"@files", "%PDF-1.7"}, {"@files", "%PDF-1.7 2"}}).status, 303);
  EXPECT_THAT(site->get("/accreditation/office/" + id).body, HasSubstr("Устав организации: "));
}

TEST_P(TypeApplication, ACR_04_nothing_is_typed_into_electronic_closed_or_decided_ones) {
  become(signer);
  auto const electronic = number_of(filed());
  EXPECT_EQ(type(electronic, "applicant", applicant(inn())).status, 404);
  EXPECT_EQ(site->get("/accreditation/office/" + electronic + "/scans").status, 404);
  EXPECT_EQ(type("999", "applicant", {}).status, 404);
  auto const id = entered();
  EXPECT_EQ(site->get("/accreditation/office/" + id + "/application/passport").status, 404);
  EXPECT_EQ(hand(id, registrar, "", officer).status, 303);
  become(officer);
  EXPECT_EQ(check(id, checklist(1, "yes")).status, 303);
  EXPECT_EQ(draft(id, granting()).status, 303);
  EXPECT_EQ(type(id, "contacts", {}).status, 409) << "it is with the signatory";
  EXPECT_EQ(site->post("/accreditation/office/" + id + "/scans", {}).status, 409);
  become(signatory);
  EXPECT_EQ(sign_decided(id).status, 303);
  EXPECT_EQ(type(id, "contacts", {}).status, 409);
}

}  // namespace
}  // namespace obereg::accreditation
