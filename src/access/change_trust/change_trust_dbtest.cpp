// A change of the trust list: prepared, shown, decided.
#include "access/change_trust/change_trust_fixture.hpp"

namespace obereg::access {
namespace {

class ChangeTrust : public TrustSite {};
OBEREG_ON_BOTH_ENGINES(ChangeTrust);

TEST_P(ChangeTrust, ACC_06_the_official_list_changes_nothing_until_its_difference_is_applied) {
  auto const address = upload(tsl({{trust.ca.certificate()}}));
  EXPECT_THAT(site->get(address).body, HasSubstr("разница считается"));
  EXPECT_EQ(site->post(address + "/apply").status, 409) << "nothing to decide on yet";
  run_jobs();
  EXPECT_THAT(site->get(address).body,
              AllOf(HasSubstr("Добавлено 1 — вход это никому не закроет"), HasSubstr("УЦ «Образец»")));
  EXPECT_TRUE(listed().empty());
  EXPECT_THAT(site->get("/admin/authorities").body, HasSubstr("ждёт решения"));
  apply(address);
  apply(address);
  ASSERT_EQ(listed().size(), 1u);
  EXPECT_EQ(listed()[0].source, "tsl");
  EXPECT_EQ(listed()[0].crl_addresses, "http://ca.test/1.crl");
  EXPECT_EQ(number(), 1) << "a double click applies once";
  EXPECT_EQ(site->trust.get()->cas().size(), 1u) << "the change is seen without a restart";
  EXPECT_EQ(site->get(address + "/file").file != nullptr, true);
  auto const audited = database().read([](auto& tx) { return audit::page(tx, 0, "access.trust-changed", "", 2); });
  ASSERT_EQ(audited.size(), 1u);
  EXPECT_THAT(audited[0].details, HasSubstr("Версия 1: внесено 1"));
  EXPECT_THAT(site->get("/admin/authorities/changes").body, HasSubstr("Официальный перечень"));
}

TEST_P(ChangeTrust, ACC_06_the_difference_says_whom_it_closes_sign_in_for) {
  trust.enter(database());
  database().write([&](database::Tx& tx) { add_authority(tx, {}, other.certificate(), {}, "file", test_now).value(); });
  auto const issued_by = [&](signatures::TestCa& ca,
                             signatures::Validity dates = {test_now - one_day, test_now + one_day}) {
    return ca.issue(trust.kind, signatures::sample_person(), dates).certificate;
  };
  auto const lonely = issued_by(trust.ca);
  auto const closed = person("Закрытова", {lonely});
  person("Запасная", {issued_by(trust.ca), issued_by(other)});
  person("Другая", {issued_by(other)});
  person("Чужая", {support::TestTrust().person().certificate});  // no list ever let her in
  person("Просроченная", {issued_by(trust.ca, {test_now - 3 * one_day, test_now - one_day})});
  auto const blocked = person("Запертая", {issued_by(trust.ca)});
  database().write([&](database::Tx& tx) { block_account(tx, blocked, "приказ", test_now); });
  auto const address = prepared(tsl({{trust.ca.certificate(), "Прекращена"}, {other.certificate()}}));
  auto const page = site->get(address).body;
  EXPECT_THAT(page, HasSubstr("рекращена аккредитация 1"));
  EXPECT_THAT(page, HasSubstr("это закроет вход 1\u00a0пользователю"));
  EXPECT_THAT(page, HasSubstr("/admin/accounts/" + std::to_string(closed.value) + "\">Закрытова Анна Андреевна"));
  for (auto const* name : {"Запасная", "Другая", "Чужая", "Просроченная", "Запертая"})
    EXPECT_THAT(page, Not(HasSubstr(name)));
  EXPECT_TRUE(may_sign_in(lonely));
  apply(address);
  EXPECT_FALSE(may_sign_in(lonely)) << "as the page said";
}

TEST_P(ChangeTrust, ACC_06_a_difference_made_against_an_older_list_is_made_anew) {
  auto const address = prepared(tsl({{trust.ca.certificate()}}));
  database().write([&](database::Tx& tx) { add_authority(tx, {}, other.certificate(), {}, "file", test_now).value(); });
  auto const other_tab = seen(address);
  auto const refused = press_apply(address);
  EXPECT_EQ(refused.status, 409);
  EXPECT_THAT(refused.body, HasSubstr("изменился, пока вы решали"));
  EXPECT_EQ(listed().size(), 1u) << "nothing was applied";
  EXPECT_THAT(site->get(address).body, HasSubstr("разница считается"));
  run_jobs();
  EXPECT_EQ(site->post(address + "/apply", other_tab).status, 409) << "that tab, or a reload, shows another difference";
  EXPECT_EQ(site->post(address + "/apply").status, 409);
  EXPECT_EQ(listed().size(), 1u);
  apply(address);
  EXPECT_EQ(listed().size(), 2u);
}

TEST_P(ChangeTrust, ACC_06_of_two_administrators_the_second_is_told_who_decided) {
  auto const applied = prepared(tsl({{trust.ca.certificate()}}));
  auto const rejected = prepared(tsl({{other.certificate()}}));
  apply(applied);
  EXPECT_EQ(site->post(rejected + "/reject").status, 303);
  become(2, "Вторая Б. Б.");
  for (auto const& [address, words] :
       {std::pair(applied, "Применил: Главная А. А."), {rejected, "Отклонил: Главная А. А."}}) {
    auto const told = site->post(address + "/apply");
    EXPECT_EQ(told.status, 409);
    EXPECT_THAT(told.body, HasSubstr(words));
  }
  EXPECT_EQ(listed().size(), 1u);
}

TEST_P(ChangeTrust, ACC_06_what_the_file_no_longer_names_is_shown_and_left_as_it_is) {
  apply(prepared(tsl({{trust.ca.certificate()}, {other.certificate()}})));
  auto const address = prepared(tsl({{other.certificate()}}));
  EXPECT_THAT(site->get(address).body,
              AllOf(HasSubstr("Нет в файле: 1"), HasSubstr("Остаются как есть"), HasSubstr("не меняется")));
  apply(address);
  EXPECT_EQ(listed().size(), 2u);
  EXPECT_FALSE(listed()[1].accredited_to);
}

TEST_P(ChangeTrust, ACC_06_faults_of_the_file_are_shown_with_their_lines_and_the_rest_is_read) {
  signatures::Certificate broken;
  broken.common_name = "УЦ без сертификата";
  broken.der = "not a certificate";
  auto const ca = trust.ca.certificate();
  auto const page = site->get(prepared(tsl({{broken}, {ca}, {ca}}))).body;
  EXPECT_THAT(page,
              AllOf(HasSubstr("Не прочитано: 2"), HasSubstr("Строка 3: Сертификат центра «УЦ без сертификата»"),
                    HasSubstr("Строка 5: Сертификат центра"), HasSubstr("уже был в файле"), HasSubstr("Добавлено 1")));
}

TEST_P(ChangeTrust, ACC_06_no_file_is_told_at_its_field) {
  for (auto const& [form, words] : {std::pair<TestSite::Form, char const*>{{}, "Выберите файл перечня"},
                                    {{{"@tsl", ""}}, "пустой: в нём ни одного байта"}}) {
    auto const answer = site->post("/admin/authorities/tsl", form);
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, AllOf(HasSubstr("href=\"#tsl\""), HasSubstr(words)));
  }
}

TEST_P(ChangeTrust, ACC_06_a_list_without_a_ca_cannot_be_applied) {
  auto const address = prepared(tsl({}));
  EXPECT_THAT(site->get(address).body, HasSubstr("нет ни одного сертификата удостоверяющего центра"));
  EXPECT_EQ(site->post(address + "/apply").status, 409);
}

TEST_P(ChangeTrust, ACC_06_changes_that_wait_are_told_apart_by_their_files) {
  prepared(tsl({{trust.ca.certificate()}}));
  EXPECT_THAT(site->get("/admin/authorities").body, AllOf(HasSubstr("file.bin"), HasSubstr("Добавлено 1")));
}

TEST_P(ChangeTrust, ACC_06_a_file_that_is_no_list_says_so_and_changes_nothing) {
  for (auto const& file :
       {std::string("<a/>"), std::string("\x30\x82"), tsl({{trust.ca.certificate()}}).substr(0, 900)}) {
    auto const address = prepared(file);
    EXPECT_THAT(site->get(address).body,
                AllOf(HasSubstr("не прочитано"), HasSubstr("Строка "), HasSubstr("не изменился")));
    EXPECT_EQ(site->post(address + "/apply").status, 409);
  }
  EXPECT_TRUE(listed().empty());
}

TEST_P(ChangeTrust, ACC_06_a_difference_larger_than_a_page_is_paged) {
  std::vector<Listed> many;
  for (int i = 0; i < 230; ++i)
    many.push_back({trust.root
                        .subordinate(trust.kind, signatures::sample_ca("УЦ № " + std::to_string(1000 + i)),
                                     support::TestTrust::ca_dates)
                        .certificate()});
  auto const address = prepared(tsl(many));
  auto const page = site->get(address).body;
  EXPECT_THAT(page, AllOf(HasSubstr("Добавлено 230"), HasSubstr("УЦ № 1099"), Not(HasSubstr("УЦ № 1100")),
                          HasSubstr("?what=added")));
  auto const all = site->get(address + "?what=added").body;
  EXPECT_THAT(all, AllOf(HasSubstr("УЦ № 1199"), Not(HasSubstr("УЦ № 1200"))));
  apply(address);
  EXPECT_EQ(listed().size(), 230u);
}

}  // namespace
}  // namespace obereg::access
