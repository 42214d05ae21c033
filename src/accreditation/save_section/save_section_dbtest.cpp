// What is typed is saved by its page, and nobody's save is written over unseen.
#include <regex>

#include "accreditation/testing/application_fixture.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class SaveSection : public ApplicationSite {
 protected:
  // The fields by which a page says what it was shown with.
  Form page_of(std::string const& body) {
    Form fields;
    for (std::string const name : {"version", "page"}) {
      std::smatch found;
      std::regex const input("name=\"" + name + "\" value=\"([^\"]*)\"");
      EXPECT_TRUE(std::regex_search(body, found, input)) << name;
      fields.push_back({name, found[1]});
    }
    return fields;
  }
  Form shown(std::string const& address, std::string const& section = "contacts") {
    return page_of(site->get(address + "/sections/" + section).body);
  }
  static Form with(Form page, Form const& fields) {
    page.insert(page.end(), fields.begin(), fields.end());
    return page;
  }
  http::Response autosave(std::string const& address, Form const& form, std::string const& section = "contacts") {
    return site->post(address + "/sections/" + section + "/draft", form);
  }
  std::string email(std::string const& address) { return stored(address).answers.value("email"); }
};
OBEREG_ON_BOTH_ENGINES(SaveSection);

TEST_P(SaveSection, ACR_02_a_page_saves_itself_whatever_is_typed) {
  auto const address = begin(1);
  auto const before = audited("").size();
  auto const page = shown(address);
  auto const saved = autosave(address, with(page, {{"email", "недописан"}}));
  EXPECT_EQ(saved.status, 200) << saved.body;
  EXPECT_EQ(saved.content_type, "application/json");
  EXPECT_THAT(saved.body, AllOf(HasSubstr("\"saved_at\":\""), HasSubstr("\"version\":")));
  EXPECT_EQ(email(address), "недописан");
  EXPECT_THAT(site->get(address + "/sections/contacts").body, HasSubstr("value=\"недописан\""));
  auto const version = stored(address).version;
  EXPECT_EQ(autosave(address, with(page, {{"email", "недописан"}})).status, 200);
  EXPECT_EQ(stored(address).version, version) << "what changes nothing is no change";
  EXPECT_EQ(audited("").size(), before) << "as a draft that is filled in";
  EXPECT_EQ(save(address, "contacts", with(page, {{"email", "a@example.test"}})).status, 303) << "its own page";
}

TEST_P(SaveSection, ACR_02_a_later_save_does_not_wipe_a_colleagues_unseen) {
  auto const address = begin(1);
  auto const mine = shown(address), theirs = shown(address);
  auto colleague = new_actor(centre, access::Role::provider_preparer);
  become(colleague);
  EXPECT_EQ(save(address, "contacts", with(theirs, {{"email", "ours@example.test"}, {"phone", ""}})).status, 303);
  become(signer);
  auto const typed = Form{{"email", "mine@example.test"}, {"phone", "+7 495 123-45-67"}};
  auto const refused = save(address, "contacts", with(mine, typed));
  EXPECT_EQ(refused.status, 409);
  EXPECT_THAT(refused.body, AllOf(HasSubstr("Пока вы заполняли"), HasSubstr("ours@example.test"),
                                  HasSubstr("value=\"mine@example.test\""), HasSubstr("value=\"+7 495 123-45-67\"")));
  EXPECT_EQ(email(address), "ours@example.test");
  auto const quiet = autosave(address, with(mine, typed));
  EXPECT_EQ(quiet.status, 409);
  EXPECT_EQ(email(address), "ours@example.test");
  EXPECT_EQ(save(address, "contacts", with(page_of(refused.body), typed)).status, 303) << "the second time it is meant";
  EXPECT_EQ(email(address), "mine@example.test");
}

TEST_P(SaveSection, ACR_02_another_section_or_the_same_words_are_no_collision) {
  auto const address = begin(1);
  auto const contacts = shown(address), place = shown(address, "applicant");
  EXPECT_EQ(save(address, "applicant", with(place, applicant(inn()))).status, 303);
  EXPECT_EQ(save(address, "contacts", with(contacts, {{"email", "a@example.test"}})).status, 303);
  EXPECT_EQ(save(address, "contacts",
                 with(page_of(site->get(address + "/sections/contacts").body), {{"email", "b@example.test"}}))
                .status,
            303);
  auto const again = with(shown(address), {{"email", "c@example.test"}});
  auto stale = again;
  stale[0].second = contacts[0].second;
  stale[1].second = "another";
  EXPECT_EQ(save(address, "contacts", again).status, 303);
  EXPECT_EQ(save(address, "contacts", stale).status, 303) << "the same is saved already";
}

TEST_P(SaveSection, ACR_02_an_autosave_on_its_way_does_not_hinder_the_save_of_its_own_page) {
  auto const address = begin(1);
  auto page = shown(address);
  auto attempt = page;
  attempt[1].second += ".1";
  EXPECT_EQ(autosave(address, with(attempt, {{"email", "half"}})).status, 200);
  EXPECT_EQ(save(address, "contacts", with(page, {{"email", "a@example.test"}})).status, 303);
  EXPECT_THAT(site->get(address + "/sections/contacts").body, HasSubstr("data-saved-in=\"" + page[1].second + "\""));
}

TEST_P(SaveSection, ACR_02_a_button_of_a_table_does_not_wipe_rows_that_a_colleague_entered) {
  auto const address = begin(1);
  auto const mine = shown(address, "specialists"), theirs = shown(address, "specialists");
  EXPECT_EQ(save(address, "specialists", with(theirs, specialists())).status, 303);
  auto const added = save(address, "specialists", with(mine, {{"specialists-rows", "0"}, {"do", "add-specialists"}}));
  EXPECT_EQ(added.status, 409);
  EXPECT_THAT(added.body, HasSubstr("Ёлкина; Зоя"));
  EXPECT_EQ(stored(address).answers.rows("specialists").size(), 1u);
}

TEST_P(SaveSection, ACR_02_what_is_no_text_or_of_others_is_not_saved_by_a_page) {
  auto const address = begin(1);
  EXPECT_EQ(autosave(address, {{"email", std::string("a\0b", 3)}}).status, 422);
  EXPECT_EQ(autosave(address, {}, "nothing").status, 404);
  auto const other = support::enter_organisation(database(), "7700000016", "ООО «Другая»");
  become(new_actor(other, access::Role::provider_signer));
  EXPECT_EQ(autosave(address, {{"email", "x@example.test"}}).status, 404);
  become(signer);
  EXPECT_EQ(email(address), "a@example.org");
  auto const filed_draft = filled();
  sign(filed_draft);
  EXPECT_EQ(autosave(filed_draft, {{"email", "x@example.test"}}).status, 409);
}

}  // namespace
}  // namespace obereg::accreditation
