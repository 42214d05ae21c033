#include "access/consent/consent.hpp"
#include "access/follow_request/follow_request_http.hpp"
#include "access/request_access/file_request.hpp"
#include "access/requests/request_fixture.hpp"

namespace obereg::access {
namespace {

using support::header_of;
using support::site_time;
using support::test_now;
using testing::HasSubstr;
using testing::Not;

class RequestForm : public RequestSite {};
OBEREG_ON_BOTH_ENGINES(RequestForm);

std::string between(std::string const& text, std::string const& before, std::string const& after) {
  auto const begin = text.find(before);
  if (begin == std::string::npos) return "";
  auto const from = begin + before.size();
  return text.substr(from, text.find(after, from) - from);
}

TEST_P(RequestForm, ACC_01_opens_for_everyone_with_the_sout_organisation_not_chosen) {
  support::enter_organisation(database(), "7700000023", "Лаборатория труда", OrganisationKind::sout_organisation,
                              false);
  auto const page = site->get("/apply");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("Заявка на создание пользователя"));
  EXPECT_THAT(page.body, HasSubstr("<option value=\"\" selected>не выбрано</option>"));
  EXPECT_THAT(page.body, HasSubstr("Лаборатория труда"));
  EXPECT_THAT(page.body, HasSubstr("accept=\".cer"));
  EXPECT_THAT(page.body, Not(HasSubstr("govuk-error-message")));
}

TEST_P(RequestForm, ACC_02_shows_what_the_certificates_say_before_anything_is_filed) {
  auto const shown = site->post("/apply", form());
  EXPECT_EQ(shown.status, 200);
  for (auto const* said : {"Заявка ещё не отправлена", "Образцова Анна Андреевна", "УЦ «Образец» (испытания)",
                           "Пройдена", "электронная подпись", "Файл уже приложен"})
    EXPECT_THAT(shown.body, HasSubstr(said));
  EXPECT_TRUE(letters().empty());
  EXPECT_THAT(shown.body, HasSubstr("href=\"/apply/consent\""));
  // The second press sends what the page holds, without the files.
  Form again = form();
  again.resize(again.size() - 2);
  again.push_back({"seen", between(shown.body, "name=\"seen\" value=\"", "\"")});
  again.push_back({"kept_certificate", between(shown.body, "name=\"kept_certificate\" value=\"", "\"")});
  again.push_back({"kept_ca_certificate", between(shown.body, "name=\"kept_ca_certificate\" value=\"", "\"")});
  auto const filed = site->post("/apply", again);
  EXPECT_EQ(filed.status, 303) << filed.body;
  EXPECT_EQ(letters().size(), 1u);
}

TEST_P(RequestForm, ACC_03_a_filed_request_has_its_term_its_letter_and_its_page) {
  auto const id = filed();
  auto const kept = request(id);
  EXPECT_EQ(kept.state, RequestState::received);
  EXPECT_EQ(kept.snils, "11223344595");
  EXPECT_EQ(kept.due.at, due_of(calendar::russia(), test_now, std::chrono::minutes{180}).at);
  auto const letter = letters().at(0);
  EXPECT_EQ(letter.recipient, "obraztsova@example.test");
  EXPECT_THAT(letter.body, HasSubstr("рабочий день со дня получения заявки"));
  auto const page = site->get("/apply/status").body;
  EXPECT_THAT(page, HasSubstr("Заявка № " + std::to_string(id.value)));
  EXPECT_THAT(page, HasSubstr("Получена"));
  EXPECT_EQ(audited("access.request-filed").size(), 1u);
  // From another computer, by number and code.
  auto const elsewhere = open_browser();
  EXPECT_THAT(elsewhere->get("/apply/status").body, HasSubstr("Номер заявки"));
  auto const code = between(letter.body, "Код заявки: ", "\n");
  EXPECT_EQ(elsewhere->post("/apply/status", {{"number", std::to_string(id.value)}, {"code", code}}).status, 303);
  EXPECT_THAT(elsewhere->get("/apply/status").body, HasSubstr("Получена"));
  EXPECT_EQ(elsewhere->post("/apply/status/forget").status, 303);
  EXPECT_THAT(elsewhere->get("/apply/status").body, HasSubstr("Номер заявки"));
}

TEST_P(RequestForm, ACC_03_a_wrong_code_and_an_unknown_number_are_answered_alike_and_only_so_often) {
  auto const number = std::to_string(filed().value);
  auto const stranger = open_browser();
  stranger->get("/apply/status");
  auto const wrong = stranger->post("/apply/status", {{"number", number}, {"code", "0000000000"}});
  auto const unknown = stranger->post("/apply/status", {{"number", "987"}, {"code", "0000000000"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_EQ(unknown.status, 422);
  for (auto const& answer : {wrong, unknown}) EXPECT_THAT(answer.body, HasSubstr("Заявки с таким номером и кодом нет"));
  for (int i = 1; i < most_wrong_codes; ++i)
    stranger->post("/apply/status", {{"number", number}, {"code", "000000000" + std::to_string(i % 10)}});
  EXPECT_EQ(stranger->post("/apply/status", {{"number", number}, {"code", "0000000000"}}).status, 429);
}

TEST_P(RequestForm, ACC_01_each_wrong_field_says_what_is_wrong_and_all_that_was_typed_stays) {
  struct {
    char const *field, *value, *said;
  } const cases[] = {{"last_name", " ", "Напишите фамилию"},
                     {"email", "a@b", "Адрес почты пишется так"},
                     {"phone", "12", "10–15 цифр"},
                     {"inn", "9999000014", "ИНН не сходится"},
                     {"ogrn", "1000000000011", "ОГРН не сходится"},
                     {"cabinet", "administrator", "Выберите, какой кабинет"},
                     {"consent", "", "Без согласия"},
                     {"@certificate", "", "Файл «file.bin» пустой: в нём 0 байт"},
                     {"@certificate", "мусор", "Файл не читается как сертификат"}};
  for (auto const& one : cases) {
    auto const answer = site->post("/apply", with(seen(form()), one.field, one.value));
    EXPECT_EQ(answer.status, 422) << one.field;
    EXPECT_THAT(answer.body, HasSubstr(one.said)) << one.field;
    EXPECT_THAT(answer.body, HasSubstr("value=\"Специалист\"")) << one.field;
  }
  EXPECT_TRUE(letters().empty());
}

TEST_P(RequestForm, ACC_02_what_was_changed_since_the_checks_were_shown_is_shown_anew) {
  auto const mark_of = [](http::Response const& page) { return between(page.body, "name=\"seen\" value=\"", "\""); };
  auto const wrong = site->post("/apply", with(form(), "phone", "12"));
  EXPECT_EQ(wrong.status, 422);
  EXPECT_EQ(mark_of(wrong), "") << "the page that scolds another field has not yet shown that the checks passed";
  auto again = form();
  again.push_back({"seen", mark_of(wrong)});
  auto const shown = site->post("/apply", again);
  EXPECT_EQ(shown.status, 200);
  EXPECT_THAT(shown.body, HasSubstr("Заявка ещё не отправлена"));
  auto changed = with(form(), "organisation_name", "ООО «Другое»");
  changed.push_back({"seen", mark_of(shown)});
  auto const shown_anew = site->post("/apply", changed);
  EXPECT_EQ(shown_anew.status, 200);
  EXPECT_TRUE(letters().empty());
  changed.back().second = mark_of(shown_anew);
  EXPECT_EQ(site->post("/apply", changed).status, 303);
}

TEST_P(RequestForm, PLT_10_the_consent_is_read_before_it_is_given_and_is_the_accounts_after_the_approval) {
  EXPECT_THAT(site->get("/apply").body, HasSubstr("href=\"/apply/consent\""));
  auto const text = site->get("/apply/consent");
  EXPECT_EQ(text.status, 200);
  EXPECT_THAT(text.body, HasSubstr("Зачем: чтобы узнавать меня при входе"));
  auto const id = filed();
  ASSERT_TRUE(request(id).consent);
  EXPECT_EQ(request(id).consent->at, test_now);
  EXPECT_EQ(request(id).consent->text_version, consent_text_version);
  site_time = test_now + std::chrono::hours{2};
  auto const office = staff(clerk);
  office->post("/applications/" + std::to_string(id.value) + "/take");
  ASSERT_EQ(office
                ->post("/applications/" + std::to_string(id.value) + "/approve",
                       {{"account", "new"}, {"kind", "training-centre"}, {"roles", "provider-signer"}})
                .status,
            303);
  auto const given = database().read([&](database::ReadTx& tx) { return consent_of(tx, request(id).account.value()); });
  EXPECT_EQ(given, test_now) << "when it was given, not when the request was approved";
  auto const told = audited("access.consent-given");
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].account_id, request(id).account->value) << "the applicant gave it, not the clerk who approved";
  EXPECT_EQ(told[0].actor_name, "Образцова А. А.");
  EXPECT_THAT(audited("access.request-filed").at(0).details, HasSubstr("Дано согласие"));
}

TEST_P(RequestForm, a_private_key_sent_by_mistake_is_refused_with_a_warning) {
  for (auto const* field : {"@certificate", "@ca_certificate"}) {
    auto const answer = site->post("/apply", with(seen(form()), field, person.key.pem()));
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr("Это закрытый ключ"));
    EXPECT_THAT(answer.body, Not(HasSubstr("PRIVATE KEY")));
  }
}

TEST_P(RequestForm, ACC_02_a_failed_check_keeps_the_request_back) {
  support::TestTrust const other;
  auto const answer = site->post("/apply", with(seen(form()), "@ca_certificate", other.ca.certificate().der));
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, HasSubstr("Ваш сертификат выдал другой удостоверяющий центр"));
  EXPECT_TRUE(letters().empty());
}

TEST_P(RequestForm, one_certificate_has_one_open_request_and_none_where_it_has_an_account) {
  filed();
  auto const twice = site->post("/apply", seen(form()));
  EXPECT_EQ(twice.status, 422);
  EXPECT_THAT(twice.body, HasSubstr("уже подана"));
  person = trust.person();
  support::enter_certificate(database(), clerk, person.certificate);
  auto const bound = site->post("/apply", seen(form()));
  EXPECT_EQ(bound.status, 422);
  EXPECT_THAT(bound.body, HasSubstr("уже привязан к учётной записи"));
}

TEST_P(RequestForm, a_network_files_only_so_many_requests_in_a_time) {
  for (int i = 0; i < most_filings; ++i) {
    person = trust.person();
    EXPECT_EQ(site->post("/apply", seen(form())).status, 303);
  }
  person = trust.person();
  EXPECT_EQ(site->post("/apply", seen(form())).status, 429);
  site_time = test_now + std::chrono::minutes{11};
  EXPECT_EQ(site->post("/apply", seen(form())).status, 303);
}

TEST_P(RequestForm, ACC_07_is_filled_in_from_a_certificate_that_was_refused) {
  auto const page = site->post("/apply/from-certificate", {{"certificate", text::base64(person.certificate.der)}});
  EXPECT_EQ(page.status, 200);
  for (auto const* said : {"value=\"Образцова\"", "value=\"Анна\"", "value=\"Андреевна\"", "value=\"9999000013\"",
                           "value=\"1000000000010\"", "приложите сертификаты"})
    EXPECT_THAT(page.body, HasSubstr(said));
  EXPECT_EQ(site->post("/apply/from-certificate", {{"certificate", "мусор"}}).status, 200);
}

}  // namespace
}  // namespace obereg::access
