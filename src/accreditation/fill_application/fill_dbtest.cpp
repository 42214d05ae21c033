// A draft is filled in section by section.
#include <set>
#include <thread>

#include "accreditation/testing/application_fixture.hpp"

namespace obereg::accreditation {
namespace {

using support::header_of;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class FillApplication : public ApplicationSite {};
OBEREG_ON_BOTH_ENGINES(FillApplication);

TEST_P(FillApplication, ACR_02_begins_with_what_is_known_and_goes_on_with_the_same_draft) {
  auto const page = site->get("/accreditation/variants/1");
  EXPECT_THAT(page.body, HasSubstr("Заполнить заявление"));
  auto const address = begin(1);
  EXPECT_EQ(begin(1), address) << "a second click finds the draft";
  EXPECT_NE(begin(3), address);
  auto const answers = stored(address).answers;
  EXPECT_EQ(answers.value("inn"), inn());
  EXPECT_EQ(answers.value("email"), "a@example.org");
  EXPECT_THAT(answers.value("full_name"), HasSubstr("Образец"));
  EXPECT_EQ(audited("accreditation.application-begun").size(), 2u);
  EXPECT_EQ(site->post("/accreditation/applications", {{"variant", "9"}}).status, 422);
}

TEST_P(FillApplication, ACR_02_two_clicks_at_once_begin_one_draft) {
  std::vector<std::int64_t> begun(6);
  std::vector<std::thread> threads;
  for (auto& each : begun)
    threads.emplace_back([&] {
      each = database()
                 .write([&](database::Tx& tx) { return begin_application(tx, signer, 1, {}, support::test_now); })
                 .id.value;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(std::set<std::int64_t>(begun.begin(), begun.end()).size(), 1u);
}

TEST_P(FillApplication, ACR_02_the_list_of_sections_says_what_is_filled_in) {
  auto const address = begin(1);
  EXPECT_THAT(site->get(address).body, AllOf(HasSubstr("Не заполнено"), HasSubstr("Специалисты")));
  EXPECT_EQ(header_of(save(address, "applicant", applicant(inn())), "Location"), address);
  EXPECT_THAT(site->get(address).body, HasSubstr("Заполнено"));
  auto const wrong = save(address, "contacts", {{"email", "почта"}, {"phone", ""}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, AllOf(HasSubstr("href=\"#email\""), HasSubstr("value=\"почта\"")));
  EXPECT_THAT(site->get(address).body, HasSubstr("Исправить"));
  EXPECT_EQ(stored(address).answers.value("email"), "почта") << "what was typed is kept, right or wrong";
}

TEST_P(FillApplication, ACR_02_each_section_of_each_variant_is_shown_and_saved_empty) {
  for (auto const& variant : regulation().variants) {
    auto const address = begin(variant.number);
    for (std::string const section : {"applicant", "services", "resources", "specialists", "change", "removal",
                                      "correction", "contacts", "signatory", "power"}) {
      auto const shown = site->get(address + "/sections/" + section);
      bool const has = site->get(address).body.find("/sections/" + section + "\"") != std::string::npos;
      EXPECT_EQ(shown.status, has ? 200 : 404) << variant.number << " " << section;
      EXPECT_EQ(save(address, section, {}).status, has ? 303 : 404) << variant.number << " " << section;
    }
  }
}

TEST_P(FillApplication, ACR_02_specialists_are_added_copied_and_removed) {
  auto const address = begin(1);
  auto form = specialists();
  form.push_back({"do", "add-specialists"});
  auto const added = save(address, "specialists", form);
  EXPECT_THAT(header_of(added, "Location"), HasSubstr("#specialists-1-last_name"));
  EXPECT_EQ(stored(address).answers.rows("specialists").size(), 2u);
  form.back().second = "copy-specialists-0";
  save(address, "specialists", form);
  auto const rows = stored(address).answers.rows("specialists");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0], rows[1]);
  form.back().second = "remove-specialists-0";
  save(address, "specialists", form);
  EXPECT_TRUE(stored(address).answers.rows("specialists").empty());
  form.back().second = "remove-specialists-77";
  EXPECT_EQ(save(address, "specialists", form).status, 303);
  EXPECT_EQ(stored(address).answers.rows("specialists").size(), 1u);
  save(address, "specialists", {{"specialists-rows", "999999999"}});
  EXPECT_TRUE(stored(address).answers.rows("specialists").empty()) << "empty rows are left out";
}

TEST_P(FillApplication, ACR_02_what_is_no_text_is_not_kept) {
  auto const address = begin(1);
  auto form = applicant(inn());
  form[0].second = std::string("Обра\0зец", 14);
  EXPECT_EQ(save(address, "applicant", form).status, 422);
  EXPECT_THAT(stored(address).answers.value("place"), Not(HasSubstr("Тестовая")));
}

TEST_P(FillApplication, ACC_10_a_draft_belongs_to_its_organisation) {
  auto const address = begin(1);
  become(new_actor(centre, access::Role::provider_preparer));
  EXPECT_EQ(site->get(address).status, 200) << "a colleague goes on with it";
  auto const other = support::enter_organisation(database(), "7700000016", "ООО «Другая»");
  become(new_actor(other, access::Role::provider_signer));
  for (std::string const page : {"", "/sections/applicant", "/documents", "/check", "/sign", "/bytes"})
    EXPECT_EQ(site->get(address + page).status, 404) << page;
  EXPECT_EQ(save(address, "applicant", applicant("7700000016")).status, 404);
  EXPECT_EQ(site->post(address + "/discard").status, 404);
  EXPECT_THAT(site->get("/accreditation/applications").body, HasSubstr("Заявлений ещё нет"));
}

TEST_P(FillApplication, ACR_02_a_discarded_draft_is_forgotten) {
  auto const address = filled();
  EXPECT_EQ(site->post(address + "/discard").status, 303);
  EXPECT_EQ(site->get(address).status, 404);
  EXPECT_EQ(save(address, "applicant", applicant(inn())).status, 404);
  EXPECT_EQ(site->post(address + "/discard").status, 303) << "a second click";
  EXPECT_EQ(audited("accreditation.application-discarded").size(), 1u);
  EXPECT_NE(begin(1), address);
}

}  // namespace
}  // namespace obereg::accreditation
