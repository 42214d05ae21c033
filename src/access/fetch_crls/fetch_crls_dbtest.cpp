// Lists of revoked certificates are fetched from where certificates and the official list say that they lie.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/access.hpp"
#include "access/accounts/accounts.hpp"
#include "access/fetch_crls/crl_sources.hpp"
#include "access/roles.hpp"
#include "access/trust_list/trust_list.hpp"
#include "platform/signatures/checking/path.hpp"
#include "support/scripted_server.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"

namespace obereg::access {
namespace {

using namespace std::chrono_literals;
using support::http_answer;
using support::http_redirect;
using support::one_day;
using support::ScriptedAnswer;
using support::ScriptedServer;
using support::test_now;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

signatures::IssueOptions at(std::string const& crl_address) {
  signatures::IssueOptions options;
  options.crl_address = crl_address;
  return options;
}

class FetchCrls : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    site = std::make_unique<support::TestSite>(database(), access_routes(), access_sections(), web::Authenticate{},
                                               stored_trust(database()));
    site->actor.account = {1};
    site->actor.permissions = permissions_of(Role::administrator);
    site->get("/admin/jobs");
    settings.allow_private_addresses = true;
    settings.total = 3s;
    trust.enter(database());
  }
  // Somebody whose certificate says that its CA's list lies at this path.
  void somebody(std::string const& address, std::string const& name = "Образцова") {
    auto const account =
        support::enter_person(database(), support::enter_organisation(database()), Role::provider_signer, name);
    certificate = trust.person({test_now - one_day, test_now + one_day}, at(address)).certificate;
    support::enter_certificate(database(), account, certificate);
  }
  std::unique_ptr<ScriptedServer> serving(std::function<ScriptedAnswer()> answer) {
    return std::make_unique<ScriptedServer>([answer = std::move(answer)](std::string const&) { return answer(); });
  }
  std::unique_ptr<ScriptedServer> serving(std::string bytes) {
    return serving([bytes = std::move(bytes)] { return ScriptedAnswer{bytes}; });
  }
  void run_jobs() {
    jobs::Runner runner(database(),
                        access_jobs(
                            site->files, [](mail::Message const&) {}, settings),
                        support::site_clock);
    while (runner.run_one()) {
    }
  }
  void fetch() {
    schedule_crl_fetching(database(), settings, support::site_time);
    run_jobs();
    support::site_time += 60min;
  }
  std::vector<CrlSource> sources() {
    return database().read([](database::ReadTx& tx) { return crl_sources(tx); });
  }
  std::vector<signatures::Crl> crls() { return stored_trust(database()).load()->crls(); }
  std::string crl(Instant from = test_now - 1h) { return trust.ca.crl(from, test_now + one_day); }
  // What the page says after a server of CRLs has answered so.
  std::string failure_after(std::string const& answer) {
    auto const server = serving(answer);
    somebody(server->url("/ca.crl"));
    fetch();
    auto const stored = sources();
    EXPECT_TRUE(stored.size() == 1 && stored[0].attempted_at && !stored[0].succeeded_at);
    EXPECT_TRUE(crls().empty());
    EXPECT_THAT(site->get("/admin/authorities").body, HasSubstr(stored.at(0).failure));
    return stored.at(0).failure;
  }
  support::TestTrust trust;
  CrlSettings settings;
  signatures::Certificate certificate;
  std::unique_ptr<support::TestSite> site;
};
OBEREG_ON_BOTH_ENGINES(FetchCrls);

TEST_P(FetchCrls, ACC_06_a_list_is_fetched_from_where_a_certificate_says_and_a_revoked_person_stays_out) {
  std::string list = crl();
  auto const server = serving([&] { return ScriptedAnswer{http_answer(list)}; });
  somebody(server->url("/ca.crl"));
  fetch();
  ASSERT_EQ(crls().size(), 1u);
  EXPECT_TRUE(signatures::judge_certificate(*site->trust.get(), certificate, {}, test_now).ok());
  EXPECT_THAT(site->get("/admin/authorities").body,
              AllOf(HasSubstr(server->url("/ca.crl")), HasSubstr("получен"), HasSubstr("свежий")));
  trust.ca.revoke(certificate, test_now - 1min);
  list = crl(test_now);
  fetch();
  ASSERT_EQ(crls().size(), 1u) << "the newer takes the place of the one fetched before";
  EXPECT_FALSE(signatures::judge_certificate(*site->trust.get(), certificate, {}, test_now).ok());
  EXPECT_THAT(server->requests().at(0), testing::StartsWith("GET /ca.crl HTTP/1.1"));
}

TEST_P(FetchCrls, ACC_06_one_run_an_interval_whoever_starts_it_and_the_next_by_itself) {
  auto const server = serving(http_answer(crl()));
  somebody(server->url());
  for (int process = 0; process < 3; ++process) schedule_crl_fetching(database(), settings, test_now);
  run_jobs();
  EXPECT_EQ(server->requests().size(), 1u);
  support::site_time = test_now + 60min;
  run_jobs();
  EXPECT_EQ(server->requests().size(), 2u);
  support::site_time = test_now + 61min;
  EXPECT_EQ(site->post("/admin/authorities/crls/fetch").status, 303);
  EXPECT_EQ(site->post("/admin/authorities/crls/fetch").status, 303) << "a double click";
  run_jobs();
  EXPECT_EQ(server->requests().size(), 3u);
}

TEST_P(FetchCrls, ACC_06_switched_off_nothing_is_fetched) {
  auto const server = serving(http_answer(crl()));
  somebody(server->url());
  settings.fetch = false;
  site->settings.fetches_crls = false;
  fetch();
  EXPECT_EQ(site->post("/admin/authorities/crls/fetch").status, 409);
  run_jobs();
  EXPECT_TRUE(server->requests().empty());
  EXPECT_THAT(site->get("/admin/authorities").body, Not(HasSubstr("Получить сейчас")));
}

TEST_P(FetchCrls, ACC_06_addresses_come_from_the_list_and_certificates_and_only_by_http) {
  auto const own = trust.ca.certificate();
  database().write([&](database::Tx& tx) { set_crl_addresses(tx, own.sha256, "http://list.test/a.crl\nldap://x/b"); });
  somebody("http://person.test/ca.crl", "Первая");
  auto const employer = support::enter_organisation(database(), "7710474375");
  for (auto const* const address : {"file:///etc/passwd", "ftp://a.test/1.crl", "ldap://a.test/cn"}) {
    auto const account = support::enter_person(database(), employer, Role::employer_viewer);
    auto const issued = trust.person({test_now - one_day, test_now + one_day}, at(address));
    support::enter_certificate(database(), account, issued.certificate);
  }
  auto const named = database().read([](database::ReadTx& tx) { return named_sources(tx, test_now); });
  std::vector<std::string> addresses;
  for (auto const& source : named) {
    addresses.push_back(source.address);
    EXPECT_EQ(source.issuer, own.subject);
    EXPECT_TRUE(source.is_used);
  }
  EXPECT_THAT(addresses, testing::UnorderedElementsAre("http://list.test/a.crl", "http://person.test/ca.crl"));
}

TEST_P(FetchCrls, ACC_06_a_CA_above_nobodys_certificate_is_asked_once_a_day) {
  auto const server = serving(http_answer(crl()));
  database().write([&](database::Tx& tx) { set_crl_addresses(tx, trust.ca.certificate().sha256, server->url()); });
  fetch();
  fetch();
  EXPECT_EQ(server->requests().size(), 1u);
  EXPECT_THAT(site->get("/admin/authorities").body, HasSubstr("Ещё 1\u00a0адрес"));
  support::site_time = test_now + 25h;
  fetch();
  EXPECT_EQ(server->requests().size(), 2u);
}

TEST_P(FetchCrls, ACC_06_a_page_of_HTML_is_no_list) {
  EXPECT_THAT(failure_after(http_answer("<html><body>Вход</body></html>", "text/html")), HasSubstr("не читается"));
}

TEST_P(FetchCrls, ACC_06_garbage_is_no_list) {
  EXPECT_THAT(failure_after(http_answer(std::string("\x30\x82\xff\xff\x00\x01garbage", 13))), HasSubstr("не читается"));
}

TEST_P(FetchCrls, ACC_06_an_empty_answer_is_no_list) {
  EXPECT_NE(failure_after(http_answer("")), "");
}

TEST_P(FetchCrls, ACC_06_a_redirect_is_not_followed) {
  EXPECT_THAT(failure_after(http_redirect("http://127.0.0.1:1/")), HasSubstr("отсылает в другое место"));
}

TEST_P(FetchCrls, ACC_06_another_CAs_list_is_not_kept) {
  EXPECT_THAT(failure_after(http_answer(trust.root.crl(test_now - 1h, test_now + one_day))),
              HasSubstr("подписан не этим центром"));
}

TEST_P(FetchCrls, ACC_06_a_missing_file_says_its_status_and_is_not_tried_again) {
  EXPECT_THAT(failure_after(http_answer("", "text/plain", 404)), HasSubstr("404"));
  EXPECT_THAT(site->get("/admin/jobs").body, Not(HasSubstr("не вышло")));
}

TEST_P(FetchCrls, ACC_06_ten_gigabytes_are_not_taken) {
  EXPECT_THAT(failure_after("HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n" + std::string(65u << 20, 'x')),
              HasSubstr("больше, чем можно"));
}

TEST_P(FetchCrls, ACC_06_an_endless_answer_is_cut_off) {
  settings.most_bytes = 1000;
  EXPECT_THAT(failure_after("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + std::string(100'000, 'x')),
              HasSubstr("больше, чем можно"));
}

TEST_P(FetchCrls, ACC_06_an_older_list_than_the_kept_one_is_not_kept) {
  std::string list = crl(test_now - 1h);
  auto const server = serving([&] { return ScriptedAnswer{http_answer(list)}; });
  somebody(server->url());
  fetch();
  list = crl(test_now - 5h);
  fetch();
  ASSERT_EQ(crls().size(), 1u);
  EXPECT_EQ(crls()[0].this_update, test_now - 1h);
  EXPECT_THAT(sources().at(0).failure, HasSubstr("старше"));
  list = crl(test_now - 1h);
  fetch();
  EXPECT_EQ(sources().at(0).failure, "") << "the same list again is as good as new";
}

TEST_P(FetchCrls, ACC_06_a_list_given_by_hand_stays_beside_the_fetched_ones) {
  auto const by_hand = crl(test_now - 9h);
  database().write([&](database::Tx& tx) { add_crl(tx, site->actor, by_hand, test_now).value(); });
  auto const server = serving(http_answer(crl()));
  somebody(server->url());
  fetch();
  EXPECT_EQ(crls().size(), 2u);
}

TEST_P(FetchCrls, ACC_06_a_broken_server_is_tried_again_with_a_pause_and_a_mended_one_answers) {
  std::string answer = http_answer("", "text/plain", 503);
  auto const server = serving([&] { return ScriptedAnswer{answer}; });
  somebody(server->url());
  schedule_crl_fetching(database(), settings, test_now);
  run_jobs();
  EXPECT_EQ(server->requests().size(), 1u);
  EXPECT_THAT(sources().at(0).failure, HasSubstr("503"));
  answer = http_answer(crl());
  run_jobs();
  EXPECT_EQ(server->requests().size(), 1u) << "not at once";
  support::site_time += 6s;
  run_jobs();
  EXPECT_EQ(server->requests().size(), 2u);
  EXPECT_EQ(crls().size(), 1u);
}

TEST_P(FetchCrls, ACC_06_a_silent_server_is_left_after_the_limit_of_time) {
  settings.total = 1s;
  auto const server = serving([] { return ScriptedAnswer{"", 0ms, true}; });
  somebody(server->url());
  fetch();
  EXPECT_THAT(sources().at(0).failure, HasSubstr("слишком долго"));
}

TEST_P(FetchCrls, ACC_06_an_address_within_closed_networks_is_not_asked_unless_allowed) {
  settings.allow_private_addresses = false;
  auto const server = serving(http_answer(crl()));
  somebody(server->url());
  fetch();
  EXPECT_TRUE(server->requests().empty());
  EXPECT_THAT(sources().at(0).failure, HasSubstr("внутреннюю сеть"));
  settings.allow_private_addresses = true;
  fetch();
  EXPECT_EQ(crls().size(), 1u);
}

}  // namespace
}  // namespace obereg::access
