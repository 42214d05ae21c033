#include <gtest/gtest.h>

#include <regex>

#include "training/public_check/public_check.hpp"
#include "training/registry/registry_fixture.hpp"

namespace obereg::training {
namespace {

class RegistryPages : public RegistryFixture {
 protected:
  http::Response get(Actor const& who, std::string const& target) {
    site().actor = who;
    return site().get(target);
  }
  http::Response post(Actor const& who, std::string const& target, support::TestSite::Form const& form) {
    site().actor = who;
    site().get("/check");  // the cookie of forms
    return site().post(target, form);
  }
  support::TestSite& site() {
    if (!site_) site_.emplace(database(), training_routes(), training_sections());
    return *site_;
  }
  std::int64_t views_logged() {
    static constexpr std::string_view text = "select count(*) from audit_records where action = :action";
    return database().read([](database::ReadTx& tx) {
      return tx.get_integer({"views", text, text}, {{"action", "training.record-viewed"}});
    });
  }

 private:
  std::optional<support::TestSite> site_;
};
OBEREG_ON_BOTH_ENGINES(RegistryPages);

bool says(http::Response const& response, std::string_view words) {
  return response.body.find(words) != std::string::npos;
}

TEST_P(RegistryPages, TRN_14_snils_is_searched_for_and_never_stands_in_an_address) {
  enter({invented_record("1", "Искомов")});
  auto const sent = post(provider(), "/training/registry/search", {{"snils", "112-233-445 95"}});
  ASSERT_EQ(sent.status, 303);
  auto const address = support::header_of(sent, "Location");
  EXPECT_EQ(address.find("112"), std::string::npos) << address;
  auto const results = get(provider(), address);
  EXPECT_TRUE(says(results, "Искомов"));
  EXPECT_TRUE(says(results, "Найдено: 1")) << results.body;
  EXPECT_TRUE(says(results, "112-233-445 95")) << "the form keeps what was typed";
}

TEST_P(RegistryPages, a_wrong_field_comes_back_with_words_and_what_was_typed) {
  auto const page = post(ministry(), "/training/registry/search", {{"snils", "112"}, {"last_name", "Ив"}});
  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(says(page, "В этом СНИЛС ошибка"));
  EXPECT_TRUE(says(page, "value=\"Ив\""));
  EXPECT_EQ(post(employer(), "/training/registry/search", {{"entered_from", "01.01.2020"}}).status, 303);
}

TEST_P(RegistryPages, TRN_14_the_ministry_searches_by_days_and_annulments_alone_and_else_is_told_what_to_add) {
  enter({invented_record("1", "Виднов"), invented_record("2", "Отменов")});
  annul("2");
  auto const search = [&](support::TestSite::Form const& form) {
    return post(ministry(), "/training/registry/search", form);
  };
  for (auto const& alone : std::vector<support::TestSite::Form>{
           {{"checked_from", "01.02.2026"}},
           {{"entered_to", "01.03.2026"}},
           {{"state", "annulled"}},
           {{"state", "valid"}, {"checked_from", "01.02.2026"}, {"checked_to", "28.02.2026"}}}) {
    auto const sent = search(alone);
    ASSERT_EQ(sent.status, 303) << alone.front().first;
    EXPECT_TRUE(says(get(ministry(), support::header_of(sent, "Location")), "Найдено: ")) << alone.front().first;
  }
  auto const annulled = get(ministry(), support::header_of(search({{"state", "annulled"}}), "Location"));
  EXPECT_TRUE(says(annulled, "Отменов") && !says(annulled, "Виднов"));
  EXPECT_FALSE(says(annulled, "до&nbsp;")) << "an annulled record has no term";
  EXPECT_TRUE(says(search({{"state", "valid"}}), "id=\"state-error\""));
  EXPECT_TRUE(says(search({{"first_name", "Пётр"}}), "id=\"first_name-error\""));
  EXPECT_TRUE(says(search({{"first_name", "Пётр"}, {"checked_from", "01.01.2026"}, {"checked_to", "28.02.2026"}}),
                   "id=\"first_name-error\""))
      << "two months are too many to look through one by one";
  EXPECT_TRUE(
      says(search({{"checked_from", "01.01.2020"}, {"entered_from", "01.01.2020"}}), "id=\"entered_from-error\""));
  EXPECT_TRUE(says(search({{"checked_from", "02.02.2026"}, {"checked_to", "01.02.2026"}}), "Этот день раньше дня"));
}

TEST_P(RegistryPages, TRN_14_a_search_that_is_forgotten_never_becomes_all_records) {
  enter({invented_record("1", "Виднов")});
  auto const page = get(provider(), "/training/registry?search=nonsense");
  EXPECT_EQ(page.status, 410);
  EXPECT_TRUE(says(page, "Поиск устарел") && !says(page, "Виднов"));
  EXPECT_EQ(get(provider(), "/training/registry/export.xlsx?search=nonsense").status, 410);
  auto const extract = post(provider(), "/training/registry/extract", {{"search", "nonsense"}});
  EXPECT_EQ(extract.status, 410);
  EXPECT_TRUE(says(extract, "Поиск устарел"));
}

TEST_P(RegistryPages, the_card_leads_back_to_the_list_that_it_was_opened_from) {
  enter({invented_record("1", "Виднов")});
  auto const found =
      support::header_of(post(provider(), "/training/registry/search", {{"last_name", "Вид"}}), "Location");
  auto const token = found.substr(found.find('=') + 1);
  auto const link = "/training/registry/1?search=" + token;
  EXPECT_TRUE(says(get(provider(), found), "href=\"" + link + "\""));
  EXPECT_TRUE(says(get(provider(), link), "href=\"" + found + "\""));
  EXPECT_TRUE(says(get(provider(), "/training/registry/1?from=due"), "href=\"/training/due\""));
}

TEST_P(RegistryPages, TRN_17_an_extract_is_offered_where_it_can_be_made) {
  std::vector<TrainingRecord> records;
  for (int i = 0; i <= 500; ++i) records.push_back(invented_record("n" + std::to_string(i), "Многов"));
  enter({records.begin(), records.begin() + 500});
  EXPECT_TRUE(says(get(provider(), "/training/registry"), "Выписка по найденным"));
  enter({records.back()});
  auto const first = get(provider(), "/training/registry");
  EXPECT_FALSE(says(first, "Выписка по найденным"));
  auto const at = first.body.find("/training/registry?after=");
  ASSERT_NE(at, std::string::npos);
  auto const next = first.body.substr(at, first.body.find('"', at) - at);
  EXPECT_FALSE(says(get(provider(), next), "Выписка по найденным")) << "nor on the pages that follow";
}

TEST_P(RegistryPages, TRN_15_a_number_is_found_in_whatever_letter_case_it_is_typed) {
  enter({invented_record("ОТ-17", "Ёлкин")});
  EXPECT_TRUE(says(post(Actor{}, "/check", {{"number", "от-17"}, {"last_name", "Ёлкин"}}), "действует по"));
  auto const found =
      support::header_of(post(provider(), "/training/registry/search", {{"number", "от-17"}}), "Location");
  EXPECT_TRUE(says(get(provider(), found), "Ёлкин"));
}

TEST_P(RegistryPages, TRN_15_numbers_and_extracts_are_counted_apart) {
  for (int i = 0; i < 40; ++i) post(Actor{}, "/check", {{"number", std::to_string(i)}, {"last_name", "Иванов"}});
  EXPECT_EQ(get(Actor{}, "/check/0000000000000000").status, 404) << "who checked numbers may still follow a QR";
}

TEST_P(RegistryPages, each_role_opens_the_cards_that_are_theirs_and_each_view_is_logged) {
  enter({invented_record("1", "Виднов")});
  struct Row {
    std::string who;
    Actor actor;
    int status;
  };
  std::int64_t opened = 0;
  for (auto const& [who, actor, status] :
       std::vector<Row>{{"provider", provider(), 200},
                        {"its preparer", actor(centre_, access::Role::provider_preparer), 200},
                        {"other centre", actor(other_centre_, access::Role::provider_signer), 404},
                        {"employer", employer(), 200},
                        {"other employer", actor(other_employer_, access::Role::employer_viewer), 404},
                        {"ministry", ministry(), 200},
                        {"administrator", actor(ministry_, access::Role::administrator), 403},
                        {"nobody", Actor{}, 303}}) {
    auto const page = get(actor, "/training/registry/1");
    EXPECT_EQ(page.status, status) << who;
    EXPECT_EQ(says(page, "Виднов"), status == 200) << who;
    opened += status == 200;
    EXPECT_EQ(views_logged(), opened) << who;
  }
  // Save for the token of forms, which names the organisation of whoever asks.
  auto const unknown_to = [&](Actor const& who) {
    return std::regex_replace(get(who, "/training/registry/no-such").body, std::regex("[0-9a-f]{64}\\.[0-9]+"), "");
  };
  EXPECT_EQ(unknown_to(employer()), unknown_to(actor(other_employer_, access::Role::employer_viewer)));
}

TEST_P(RegistryPages, a_card_shows_its_history_and_only_the_providers_signer_may_change_it) {
  enter({invented_record("1", "Первов")});
  enter({invented_record("1", "Второв")}, true, 2);
  auto const card = get(provider(), "/training/registry/1");
  EXPECT_TRUE(says(card, "Фамилия: Первов → Второв"));
  EXPECT_TRUE(says(card, "/training/registry/1/correct"));
  EXPECT_FALSE(says(get(employer(), "/training/registry/1"), "/correct"));
  EXPECT_FALSE(says(get(actor(centre_, access::Role::provider_preparer), "/training/registry/1"), "/correct"));
  annul("1");
  auto const annulled = get(provider(), "/training/registry/1");
  EXPECT_TRUE(says(annulled, "внесена по ошибке"));
  EXPECT_FALSE(says(annulled, "/training/registry/1/annul\""));
}

TEST_P(RegistryPages, a_number_with_a_slash_has_a_card) {
  enter({invented_record("ОТ-1/~2", "Косов")});
  EXPECT_EQ(record_address("a/~b"), "/training/registry/a~1~0b");
  EXPECT_TRUE(says(get(provider(), "/training/registry/ОТ-1~1~02"), "Косов"));
}

TEST_P(RegistryPages, TRN_15_the_public_check_tells_no_more_than_was_typed) {
  enter({invented_record("1", "Ёлкин")});
  auto const answer = post(Actor{}, "/check", {{"number", "1"}, {"last_name", "елкин"}});
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(says(answer, "действует по 25.02.20")) << answer.body;
  for (auto const* secret : {"Пётр", "Ильич", "112-233", "11223344595", "Слесарь", "Ёлкин"})
    EXPECT_FALSE(says(answer, secret)) << secret;
}

TEST_P(RegistryPages, TRN_15_a_wrong_surname_and_an_unknown_number_are_answered_alike) {
  enter({invented_record("1", "Ёлкин")});
  auto const wrong_name = post(Actor{}, "/check", {{"number", "1"}, {"last_name", "Палкин"}});
  auto unknown = post(Actor{}, "/check", {{"number", "7"}, {"last_name", "Палкин"}});
  EXPECT_EQ(wrong_name.status, unknown.status);
  EXPECT_TRUE(says(wrong_name, "Записи с таким номером и такой фамилией нет"));
  auto const typed = unknown.body.find("value=\"7\"");
  ASSERT_NE(typed, std::string::npos);
  EXPECT_EQ(wrong_name.body, unknown.body.replace(typed, 9, "value=\"1\""));
}

TEST_P(RegistryPages, TRN_15_one_address_can_not_try_numbers_without_end) {
  int refused = 0;
  for (int i = 0; i < 40; ++i)
    refused += post(Actor{}, "/check", {{"number", std::to_string(i)}, {"last_name", "Иванов"}}).status == 429;
  EXPECT_EQ(refused, 10);
  support::site_time += std::chrono::minutes(10);
  EXPECT_EQ(post(Actor{}, "/check", {{"number", "1"}, {"last_name", "Иванов"}}).status, 200);
}

TEST_P(RegistryPages, TRN_15_surnames_are_not_tried_on_one_number_from_many_addresses) {
  enter({invented_record("1", "Ёлкин")});
  auto const check = [this](std::string const& number, std::string const& last_name, int address) {
    return database().write([&](database::Tx& tx) {
      return check_publicly(tx, {"192.0.2." + std::to_string(address), number, last_name}, support::test_now);
    });
  };
  for (int i = 0; i < most_wrong_surnames; ++i) EXPECT_TRUE(check("1", "Палкин", i));
  auto const right_but_late = check("1", "Ёлкин", 200);
  ASSERT_FALSE(right_but_late);
  EXPECT_EQ(right_but_late.error().kind->status, 429);
  EXPECT_TRUE(check("2", "Ёлкин", 201)) << "other numbers are still answered";
}

TEST_P(RegistryPages, an_address_of_nonsense_is_answered_calmly) {
  for (auto const* target : {"/training/registry?after=-5", "/training/registry?after=99999999999999999999"})
    EXPECT_LT(get(ministry(), target).status, 400) << target;
}

}  // namespace
}  // namespace obereg::training
