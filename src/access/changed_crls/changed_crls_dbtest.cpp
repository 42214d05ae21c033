#include "access/changed_crls/changed_crls.hpp"

#include "access/change_trust/change_trust_fixture.hpp"

namespace obereg::access {
namespace {

class ChangedCrls : public TrustSite {
 protected:
  void SetUp() override {
    TrustSite::SetUp();
    if (IsSkipped()) return;
    trust.enter(database());
    revoked = trust.person().certificate;
    person("Отозванная", {revoked});
    person("Прочая", {trust.person().certificate});
  }
  std::string crl(Instant this_update, Instant next_update = test_now + one_day) {
    return trust.ca.crl(this_update, next_update);
  }
  std::string bring(std::string const& file) {
    auto const sent = site->post("/admin/authorities/crl", {{"@crl", file}});
    EXPECT_EQ(sent.status, 303) << sent.body;
    run_jobs();
    return support::header_of(sent, "Location");
  }
  std::string list_with_revoked() {
    trust.ca.revoke(revoked, test_now - one_day);
    return crl(test_now - std::chrono::hours{1});
  }
  std::size_t crls() { return stored_trust(database()).load()->crls().size(); }
  signatures::Certificate revoked;
};
OBEREG_ON_BOTH_ENGINES(ChangedCrls);

TEST_P(ChangedCrls, ACC_06_a_list_brought_by_hand_shows_whom_it_closes_out_before_it_holds) {
  auto const address = bring(list_with_revoked());
  auto const page = site->get(address).body;
  EXPECT_THAT(page, AllOf(HasSubstr("это закроет вход 1\u00a0пользователю"), HasSubstr("Отозванная"),
                          Not(HasSubstr("Прочая")), HasSubstr("Список от "), HasSubstr("file.bin")));
  EXPECT_EQ(crls(), 0u);
  EXPECT_TRUE(may_sign_in(revoked)) << "not before it is decided";
  apply(address);
  EXPECT_FALSE(may_sign_in(revoked));
  EXPECT_THAT(site->get(address).body, HasSubstr("применено"));
  EXPECT_THAT(site->get("/admin/authorities/changes").body,
              AllOf(HasSubstr("Список отозванных сертификатов"), HasSubstr("Добавлен список отозванных сертификатов")));
}

TEST_P(ChangedCrls, ACC_06_it_is_undone_and_undone_again_as_any_version_of_the_list) {
  auto const address = bring(list_with_revoked());
  apply(address);
  auto const back = undo(address);
  EXPECT_THAT(site->get(back).body,
              AllOf(HasSubstr("Убран список отозванных сертификатов"), HasSubstr("откроет 1\u00a0пользователю")));
  apply(back);
  EXPECT_EQ(crls(), 0u);
  EXPECT_TRUE(may_sign_in(revoked));
  apply(undo(back));
  EXPECT_FALSE(may_sign_in(revoked));
}

TEST_P(ChangedCrls, ACC_06_a_list_that_lets_a_revoked_one_in_again_or_is_over_says_so) {
  apply(bring(list_with_revoked()));
  trust.ca.release(revoked);
  auto const page = site->get(bring(crl(test_now - std::chrono::minutes{30}, test_now - std::chrono::minutes{5}))).body;
  EXPECT_THAT(page, AllOf(HasSubstr("откроет 1\u00a0пользователю"), HasSubstr("Срок его кончился")));
  EXPECT_FALSE(may_sign_in(revoked)) << "not before it is decided";
}

TEST_P(ChangedCrls, ACC_06_a_wrong_list_or_the_same_again_is_refused_at_the_field) {
  apply(bring(list_with_revoked()));
  auto const same = list_with_revoked();
  for (auto const& [file, words] : {std::pair<std::string, char const*>{same, "уже загружен"},
                                    {"not a list", "href=\"#crl\""},
                                    {other.crl(test_now, test_now + one_day), "href=\"#crl\""},
                                    {"", "пустой"}}) {
    auto const answer = site->post("/admin/authorities/crl", {{"@crl", file}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, AllOf(HasSubstr("href=\"#crl\""), HasSubstr(words)));
  }
  EXPECT_EQ(crls(), 1u);
}

}  // namespace
}  // namespace obereg::access
