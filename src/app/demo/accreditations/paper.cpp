#include "app/demo/accreditations/paper.hpp"

#include "accreditation/enter_application/enter_application.hpp"
#include "app/demo/accounts.hpp"
#include "app/demo/accreditations/decisions.hpp"

namespace obereg::app {

namespace {

using accreditation::PaperWay;

struct PlannedPaper {
  std::string key;  // one of its own, so that a second run enters nothing
  int variant;
  PaperWay way;
  accreditation::Answers answers;
  std::vector<std::string> handed_in;
  PlannedDecision decision;
};

accreditation::Answers applicant(std::string name, std::string place) {
  accreditation::Answers answers;
  answers.values = {{"full_name", std::move(name)},
                    {"place", place},
                    {"post_address", place},
                    {"delivery", std::string(accreditation::by_post)},
                    {"signatory", "head"}};
  return answers;
}

PlannedDecision refusal() {
  PlannedDecision planned{Reached::signed_off, "ministry-officer", {}};
  planned.findings.values = {{"outcome", "refused"},
                             {"met-information_present", "no"},
                             {"remark-information_present", "ИНН и ОГРН не указаны"},
                             {"reason-information_missing", "Не указаны ИНН и ОГРН, не названо, что изменить."}};
  planned.findings.choices = {{"grounds", {"information_missing"}}};
  return planned;
}

std::vector<PlannedPaper> plan() {
  return {{"demo-paper-1",
           3,
           PaperWay::post,
           applicant("ООО «Пример-Бумага»", "390000, г. Рязань, Почтовая ул., д. 2"),
           {},
           refusal()},
          {"demo-paper-2",
           1,
           PaperWay::in_person,
           applicant("АНО «Пример-Письмо»", "614000, г. Пермь, Бумажная ул., д. 7"),
           {"charter"},
           {}}};
}

}  // namespace

void enter_demo_paper(web::Services const& services, std::string const& keys_folder) {
  auto const now = services.clock();
  auto const registrar = demo_actor(services, keys_folder, demo_person("ministry-registrar"));
  for (auto const& planned : plan()) {
    auto const& variant = *accreditation::regulation().variant(planned.variant);
    auto form = accreditation::empty_intake(variant, LocalDate::at(now, services.settings.zone));
    form.intake_key = planned.key;
    form.way = to_text(planned.way);
    form.signed_by_hand = true;
    form.handed_in = planned.handed_in;
    form.answers = planned.answers;
    bool const is_there = services.database.read(
        [&](database::ReadTx& tx) { return accreditation::case_of_intake(tx, form.intake_key).has_value(); });
    if (is_there) continue;
    auto const held = services.database.write([&](database::Tx& tx) {
      return accreditation::enter_application(tx, services.settings, registrar, form, {}, now);
    });
    decide_demo_case(services, keys_folder, held, planned.decision);
  }
}

}  // namespace obereg::app
