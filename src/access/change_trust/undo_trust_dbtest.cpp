// A version of the trust list that is undone, and one that a hand made.
#include "access/change_trust/change_trust_fixture.hpp"
#include "access/passwords/passwords.hpp"

namespace obereg::access {
namespace {

class UndoTrust : public TrustSite {};
OBEREG_ON_BOTH_ENGINES(UndoTrust);

TEST_P(UndoTrust, ACC_06_a_version_is_undone_by_a_difference_of_its_own_and_that_too) {
  auto const first = prepared(tsl({{trust.ca.certificate()}, {other.certificate()}}));
  apply(first);
  auto const before = listed();
  auto const ending = prepared(tsl({{trust.ca.certificate(), "Прекращена"}, {other.certificate()}}));
  apply(ending);
  EXPECT_EQ(listed()[1].why_ended, signatures::WhyEnded::accreditation_ended);
  auto const back = undo(ending);
  EXPECT_THAT(site->get(back).body, AllOf(HasSubstr("до версии 2"), HasSubstr("озобновлена аккредитация 1")));
  EXPECT_EQ(listed()[1].why_ended, signatures::WhyEnded::accreditation_ended) << "not yet applied";
  apply(back);
  EXPECT_EQ(accreditation_of(listed()[1]), accreditation_of(before[1]));

  auto const away = undo(first);
  EXPECT_THAT(site->get(away).body, HasSubstr("брано из списка 2"));
  apply(away);
  EXPECT_TRUE(listed().empty());
  apply(undo(away));
  ASSERT_EQ(listed().size(), 2u);
  EXPECT_EQ(accreditation_of(listed()[0]), accreditation_of(before[0]));
  EXPECT_EQ(number(), 5);
}

TEST_P(UndoTrust, ACC_06_addresses_of_lists_of_revoked_certificates_are_shown_and_undone) {
  apply(prepared(tsl({{trust.ca.certificate()}})));
  auto const wrong = prepared(tsl({{trust.ca.certificate(), "Действует", "http://wrong.test/x.crl"}}));
  EXPECT_THAT(site->get(wrong).body, AllOf(HasSubstr("Изменены адреса списков отозванных сертификатов у 1\u00a0центра"),
                                           HasSubstr("http://ca.test/1.crl"), HasSubstr("http://wrong.test/x.crl")));
  apply(wrong);
  EXPECT_EQ(listed().at(0).crl_addresses, "http://wrong.test/x.crl");
  auto const back = undo(wrong);
  EXPECT_THAT(site->get(back).body, AllOf(HasSubstr("Изменены адреса"), Not(HasSubstr("не меняется"))));
  apply(back);
  EXPECT_EQ(listed().at(0).crl_addresses, "http://ca.test/1.crl");
}

TEST_P(UndoTrust, ACC_06_dates_and_addresses_of_one_row_are_undone_together_and_later_changes_of_the_other_stay) {
  apply(prepared(tsl({{trust.ca.certificate()}})));
  auto const before = listed().at(0);
  auto const both = prepared(tsl({{trust.ca.certificate(), "Прекращена", "http://wrong.test/x.crl"}}));
  EXPECT_THAT(site->get(both).body, AllOf(HasSubstr("рекращена аккредитация 1"), HasSubstr("http://wrong.test/x.crl"),
                                          HasSubstr("http://ca.test/1.crl")));
  apply(both);
  apply(undo(both));
  EXPECT_EQ(listed().at(0).crl_addresses, "http://ca.test/1.crl");
  EXPECT_EQ(accreditation_of(listed().at(0)), accreditation_of(before));

  auto const moved = prepared(tsl({{trust.ca.certificate(), "Действует", "http://ca.test/2.crl"}}));
  apply(moved);
  apply(prepared(tsl({{trust.ca.certificate(), "Прекращена", "http://ca.test/2.crl"}})));
  apply(undo(moved));
  EXPECT_EQ(listed().at(0).crl_addresses, "http://ca.test/1.crl");
  EXPECT_TRUE(listed().at(0).accredited_to) << "what a later version ended stays ended";
}

TEST_P(UndoTrust, ACC_06_changes_by_hand_stand_in_the_history_and_can_be_undone) {
  EXPECT_EQ(site->post("/admin/authorities/add", {{"from", "01.01.2026"}, {"@certificate", trust.ca.certificate().der}})
                .status,
            303);
  auto const card = "/admin/authorities/" + std::to_string(listed().at(0).id);
  auto const ending = ended_by_hand(card);
  EXPECT_THAT(site->get(ending).body, HasSubstr("Прекращена аккредитация 1 — вход это никому не закроет"));
  EXPECT_FALSE(listed()[0].accredited_to) << "not before it is decided";
  apply(ending);
  EXPECT_TRUE(listed()[0].accredited_to);
  EXPECT_THAT(site->get("/admin/authorities/changes").body,
              AllOf(HasSubstr("Правка вручную"), HasSubstr("письмо 7"), HasSubstr("Главная А. А.")));
  apply(undo("/admin/authorities/changes/2"));
  EXPECT_FALSE(listed()[0].accredited_to);
  EXPECT_EQ(number(), 3);
}

TEST_P(UndoTrust, ACC_06_a_change_by_hand_says_whom_it_closes_and_does_not_close_administration_unasked) {
  trust.enter(database());
  auto const own = trust.person().certificate;
  become(support::enter_person(database(), organisation(), Role::administrator, "Главная").value, "Главная А. А.");
  support::enter_certificate(database(), site->actor.account, own);
  auto const address = ended_by_hand(card_of(trust.ca));
  EXPECT_THAT(site->get(address).body, AllOf(HasSubstr("это закроет вход 1\u00a0пользователю"), HasSubstr("(это вы)"),
                                             HasSubstr("не сможет войти ни один администратор")));
  auto const unasked = press_apply(address);
  EXPECT_EQ(unasked.status, 422);
  EXPECT_THAT(unasked.body, HasSubstr("Отметьте, что понимаете"));
  EXPECT_TRUE(may_sign_in(own));
  auto knowing = seen(address);
  knowing.push_back({"administration", "yes"});
  EXPECT_EQ(site->post(address + "/apply", knowing).status, 303);
  EXPECT_FALSE(may_sign_in(own));
}

TEST_P(UndoTrust, ACC_06_administration_stays_open_where_another_administrator_has_another_way_in) {
  trust.enter(database());
  database().write([&](database::Tx& tx) { add_authority(tx, {}, other.certificate(), {}, "file", test_now).value(); });
  auto const administrator = [&](std::string const& name) {
    return support::enter_person(database(), organisation(), Role::administrator, name);
  };
  support::enter_certificate(database(), administrator("Первая"), trust.person().certificate);
  auto const closes = [&](signatures::TestCa const& ca) {
    auto const page = site->get(ended_by_hand(card_of(ca))).body;
    EXPECT_THAT(page, HasSubstr("рекращена аккредитация 1"));
    return page.find("ни один администратор") != std::string::npos;
  };
  EXPECT_TRUE(closes(trust.ca));
  auto const second = administrator("Вторая");
  support::enter_certificate(
      database(), second,
      other.issue(trust.kind, signatures::sample_person(), {test_now - one_day, test_now + one_day}).certificate);
  EXPECT_FALSE(closes(trust.ca)) << "the second signs in with a certificate of the other CA";
  EXPECT_FALSE(closes(other));
  database().write([&](database::Tx& tx) { block_account(tx, second, "приказ", test_now); });
  EXPECT_TRUE(closes(trust.ca));
  auto const third = administrator("Третья");
  database().write(
      [&](database::Tx& tx) { keep_password(tx, find_account(tx, third).value(), "hash", "", test_now).value(); });
  EXPECT_FALSE(closes(trust.ca)) << "a password opens whatever the list says";
}

}  // namespace
}  // namespace obereg::access
