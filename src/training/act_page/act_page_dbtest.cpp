// What is left to read and to download of a signed correction or annulment, and for whom.
#include "training/act_page/act_page_http.hpp"

#include "training/numbers/registry_number.hpp"
#include "training/testing/registry_site_fixture.hpp"

namespace obereg::training {
namespace {

using support::header_of;
using testing::HasSubstr;
using testing::Not;

class ActPage : public testing_support::RegistrySite {
 protected:
  void SetUp() override {
    RegistrySite::SetUp();
    if (IsSkipped()) return;
    auto const ministry = support::enter_organisation(database(), "7700000030", "Министерство труда (испытания)",
                                                      access::OrganisationKind::ministry, false);
    officer.emplace(new_person(ministry, access::Role::ministry));
    enter({testing_support::sample_record(1), testing_support::sample_record(2)});
  }
  void sign(std::string const& page, Person const& person) {
    auto const done = site->post(page, {{"@signature_file", signature_by(person, site->get(page + "/bytes").body)}});
    EXPECT_EQ(done.status, 303) << done.body;
  }
  std::string annulled() {
    auto const page = header_of(site->post(record() + "/annul", {{"reason", "Внесена по ошибке"}}), "Location");
    sign(page, *signer);
    return page;
  }
  http::Response decide(std::string const& document) {
    act_as(*officer);
    return site->post("/ministry/records/" + number + "/annul", {{"decision_number", "15-р"},
                                                                 {"decision_date", "01.03.2026"},
                                                                 {"reason", "Обучение не проводилось"},
                                                                 {"@document", document}});
  }
  std::string record() const { return "/training/registry/" + number; }

  std::string const number = own_number(2026, 1);
  std::optional<Person> officer;
};
OBEREG_ON_BOTH_ENGINES(ActPage);

TEST_P(ActPage, TRN_16_the_card_leads_to_the_receipt_of_an_annulment_for_provider_and_ministry) {
  auto const page = annulled();
  auto const link = "href=\"" + page + "\"";
  EXPECT_THAT(site->get(record()).body, HasSubstr(link));
  EXPECT_THAT(site->get(record()).body, HasSubstr("Квитанция об аннулировании"));
  auto const name = "act-" + page.substr(page.rfind('/') + 1);
  EXPECT_THAT(site->get(page).body, HasSubstr("verify-receipt " + name + ".receipt.json"));
  EXPECT_THAT(file_of(site->get(page + "/receipt.json")), HasSubstr("\"act\":\"" + name + "\""));
  EXPECT_THAT(header_of(site->get(page + "/receipt.json"), "Content-Disposition"), HasSubstr(name + ".receipt.json"));
  EXPECT_THAT(header_of(site->get(page + "/signature"), "Content-Disposition"), HasSubstr(name + ".txt.sig"));
  act_as(new_person(provider, access::Role::provider_preparer));
  EXPECT_THAT(site->get(record()).body, HasSubstr(link));
  EXPECT_EQ(site->get(page + "/receipt.json").status, 200) << "who reads receipts of sets reads these too";
  act_as(*officer);
  EXPECT_EQ(site->get(page).status, 200);
}

TEST_P(ActPage, TRN_16_an_employer_sees_the_history_and_no_receipt) {
  auto const page = annulled();
  auto const employer =
      support::enter_organisation(database(), "7707083893", "ООО «Пример»", access::OrganisationKind::employer, false);
  act_as(new_person(employer, access::Role::employer_viewer));
  auto const card = site->get(record());
  EXPECT_EQ(card.status, 200);
  EXPECT_THAT(card.body, Not(HasSubstr(page)));
  EXPECT_EQ(site->get(page).status, 403);
}

TEST_P(ActPage, TRN_16_the_document_of_a_decision_is_linked_and_comes_as_what_it_is) {
  auto const page = header_of(decide("%PDF-1.7 решение"), "Location");
  EXPECT_THAT(site->get(page).body, HasSubstr(page + "/document"));
  EXPECT_THAT(site->get(page).body, Not(HasSubstr("SHA-256 "))) << "machine words stand in the signed file alone";
  EXPECT_THAT(site->get(page + "/bytes").body, HasSubstr("SHA-256 "));
  sign(page, *officer);
  auto const id = page.substr(page.rfind('/') + 1), shared = "/training/acts/" + id;
  act_as(*signer);
  auto const card = site->get(record()).body;
  EXPECT_THAT(card, HasSubstr(shared + "/document"));
  EXPECT_THAT(card, HasSubstr("Решение № 15-р от 01.03.2026: Обучение не проводилось"));
  auto const document = site->get(shared + "/document");
  EXPECT_EQ(document.content_type, "application/pdf");
  EXPECT_THAT(header_of(document, "Content-Disposition"), HasSubstr("act-" + id + "-decision.pdf"));
  EXPECT_EQ(file_of(document), "%PDF-1.7 решение");
}

TEST_P(ActPage, TRN_16_what_is_neither_pdf_nor_picture_is_no_document_of_a_decision) {
  auto const answer = decide("<html>решение</html>");
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, HasSubstr("id=\"document-error\""));
}

}  // namespace
}  // namespace obereg::training
