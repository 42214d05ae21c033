// Inspections: a yearly plan that is approved once, unplanned ones by a complaint, what they found.
#include "accreditation/inspect/inspections.hpp"

#include "accreditation/testing/decision_fixture.hpp"

namespace obereg::accreditation {
namespace {

using support::header_of;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view list_address = "/accreditation/supervision/inspections";

class InspectionPages : public DecisionSite {
 protected:
  void SetUp() override {
    DecisionSite::SetUp();
    if (IsSkipped()) return;
    inspector = ministry_person("Судьина", {"accreditation.supervise"});
    become(inspector);
  }
  static Form inspection(std::string const& complaint = "", std::string const& ends_on = "06.03.2026") {
    return {{"subject", "Сроки по вариантам 1 и 2"},
            {"inspector", "Судьина А. А."},
            {"begins_on", "02.03.2026"},
            {"ends_on", ends_on},
            {"complaint", complaint},
            {"ground", "Решение от 01.03.2026 № 4"}};
  }
  http::Response add(Form const& form) { return site->post(std::string(list_address) + "/add", form); }
  std::string added(std::string const& complaint = "") {
    auto const answer = add(inspection(complaint));
    EXPECT_EQ(answer.status, 303) << answer.body;
    return header_of(answer, "Location");
  }
  http::Response approve(std::string const& document = "Приказ от 20.12.2025 № 812") {
    return site->post(std::string(list_address), {{"year", "2026"}, {"document", document}});
  }
  http::Response finish(std::string const& address, std::string const& violations = "0",
                        std::string const& measures = "") {
    return site->post(address, {{"findings", "Изучено 20 дел."},
                                {"violations", violations},
                                {"measures", measures},
                                {"finished_on", "06.03.2026"}});
  }
  std::string list() { return site->get(std::string(list_address) + "?year=2026").body; }
  Actor inspector;
};
OBEREG_ON_BOTH_ENGINES(InspectionPages);

TEST_P(InspectionPages, ACR_13_a_plan_is_approved_once_and_then_stands) {
  EXPECT_EQ(approve().status, 409) << "there is nothing in it";
  auto const kept = added(), removed = added();
  EXPECT_EQ(site->post(removed + "/remove").status, 303);
  EXPECT_EQ(approve(" ").status, 422);
  EXPECT_EQ(approve().status, 303);
  EXPECT_THAT(list(), AllOf(HasSubstr("Приказ от 20.12.2025 № 812"), Not(HasSubstr("Добавить проверку в план"))));
  EXPECT_EQ(approve("Приказ № 813").status, 409);
  EXPECT_EQ(add(inspection()).status, 409);
  EXPECT_EQ(site->post(kept + "/remove").status, 409);
  EXPECT_EQ(site->get(removed).status, 404);
  EXPECT_EQ(audited("accreditation.inspection-plan-approved").size(), 1u);
}

TEST_P(InspectionPages, ACR_13_what_a_planned_one_found_is_written_down_once_after_the_plan_is_approved) {
  auto const address = added();
  EXPECT_EQ(finish(address).status, 409);
  approve();
  EXPECT_EQ(finish(address, "2").status, 422) << "violations without measures";
  EXPECT_EQ(finish(address, "-1").status, 422);
  EXPECT_EQ(finish(address, "2", "Офицерам напомнили о сроках.").status, 303);
  EXPECT_EQ(finish(address, "0").status, 409);
  EXPECT_THAT(site->get(address).body, AllOf(HasSubstr("Изучено 20 дел."), HasSubstr("напомнили о сроках")));
  EXPECT_THAT(list(), HasSubstr("нарушений: 2"));
}

TEST_P(InspectionPages, ACR_13_an_unplanned_one_needs_a_complaint_and_a_decision_and_no_plan) {
  become(signer);
  auto const complaint = number_of(header_of(
      site->post("/accreditation/complaints/new", {{"subject", "conduct"}, {"text", "Грубили."}}), "Location"));
  become(inspector);
  EXPECT_THAT(site->get(std::string(list_address) + "/add?complaint=" + complaint).body, HasSubstr("АК-Ж-1/2026"));
  auto without = inspection(complaint);
  without.back().second = "";
  EXPECT_EQ(add(without).status, 422);
  EXPECT_EQ(add(inspection("999")).status, 404);
  auto const address = added(complaint);
  EXPECT_THAT(site->get(address).body, AllOf(HasSubstr("внеплановая"), HasSubstr("Решение от 01.03.2026 № 4")));
  EXPECT_EQ(site->post(address + "/remove").status, 409);
  EXPECT_EQ(finish(address).status, 303);
}

TEST_P(InspectionPages, ACR_13_wrong_input_is_told_at_its_field_and_kept) {
  auto const empty = add({{"subject", ""}, {"inspector", ""}, {"begins_on", "завтра"}, {"ends_on", "30.02.2026"}});
  EXPECT_EQ(empty.status, 422);
  for (std::string const field : {"subject", "inspector", "begins_on", "ends_on"})
    EXPECT_THAT(empty.body, HasSubstr("href=\"#" + field + "\""));
  EXPECT_THAT(empty.body, HasSubstr("value=\"завтра\""));
  EXPECT_THAT(add(inspection("", "01.03.2026")).body, HasSubstr("Конец раньше начала"));
  approve();
}

}  // namespace
}  // namespace obereg::accreditation
