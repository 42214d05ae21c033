// A site where a registry office enters applications that came on paper, for tests. Header only.
#pragma once
#include "accreditation/paper_intake/paper_intake.hpp"
#include "accreditation/testing/decision_fixture.hpp"
#include "casework/mailing/mailing.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::accreditation {

class PaperSite : public DecisionSite {
 protected:
  // The key of an empty form, as the page gives it.
  std::string intake_key(int variant = 1) {
    become(registrar);
    auto const page = site->get("/accreditation/office/paper/" + std::to_string(variant));
    EXPECT_EQ(page.status, 200) << page.body;
    return found_in(page.body, "name=\"intake_key\" value=\"([^\"]+)\"");
  }
  static Form paper_form(std::string const& key) {
    return {{"intake_key", key},           {"way", "post"},
            {"received_on", "06.03.2026"}, {"tracking_number", "12799400000011"},
            {"full_name", "ООО «Бумага»"}, {"place", "г. Тверь, Почтовая ул., д. 1"},
            {"delivery", "post"},          {"post_address", "170000, г. Тверь, а/я 1"},
            {"signatory", "head"},         {"signed_by_hand", "yes"},
            {"handed_in", "charter"},      {"another", "yes"}};
  }
  static Form with(Form form, std::string const& name, std::string const& value) {
    std::erase_if(form, [&](auto const& field) { return field.first == name; });
    form.emplace_back(name, value);
    return form;
  }
  http::Response send_in(Form const& form, int variant = 1) {
    become(registrar);
    return site->post("/accreditation/office/paper/" + std::to_string(variant), form);
  }
  // The id of the case that was entered.
  std::string entered(Form const& form, int variant = 1) {
    auto const answer = send_in(form, variant);
    EXPECT_EQ(answer.status, 303) << answer.body;
    return number_of(support::header_of(answer, "Location"));
  }
  std::string entered() { return entered(paper_form(intake_key())); }
  // Refused for its incompleteness; the letter is signed.
  std::string refused_on_paper(Form const& form) {
    auto const id = entered(form);
    EXPECT_EQ(hand(id, registrar, "", officer).status, 303);
    become(officer);
    auto answers = checklist(1, "yes");
    answers.insert(answers.begin(), {input_of("met", "set_complete"), "no"});
    EXPECT_EQ(check(id, answers).status, 303);
    auto const sent = draft(id, refusing());
    EXPECT_EQ(sent.status, 303) << sent.body;
    become(signatory);
    auto const signed_off = sign_decided(id);
    EXPECT_EQ(signed_off.status, 303) << signed_off.body;
    become(registrar);
    return id;
  }
  std::vector<casework::CaseEvent> events(std::string const& id) {
    return database().read([&](database::ReadTx& tx) { return casework::events_of(tx, {std::stoll(id)}); });
  }
  casework::Deadline deadline(std::string const& id, std::string const& name) {
    for (auto const& each :
         database().read([&](database::ReadTx& tx) { return casework::deadlines_of(tx, {std::stoll(id)}); }))
      if (each.term.name == name) return each;
    ADD_FAILURE() << "no clock " << name;
    return {};
  }
  std::vector<casework::Mailing> mailings(std::string const& id) {
    return database().read([&](database::ReadTx& tx) { return casework::mailings_of(tx, {std::stoll(id)}); });
  }
};

}  // namespace obereg::accreditation
