#include <gtest/gtest.h>

#include "platform/documents/package.hpp"
#include "training/registry/registry_fixture.hpp"

namespace obereg::training {
namespace {

// 2026-03-10 is the site's day.
class DuePages : public RegistryFixture {
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
  std::int64_t logged(std::string_view action) {
    static constexpr std::string_view text = "select count(*) from audit_records where action = :action";
    return database().read([&](database::ReadTx& tx) {
      return tx.get_integer({"logged", text, text}, {{"action", action}});
    });
  }
  // Programme 9 holds 12 months.
  static TrainingRecord ending(std::string number, std::string const& surname, std::string const& end) {
    auto record = invented_record(std::move(number), surname);
    record.snils.reset();
    record.checked_on = LocalDate::parse_iso(end)->plus_months(-12);
    return record;
  }

 private:
  std::optional<support::TestSite> site_;
};
OBEREG_ON_BOTH_ENGINES(DuePages);

bool says(http::Response const& response, std::string_view words) {
  return response.body.find(words) != std::string::npos;
}

TEST_P(DuePages, TRN_18_the_employer_and_the_provider_see_who_is_due_and_each_look_is_logged) {
  enter(
      {ending("1", "Концов", "2026-02-26"), ending("2", "Скоров", "2026-03-20"), ending("3", "Далёков", "2027-01-01")});
  struct Row {
    std::string name;
    Actor who;
    int status;
    bool sees;
  };
  std::int64_t looks = 0;
  for (auto const& [name, who, status, sees] :
       std::vector<Row>{{"employer", employer(), 200, true},
                        {"provider", provider(), 200, true},
                        {"its preparer", actor(centre_, access::Role::provider_preparer), 200, true},
                        {"other employer", actor(other_employer_, access::Role::employer_viewer), 200, false},
                        {"other centre", actor(other_centre_, access::Role::provider_signer), 200, false},
                        {"ministry", ministry(), 403, false},
                        {"administrator", actor(ministry_, access::Role::administrator), 403, false},
                        {"nobody", Actor{}, 303, false}}) {
    auto const page = get(who, "/training/due");
    EXPECT_EQ(page.status, status) << name;
    for (auto const* words : {"Концов", "закончилось 12\u00a0дней назад", "Скоров", "осталось 10\u00a0дней"})
      EXPECT_EQ(says(page, words), sees) << name << words << page.body;
    EXPECT_FALSE(says(page, "Далёков")) << name;
    EXPECT_EQ(says(page, "обучаться никому не пора"), status == 200 && !sees) << name;
    looks += sees;
    EXPECT_EQ(logged("training.due-viewed"), looks) << name;
  }
}

TEST_P(DuePages, TRN_18_a_blocked_organisation_still_sees) {
  enter({ending("1", "Концов", "2026-02-26")});
  for (auto who : {provider(), employer()}) {
    auto const role = who.may("training.view-own") ? access::Role::provider_signer : access::Role::employer_viewer;
    who.permissions = access::permissions_of(role, true);
    EXPECT_TRUE(says(get(who, "/training/due"), "Концов"));
  }
}

TEST_P(DuePages, TRN_18_terms_are_one_click_and_each_row_leads_to_its_record) {
  enter(
      {ending("1", "Концов", "2026-03-09"), ending("2", "Скоров", "2026-04-09"), ending("3", "Поздов", "2026-04-10")});
  auto const all = get(employer(), "/training/due");
  EXPECT_TRUE(says(all, "href=\"/training/registry/1?from=due\""));
  EXPECT_TRUE(says(all, "href=\"/training/due?term=30\"><b>1</b>")) << all.body;
  EXPECT_TRUE(says(all, "href=\"/training/due?term=60\"><b>2</b>")) << all.body;
  auto const soon = get(employer(), "/training/due?term=30");
  EXPECT_FALSE(says(soon, "Концов"));
  EXPECT_TRUE(says(soon, "Скоров"));
  EXPECT_FALSE(says(soon, "Поздов"));
  EXPECT_TRUE(says(get(employer(), "/training/due?term=ended"), "Концов"));
}

TEST_P(DuePages, TRN_18_filters_are_kept_out_of_the_address_and_wrong_ones_come_back) {
  enter({ending("1", "Концов", "2026-03-09"), ending("2", "Скоров", "2026-04-09")});
  auto const sent = post(provider(), "/training/due/search",
                         {{"from", "01.04.2026"}, {"to", "2026-04-30"}, {"employer_inn", "7707083893"}});
  ASSERT_EQ(sent.status, 303);
  auto const address = support::header_of(sent, "Location");
  EXPECT_EQ(address.find("7707083893"), std::string::npos) << address;
  auto const page = get(provider(), address);
  EXPECT_TRUE(says(page, "Скоров"));
  EXPECT_FALSE(says(page, "Концов"));
  EXPECT_TRUE(says(page, "value=\"01.04.2026\""));
  EXPECT_TRUE(says(get(provider(), address + "&term=ended"), "Концов")) << "a term of one click stands above the days";
  auto const wrong = post(provider(), "/training/due/search",
                          {{"from", "32.04.2026"}, {"employer_inn", "7707083890"}, {"programme", "9"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(says(wrong, "Напишите дату так"));
  EXPECT_TRUE(says(wrong, "В этом ИНН ошибка"));
  EXPECT_TRUE(says(wrong, "value=\"32.04.2026\""));
  EXPECT_EQ(support::header_of(get(employer(), "/training/due?search=nonsense"), "Location"), "/training/due");
}

TEST_P(DuePages, TRN_18_pages_follow_one_another_and_counts_above_ten_thousand_are_said_so) {
  std::vector<TrainingRecord> records;
  for (int i = 0; i < 10'050; ++i)
    records.push_back(ending("n" + std::to_string(i), "Р" + std::to_string(i), "2026-03-01"));
  enter(records);
  auto const first = get(employer(), "/training/due?term=ended");
  EXPECT_TRUE(says(first, "Всего: более 10 000 записей"));
  EXPECT_TRUE(says(first, "<b>более 10 000</b>"));
  auto const link = first.body.find("/training/due?term=ended&amp;after=");
  ASSERT_NE(link, std::string::npos);
  auto const after = first.body.substr(link + 35, first.body.find('"', link) - link - 35);
  auto const second = get(employer(), "/training/due?term=ended&after=" + after);
  EXPECT_TRUE(says(second, ">n20<"));
  EXPECT_FALSE(says(second, ">n19<"));
}

TEST_P(DuePages, TRN_18_the_list_is_downloaded_as_xlsx) {
  enter({ending("1", "Концов", "2026-02-26"), ending("2", "Скоров", "2026-03-20")});
  auto const file = get(employer(), "/training/due/export.xlsx?term=ended");
  ASSERT_TRUE(file.file);
  std::ifstream stream(*file.file, std::ios::binary);
  std::string const bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  std::string all;
  for (auto const& [name, part] : documents::read_package(bytes)) all += part;
  EXPECT_NE(all.find("Концов"), std::string::npos);
  EXPECT_NE(all.find("<v>-12</v>"), std::string::npos) << "days left";
  EXPECT_EQ(all.find("Скоров"), std::string::npos);
  EXPECT_EQ(logged("training.due-exported"), 1);
}

TEST_P(DuePages, an_address_of_nonsense_is_answered_calmly) {
  for (auto const* target : {"/training/due?term=nonsense", "/training/due?after=-5",
                             "/training/due?after=99999999999999999999", "/training/due/export.xlsx?search=nonsense"})
    EXPECT_LT(get(employer(), target).status, 400) << target;
}

}  // namespace
}  // namespace obereg::training
