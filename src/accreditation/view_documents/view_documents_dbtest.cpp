// The documents of a case beside its application: who sees them, and in what form they come.
#include "accreditation/testing/decision_fixture.hpp"

namespace obereg::accreditation {
namespace {

using support::header_of;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class ViewDocuments : public DecisionSite {
 protected:
  std::string filed_with_charter() {
    auto const draft = filled();
    EXPECT_EQ(site->post(draft + "/documents/charter", {{"@file", "%PDF-1.7 charter"}}).status, 303);
    EXPECT_EQ(sign(draft).status, 303);
    return std::to_string(cases().front().id.value);
  }
  std::string document(std::string const& id, std::string_view item) {
    auto const all =
        database().read([&](database::ReadTx& tx) { return casework::documents_of(tx, {std::stoll(id)}); });
    for (auto const& each : all)
      if (each.item == item) return std::to_string(each.id);
    ADD_FAILURE() << "no " << item;
    return "0";
  }
};
OBEREG_ON_BOTH_ENGINES(ViewDocuments);

TEST_P(ViewDocuments, ACR_09_the_officer_sees_what_was_declared_beside_what_proves_it) {
  auto const id = filed_with_charter();
  hand(id, registrar, "", officer);
  become(officer);
  auto const address = "/accreditation/queue/" + id + "/documents";
  auto const charter = document(id, "charter");
  EXPECT_THAT(
      site->get(address).body,
      AllOf(HasSubstr("Ёлкина"), HasSubstr("<iframe class=\"ob-beside__frame\" src=\"" + address + "/" + charter)))
      << "the first that a browser shows";
  EXPECT_THAT(site->get(address + "?document=" + document(id, "application")).body,
              AllOf(HasSubstr("браузер не показывает"), Not(HasSubstr("<iframe"))));
  EXPECT_EQ(site->get(address + "?document=x").status, 200);
  EXPECT_GE(audited("accreditation.case-viewed").size(), 3u);
}

TEST_P(ViewDocuments, ACR_09_a_file_is_shown_by_pages_of_this_site_alone_and_only_where_asked_for) {
  auto const id = filed_with_charter();
  become(registrar);
  auto const address = "/accreditation/office/" + id + "/documents/";
  auto const shown = site->get(address + document(id, "charter") + "?show=1");
  EXPECT_THAT(header_of(shown, "Content-Disposition"), HasSubstr("inline"));
  EXPECT_THAT(header_of(shown, "Content-Security-Policy"),
              AllOf(HasSubstr("default-src 'none'"), HasSubstr("frame-ancestors 'self'")));
  EXPECT_THAT(header_of(site->get(address + document(id, "charter")), "Content-Disposition"), HasSubstr("attachment"));
  EXPECT_THAT(header_of(site->get(address + document(id, "application") + "?show=1"), "Content-Disposition"),
              HasSubstr("attachment"))
      << "text is never shown";
}

TEST_P(ViewDocuments, ACR_09_another_officer_sees_nothing_of_it) {
  auto const id = filed_with_charter();
  hand(id, registrar, "", officer);
  become(colleague);
  EXPECT_EQ(site->get("/accreditation/queue/" + id + "/documents").status, 409);
  become(signatory);
  EXPECT_EQ(site->get("/accreditation/decisions/" + id + "/documents").status, 409) << "nothing is to be signed";
  become(signer);
  EXPECT_EQ(site->get("/accreditation/office/" + id + "/documents").status, 403);
}

}  // namespace
}  // namespace obereg::accreditation
