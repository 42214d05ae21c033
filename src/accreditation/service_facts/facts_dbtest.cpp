// What the ministry tells of itself: kept by an administrator, shown to everyone.
#include "accreditation/service_facts/service_facts.hpp"

#include "accreditation/testing/decision_fixture.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class ServiceFactPages : public DecisionSite {
 protected:
  void SetUp() override {
    DecisionSite::SetUp();
    if (IsSkipped()) return;
    become(ministry_person("Настройкина", {"admin"}));
  }
  http::Response put(std::string const& seen, std::string const& phones, std::string const& email = "") {
    return site->post("/admin/service-facts", {{"seen", seen}, {"phones", phones}, {"email", email}});
  }
  std::string shown() { return site->get("/accreditation").body; }
};
OBEREG_ON_BOTH_ENGINES(ServiceFactPages);

TEST_P(ServiceFactPages, ACR_15_what_an_administrator_writes_is_shown_to_everyone_with_its_clause) {
  EXPECT_THAT(shown(), HasSubstr("публикует на своём официальном сайте"));
  EXPECT_EQ(put("0", "+7 495 000-00-01\r\n+7 495 000-00-02", "info@ministry.example.test").status, 303);
  EXPECT_THAT(shown(), AllOf(HasSubstr("+7 495 000-00-01\n+7 495 000-00-02"), HasSubstr("п. 29 «б»"),
                             HasSubstr("mailto:info@ministry.example.test"), HasSubstr("Сведения обновлены 10.03.2026"),
                             Not(HasSubstr("График работы")), Not(HasSubstr("публикует на своём"))));
  EXPECT_EQ(audited("accreditation.service-facts-changed").size(), 1u);
  EXPECT_EQ(put("1", "+7 495 000-00-01\n+7 495 000-00-02", "info@ministry.example.test").status, 303);
  EXPECT_EQ(audited("accreditation.service-facts-changed").size(), 1u) << "nothing was changed";
}

TEST_P(ServiceFactPages, ACR_15_of_two_tabs_the_later_is_told_and_keeps_its_text) {
  EXPECT_EQ(put("0", "первый").status, 303);
  auto const late = put("0", "второй");
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, AllOf(HasSubstr("второй"), HasSubstr("изменили, пока вы их правили"),
                               HasSubstr("name=\"seen\" value=\"1\"")));
  EXPECT_THAT(shown(), HasSubstr("первый"));
  EXPECT_EQ(put("1", "второй").status, 303) << "saved over the first, on purpose";
  EXPECT_THAT(shown(), HasSubstr("второй"));
}

TEST_P(ServiceFactPages, ACR_15_wrong_facts_are_told_at_their_fields_and_the_others_are_kept) {
  auto const wrong = put("0", "телефон", "не почта");
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, AllOf(HasSubstr("href=\"#email\""), HasSubstr("телефон"), HasSubstr("value=\"не почта\"")));
  EXPECT_EQ(put("0", std::string(2001, 'a')).status, 422);
  EXPECT_EQ(put("0", std::string("a\0b", 3)).status, 422);
  EXPECT_EQ(site->post("/admin/service-facts", {{"seen", "0"}, {"site", "javascript:alert(1)"}}).status, 422);
  EXPECT_EQ(put("-7", "x").status, 409) << "a version that never was";
  EXPECT_THAT(shown(), HasSubstr("публикует на своём"));
}

TEST_P(ServiceFactPages, ACR_15_what_is_written_is_text_and_no_markup) {
  EXPECT_EQ(put("0", "<script>1</script>").status, 303);
  EXPECT_THAT(shown(), AllOf(HasSubstr("&lt;script&gt;"), Not(HasSubstr("<script>1"))));
}

}  // namespace
}  // namespace obereg::accreditation
