#include "access/sign_in/sign_in_http.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/sessions/sessions.hpp"
#include "access/sign_in/sign_in_site_fixture.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::access {
namespace {

using namespace std::chrono_literals;
using support::header_of;
using support::site_time;
using support::test_now;
using support::TestSite;
using support::TestTrust;
using testing::HasSubstr;
using testing::Not;

class SignInPages : public SignInSite {};
OBEREG_ON_BOTH_ENGINES(SignInPages);

TEST_P(SignInPages, ACC_05_a_signed_challenge_signs_in_and_opens_the_cabinet) {
  auto const response = sign_in(*site);
  EXPECT_EQ(response.status, 303) << response.body;
  EXPECT_EQ(header_of(response, "Location"), "/training/sets");
  EXPECT_THAT(header_of(response, "Set-Cookie"), HasSubstr("HttpOnly"));
  EXPECT_THAT(header_of(response, "Set-Cookie"), HasSubstr("SameSite=Lax"));
  EXPECT_THAT(site->get("/account").body, HasSubstr("Личный кабинет учебного центра"));
}

TEST_P(SignInPages, ACC_05_the_page_offers_the_three_ways_and_the_GOST_command) {
  auto const body = site->get("/sign-in").body;
  for (auto const* part : {"файлом ключа", "КриптоПро", "Скачайте файл obereg-vhod.txt", "md_gost12_256"})
    EXPECT_THAT(body, HasSubstr(part));
}

TEST_P(SignInPages, ACC_05_a_failed_sign_in_shows_which_check_failed_and_what_to_do) {
  auto const page = site->get("/sign-in").body;
  auto const token = between(page, "data-bytes-url=\"/sign-in/challenge/", "\"");
  auto const response = site->post("/sign-in?challenge=" + token, {{"signature", "bm90aGluZw=="}});
  EXPECT_EQ(response.status, 422);
  EXPECT_THAT(response.body, HasSubstr("Войти не удалось"));
  EXPECT_THAT(response.body, HasSubstr("Файл не читается как электронная подпись"));
  EXPECT_THAT(response.body, Not(HasSubstr(token)));
  EXPECT_EQ(site->cookies.count(session_cookie), 0u);
}

TEST_P(SignInPages, after_signing_in_the_page_that_was_asked_for_opens_and_no_other_site) {
  EXPECT_EQ(header_of(sign_in(*site, "/account/sessions"), "Location"), "/account/sessions");
  EXPECT_EQ(local_path("//evil.example/"), "");
  EXPECT_EQ(local_path("/\\evil.example/"), "");
  EXPECT_EQ(local_path("https://evil.example/"), "");
  EXPECT_EQ(local_path("/a\r\nSet-Cookie: x"), "");
  EXPECT_EQ(local_path("/\t/evil.example/"), "") << "a browser leaves the tab out";
  EXPECT_EQ(local_path("/a\\b"), "");
  EXPECT_EQ(local_path("/записи"), "") << "not as a request line holds it";
  EXPECT_EQ(local_path("/training/sets?id=5&state=formed"), "/training/sets?id=5&state=formed");
}

TEST_P(SignInPages, ACC_05_each_sign_in_gives_a_new_token) {
  sign_in(*site);
  auto const first = site->cookies[std::string(session_cookie)];
  sign_in(*site);
  EXPECT_NE(site->cookies[std::string(session_cookie)], first);
  EXPECT_EQ(first.size(), 43u);
}

TEST_P(SignInPages, ACC_05_signing_out_ends_the_session_on_the_server) {
  sign_in(*site);
  auto const token = site->cookies[std::string(session_cookie)];
  EXPECT_EQ(header_of(site->post("/sign-out"), "Location"), "/");
  EXPECT_EQ(site->cookies.count(session_cookie), 0u);
  site->cookies[std::string(session_cookie)] = token;
  EXPECT_EQ(site->get("/account").status, 303);
}

TEST_P(SignInPages, ACC_05_a_session_ends_when_idle_and_at_the_latest_after_its_longest_time) {
  sign_in(*site);
  site_time = test_now + 29min;
  EXPECT_EQ(site->get("/account").status, 200);
  site_time = test_now + 29min + 30min;
  EXPECT_EQ(site->get("/account").status, 303) << "idle for half an hour";

  site_time = test_now;
  sign_in(*site);
  for (auto at = 25min; at < 12h; at += 25min) {
    site_time = test_now + at;
    EXPECT_EQ(site->get("/account").status, 200) << at.count();
  }
  site_time = test_now + 12h;
  EXPECT_EQ(site->get("/account").status, 303) << "twelve hours in all";
}

TEST_P(SignInPages, ACC_05_own_sessions_are_listed_and_ended_one_by_one_or_all) {
  auto other = open_browser();
  auto third = open_browser();
  for (auto* browser : {site.get(), other.get(), third.get()}) sign_in(*browser);
  auto const body = site->get("/account/sessions").body;
  EXPECT_THAT(body, HasSubstr("этот сеанс"));
  EXPECT_THAT(body, HasSubstr("Firefox"));
  EXPECT_THAT(body, HasSubstr(", по сертификату"));
  auto const id = between(body, "/account/sessions/", "/end");
  EXPECT_EQ(site->post("/account/sessions/" + id + "/end").status, 303);
  EXPECT_EQ(third->get("/account").status, 303);
  EXPECT_EQ(other->get("/account").status, 200);
  auto const ended = site->post("/account/sessions/end-all");
  EXPECT_EQ(ended.status, 303);
  EXPECT_THAT(site->get(support::header_of(ended, "Location")).body, HasSubstr("Вы вышли на всех устройствах"));
  EXPECT_EQ(other->get("/account").status, 303);
}

TEST_P(SignInPages, another_persons_session_can_not_be_ended) {
  sign_in(*site);
  auto const stranger = support::enter_person(database(), centre, Role::provider_signer, "Чужая");
  database().write([&](database::Tx& tx) {
    auto const session = live_sessions(tx, account, settings, test_now).front();
    EXPECT_FALSE(end_own_session(tx, stranger, session.id, test_now));
    EXPECT_TRUE(end_own_session(tx, account, session.id, test_now));
  });
}

TEST_P(SignInPages, ACC_10_a_person_with_several_cabinets_switches_between_them) {
  auto const employer =
      support::enter_organisation(database(), "7700000023", "ООО «Завод»", OrganisationKind::employer, false);
  database().write([&](database::Tx& tx) { grant_cabinet(tx, account, employer, Role::employer_viewer, test_now); });
  sign_in(*site);
  auto const cabinets = database().read([&](database::ReadTx& tx) { return cabinets_of(tx, account); });
  EXPECT_THAT(site->get("/account/cabinet").body, HasSubstr("ООО «Завод»"));
  EXPECT_EQ(site->post("/account/cabinet", {{"cabinet", std::to_string(cabinets[1].id)}}).status, 303);
  EXPECT_THAT(site->get("/account").body, HasSubstr("Личный кабинет работодателя"));
  EXPECT_EQ(site->post("/account/cabinet", {{"cabinet", "9999"}}).status, 404);
}

TEST_P(SignInPages, ACC_10_the_header_offers_the_other_cabinets_and_comes_back_to_the_section) {
  sign_in(*site);
  EXPECT_THAT(site->get("/account").body, testing::Not(HasSubstr("ob-switch"))) << "one cabinet: nothing to switch";
  auto const employer =
      support::enter_organisation(database(), "7700000023", "ООО «Завод»", OrganisationKind::employer, false);
  database().write([&](database::Tx& tx) {
    grant_cabinet(tx, account, employer, Role::organisation_administrator, test_now);
    grant_cabinet(tx, account, employer, Role::employer_viewer, test_now);
  });
  auto const page = site->get("/account/notifications").body;
  EXPECT_THAT(page, HasSubstr("ООО «Завод». Администратор организации"));
  EXPECT_THAT(page, HasSubstr("name=\"from\" value=\"/account/notifications\""));
  auto const cabinets = database().read([&](database::ReadTx& tx) { return cabinets_of(tx, account); });
  auto const switch_to = [&](std::size_t cabinet, std::string const& from) {
    return header_of(
        site->post("/account/cabinet", {{"cabinet", std::to_string(cabinets.at(cabinet).id)}, {"from", from}}),
        "Location");
  };
  EXPECT_EQ(switch_to(1, "/account/notifications"), "/account/notifications");
  EXPECT_EQ(switch_to(1, "/people/17"), "/people") << "the section, not the card";
  EXPECT_EQ(switch_to(2, "/people"), "/account") << "this cabinet has no such section";
  EXPECT_EQ(switch_to(2, "https://evil.example/people"), "/account");
  EXPECT_EQ(switch_to(2, "//evil.example"), "/account");
}

TEST_P(SignInPages, ACC_10_a_role_taken_away_closes_its_cabinet_at_once) {
  sign_in(*site);
  database().write([&](database::Tx& tx) {
    for (auto const& cabinet : cabinets_of(tx, account)) take_cabinet(tx, account, cabinet.id);
  });
  EXPECT_THAT(site->get("/account").body, HasSubstr("не выбран"));
}

TEST_P(SignInPages, own_certificates_are_shown_with_the_days_left) {
  sign_in(*site);
  EXPECT_THAT(site->get("/account/certificates").body, HasSubstr("Осталось 265\u00a0дней"));
}

TEST_P(SignInPages, ACC_07_a_CA_whose_accreditation_ended_closes_sign_in_with_words_and_a_way_to_a_request) {
  database().write([&](database::Tx& tx) {
    auto const authority = find_authority(tx, trust.ca.certificate().sha256).value();
    change_accreditation(tx, {}, authority,
                         {false, std::nullopt, test_now - support::one_day, signatures::WhyEnded::accreditation_ended},
                         "", test_now);
  });
  auto const refused = sign_in(*site);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("Удостоверяющий центр не аккредитован"));
  EXPECT_THAT(refused.body, HasSubstr("УЦ «Образец» (испытания)»: аккредитация прекращена с " +
                                      russian_moment(test_now - support::one_day)));
  auto const certificate = between(refused.body, "name=\"certificate\" value=\"", "\"");
  EXPECT_THAT(site->post("/apply/from-certificate", {{"certificate", certificate}}).body,
              HasSubstr("value=\"Образцова\""));
}

TEST_P(SignInPages, ACC_04_the_first_sign_in_asks_to_confirm_the_e_mail) {
  auto const newcomer = trust.person();
  auto const id = database().write([&](database::Tx& tx) {
    auto const made = add_account(tx, {{}, "Новая", "Анна", "", "new@example.org", "", {}, {}, ""}, test_now);
    bind_certificate(tx, made, newcomer.certificate, test_now);
    grant_cabinet(tx, made, centre, Role::provider_signer, test_now);
    return made;
  });
  person = newcomer;
  EXPECT_EQ(header_of(sign_in(*site), "Location"), "/account/email?next=/training/sets");
  auto const sent = database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 9); });
  ASSERT_EQ(sent.size(), 1u) << "the code is there before it is asked for";
  EXPECT_EQ(sent[0].recipient, "new@example.org");
  EXPECT_THAT(site->get("/account/email").body, HasSubstr("Код отправлен на new@example.org"));
  auto const asked = sign_in(*site, "/account/sessions");
  EXPECT_EQ(header_of(asked, "Location"), "/account/email?next=/account/sessions");
  EXPECT_EQ(database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 9); }).size(), 1u)
      << "the one that holds is enough";
  auto const page = site->get("/account/email?next=/account/sessions").body;
  EXPECT_THAT(page, HasSubstr("action=\"/account/email?next=/account/sessions\""));
  EXPECT_THAT(page, HasSubstr("href=\"/account/sessions\">Позже"));
  EXPECT_THAT(site->get("/account/email?next=//evil.example").body, HasSubstr("href=\"/account\">Позже"));
  auto const confirmed =
      site->post("/account/email?next=/account/sessions", {{"code", between(sent[0].body, "Код: ", "\n")}});
  EXPECT_EQ(header_of(confirmed, "Location"), "/account/sessions");
  EXPECT_TRUE(database().read([&](database::ReadTx& tx) { return find_account(tx, id)->email_confirmed_at; }));
  EXPECT_EQ(header_of(sign_in(*site), "Location"), "/training/sets");
}

}  // namespace
}  // namespace obereg::access
