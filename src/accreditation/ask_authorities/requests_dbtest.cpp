// The office asks other authorities about specialists, and reads what they answer.
#include "accreditation/ask_authorities/requests_http.hpp"

#include "accreditation/ask_authorities/ask_authorities.hpp"
#include "accreditation/interagency/compare.hpp"
#include "accreditation/testing/application_fixture.hpp"

namespace obereg::accreditation {
namespace {

using casework::Outcome;
using casework::RequestState;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using namespace std::chrono_literals;

class AskAuthorities : public ApplicationSite {
 protected:
  // The applicant's case, looked at by the ministry from now on.
  void file_and_become_ministry() {
    own_address = filed();
    case_id = cases()[0].id;
    office_address = case_address(case_id, Reader::office);
    auto const ministry = support::enter_organisation(database(), "7700000030", "Министерство",
                                                      access::OrganisationKind::ministry, false);
    official = new_actor(ministry, access::Role::ministry);
    become(official);
  }
  http::Response ask() { return site->post(office_address + "/requests"); }
  std::vector<casework::Request> requests() {
    return database().read([&](database::ReadTx& tx) { return casework::requests_of(tx, case_id); });
  }
  casework::Request request(std::string_view kind) {
    for (auto const& each : requests())
      if (each.kind == kind) return each;
    throw std::logic_error("no request");
  }
  void mark_sent() {
    struct Silent : casework::Transport {
      std::optional<casework::Trouble> send(casework::Message const& /*message*/) override { return std::nullopt; }
      casework::Arrived answers(std::vector<std::string> const& /*ids*/) override { return {}; }
      std::optional<casework::Trouble> recorded(casework::Incoming const& /*answer*/) override { return std::nullopt; }
    } silent;
    casework::ExchangeSettings settings;
    settings.kind = casework::ExchangeSettings::Kind::smev;
    casework::exchange_once(database(), silent, settings, exchanged_service(), 180min, support::site_clock);
  }
  std::optional<Outcome> answer(casework::Request const& to, AuthorityAnswer const& said, std::string const& id) {
    casework::Incoming incoming;
    incoming.id = id;
    incoming.reply_to = to.message_id;
    incoming.content = answer_xml(to.kind, to.message_id, said);
    return database().write([&](database::Tx& tx) -> std::optional<Outcome> {
      auto const recorded = casework::record_answer(tx, incoming, judge_answer, support::site_time);
      if (!recorded) return std::nullopt;
      exchanged_service().note(tx, *recorded, support::site_time);
      return recorded->outcome;
    });
  }
  AuthorityAnswer echo(casework::Request const& of) {
    AuthorityAnswer said;
    said.person = database()
                      .read([&](database::ReadTx& tx) { return read_request(casework::content_of(tx, of.message_id)); })
                      .person;
    return said;
  }
  Form paper(std::string const& snils) {
    return {{"letter_number", "15-2/77"},  {"letter_date", "10.03.2026"},
            {"last_name", "Елкина"},       {"first_name", "Зоя"},
            {"middle_name", ""},           {"snils", snils},
            {"birth_date", "02.03.1980"},  {"facts", "ООО «Пример», инженер"},
            {"@scan", "%PDF-1.4\n%%EOF\n"}};
  }
  std::string own_address, office_address;
  casework::CaseId case_id;
  Actor official;
};
OBEREG_ON_BOTH_ENGINES(AskAuthorities);

TEST_P(AskAuthorities, ACR_07_one_button_makes_a_request_for_each_specialist_and_authority) {
  file_and_become_ministry();
  EXPECT_THAT(site->get(office_address).body,
              AllOf(HasSubstr("Запросить сведения о специалистах"), HasSubstr("Обмен с ведомствами не настроен")));
  EXPECT_EQ(ask().status, 303);
  ASSERT_EQ(requests().size(), 2u);
  auto const employment = request("employment");
  EXPECT_EQ(employment.subject_name, "Ёлкина Зоя");
  EXPECT_EQ(employment.send_due, cases()[0].registered_at + 6h);
  EXPECT_THAT(employment.send_explained, HasSubstr("регистрации заявления"));
  EXPECT_THAT(employment.body, HasSubstr("Фонд пенсионного"));
  EXPECT_THAT(site->get(office_address).body, AllOf(HasSubstr("Ждёт отправки"), HasSubstr("отправить до 10.03.2026")));
  EXPECT_EQ(ask().status, 409) << "there is nothing new to ask";
  EXPECT_EQ(requests().size(), 2u);
  auto const entries = audited("accreditation.authorities-asked");
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_THAT(entries[0].details, AllOf(HasSubstr("АК-1/2026"), Not(HasSubstr("Ёлкина"))));
}

TEST_P(AskAuthorities, ACR_07_other_variants_ask_nobody_and_closed_cases_neither) {
  file_and_become_ministry();
  become(signer);
  site->post(own_address + "/withdraw", {{"reason", "Передумали"}});
  become(official);
  EXPECT_THAT(site->get(office_address).body, Not(HasSubstr("Запросить сведения")));
  EXPECT_EQ(ask().status, 409);
  EXPECT_TRUE(requests().empty());
}

TEST_P(AskAuthorities, ACR_07_who_can_not_be_asked_about_is_named_with_the_reason) {
  auto const draft = filled();
  auto form = specialists();
  for (auto& [name, value] : form)
    if (name == "specialists-0-snils" || name == "specialists-0-education_document") value = "";
  save(draft, "specialists", form);
  sign(draft);
  case_id = cases()[0].id;
  office_address = case_address(case_id, Reader::office);
  auto const ministry =
      support::enter_organisation(database(), "7700000030", "Министерство", access::OrganisationKind::ministry, false);
  become(new_actor(ministry, access::Role::ministry));
  EXPECT_THAT(site->get(office_address).body,
              AllOf(HasSubstr("в заявлении нет СНИЛС"), HasSubstr("нет реквизитов документа об образовании")));
  EXPECT_EQ(ask().status, 409);
}

TEST_P(AskAuthorities, ACR_07_the_applicant_reads_who_was_asked_since_when_and_no_answers) {
  file_and_become_ministry();
  ask();
  mark_sent();
  auto said = echo(request("employment"));
  said.events.emplace_back().employer = "ООО «Тайный работодатель»";
  said.events[0].kind = "приём";
  answer(request("employment"), said, "a-1");
  become(signer);
  EXPECT_THAT(site->get(own_address).body,
              AllOf(HasSubstr("У кого запросили сведения"), HasSubstr("Фонд пенсионного"),
                    HasSubstr("Федеральная служба"), HasSubstr("запрос отправлен 10.03.2026"), Not(HasSubstr("Тайный")),
                    Not(HasSubstr("/accreditation/requests"))));
  EXPECT_EQ(site->get(address_of(request("employment").id)).status, 403);
}

TEST_P(AskAuthorities, ACR_07_answers_are_compared_on_the_case_and_on_the_request) {
  file_and_become_ministry();
  ask();
  mark_sent();
  auto const employment = request("employment"), education = request("education");
  auto said = echo(employment);
  said.person.last_name = "ЕЛКИНА";
  said.events = {{"ООО «Пример»", "087-001", *LocalDate::of(2010, 1, 11), "приём", "Инженер", "", "2141.0", "",
                  "Приказ", "5-к", LocalDate::of(2010, 1, 10)}};
  EXPECT_EQ(answer(employment, said, "a-1"), Outcome::taken);
  auto other = echo(education);
  other.documents = {{"Диплом", "", "2", "", std::nullopt}};
  EXPECT_EQ(answer(education, other, "a-2"), Outcome::taken);
  EXPECT_THAT(site->get(office_address).body,
              AllOf(HasSubstr("Совпадает с заявлением"), HasSubstr("Расходится: Документ об образовании")));
  EXPECT_THAT(site->get(address_of(employment.id)).body,
              AllOf(HasSubstr("Совпадает"), HasSubstr("ЕЛКИНА"), HasSubstr("087-001"), HasSubstr("Код функции 2141.0"),
                    HasSubstr("Приказ № 5-к от 10.01.2010"), Not(HasSubstr("Отправить заново"))));
  EXPECT_THAT(site->get(address_of(education.id)).body, AllOf(HasSubstr("В ответе нет"), HasSubstr("В заявлении нет"),
                                                              HasSubstr("документа с таким номером нет")));
  EXPECT_EQ(audited("accreditation.request-viewed").size(), 2u);
  EXPECT_EQ(audited("accreditation.answer-received").size(), 2u);
}

TEST_P(AskAuthorities, ACR_07_an_answer_about_somebody_else_or_without_facts_is_said_plainly) {
  file_and_become_ministry();
  ask();
  mark_sent();
  auto const employment = request("employment");
  auto said = echo(employment);
  said.person.snils = "00100199898";
  EXPECT_EQ(answer(employment, said, "a-1"), Outcome::another_person);
  EXPECT_THAT(site->get(address_of(employment.id)).body,
              AllOf(HasSubstr("Отложен: о другом человеке"), HasSubstr("не совпадает СНИЛС"),
                    HasSubstr("Показать, что пришло")));
  EXPECT_EQ(request("employment").state, RequestState::sent);
  EXPECT_THAT(site->get("/accreditation/requests").body, HasSubstr("Последний ответ: Отложен: о другом человеке"));
  EXPECT_EQ(answer(employment, echo(employment), "a-2"), Outcome::taken);
  EXPECT_THAT(site->get(address_of(employment.id)).body, HasSubstr("Сведений о человеке у ведомства нет"));
  EXPECT_THAT(site->get(office_address).body, HasSubstr("Сведений нет"));
}

TEST_P(AskAuthorities, ACR_07_late_ones_stand_first_on_the_list) {
  file_and_become_ministry();
  ask();
  EXPECT_THAT(site->get("/accreditation/requests").body,
              AllOf(HasSubstr("Срок ещё идёт"), Not(HasSubstr("Просрочены"))));
  support::site_time += 6h;
  EXPECT_THAT(
      site->get("/accreditation/requests").body,
      AllOf(HasSubstr("Просрочены"), HasSubstr("просрочено"), HasSubstr("АК-1/2026"), Not(HasSubstr("Срок ещё идёт"))));
  mark_sent();
  EXPECT_THAT(site->get("/accreditation/requests").body,
              AllOf(HasSubstr("ответ до 12.03.2026"), Not(HasSubstr("Просрочены"))));
  support::site_time += 48h;
  EXPECT_THAT(site->get(office_address).body, HasSubstr("ответ до 12.03.2026, 15:00, просрочено"));
}

TEST_P(AskAuthorities, ACR_07_a_request_is_sent_again_by_hand_and_that_is_audited) {
  file_and_become_ministry();
  ask();
  mark_sent();
  auto const before = request("employment");
  EXPECT_EQ(site->post(address_of(before.id) + "/send-again").status, 303);
  auto const after = request("employment");
  EXPECT_NE(after.message_id, before.message_id);
  EXPECT_EQ(after.state, RequestState::waiting);
  EXPECT_EQ(audited("accreditation.authority-asked-again").size(), 1u);
  EXPECT_EQ(answer(before, echo(before), "a-1"), Outcome::taken);
  EXPECT_EQ(site->post(address_of(before.id) + "/send-again").status, 409);
}

TEST_P(AskAuthorities, ACR_07_an_answer_on_paper_is_typed_in_with_its_scan_and_compared) {
  file_and_become_ministry();
  ask();
  auto const employment = request("employment");
  auto const address = address_of(employment.id);
  EXPECT_THAT(site->get(address + "/paper").body, HasSubstr("Ответ с бумаги"));
  auto const empty = site->post(address + "/paper");
  EXPECT_EQ(empty.status, 422);
  EXPECT_THAT(empty.body, AllOf(HasSubstr("«Номер письма»: заполните это поле."), HasSubstr("Приложите скан ответа.")));
  EXPECT_EQ(site->post(address + "/paper", paper("112-233-445 96")).status, 422);
  EXPECT_EQ(site->post(address + "/paper", paper("112-233-445 95")).status, 303);
  EXPECT_EQ(request("employment").state, RequestState::answered);
  auto const page = site->get(address).body;
  EXPECT_THAT(page, AllOf(HasSubstr("внесён с бумаги"), HasSubstr("Письмо № 15-2/77 от 10.03.2026."),
                          HasSubstr("ООО «Пример», инженер"), HasSubstr("/scan")));
  auto const kept = database().read([&](database::ReadTx& tx) { return casework::answers_of(tx, employment.id); });
  EXPECT_EQ(site->get(address + "/answers/" + std::to_string(kept.at(0).id) + "/scan").body, "%PDF-1.4\n%%EOF\n");
  EXPECT_EQ(site->get(address + "/answers/9999/scan").status, 404);
  EXPECT_EQ(audited("accreditation.paper-answer-entered").size(), 1u);
  EXPECT_EQ(site->get(address + "/paper").status, 409) << "it is answered";
}

TEST_P(AskAuthorities, ACR_07_a_paper_about_somebody_else_is_set_aside_too) {
  file_and_become_ministry();
  ask();
  auto const address = address_of(request("employment").id);
  auto form = paper("112-233-445 95");
  form[2].second = "Иванова";
  EXPECT_EQ(site->post(address + "/paper", form).status, 303);
  EXPECT_EQ(request("employment").state, RequestState::waiting);
  EXPECT_THAT(site->get(address).body, HasSubstr("не совпадает фамилия"));
}

TEST_P(AskAuthorities, ACR_07_what_fits_no_request_is_listed_and_what_is_no_text_is_not_shown) {
  file_and_become_ministry();
  casework::Incoming stray;
  stray.id = "stray.xml";
  stray.content = std::string("\xC0\x00\xFF", 3);
  database().write([&](database::Tx& tx) { casework::record_answer(tx, stray, judge_answer, support::site_time); });
  EXPECT_THAT(site->get("/accreditation/requests").body,
              AllOf(HasSubstr("stray.xml"), HasSubstr("Такого запроса мы не посылали"), HasSubstr("Это не текст")));
  EXPECT_EQ(site->get("/accreditation/requests/77").status, 404);
}

}  // namespace
}  // namespace obereg::accreditation
