// What the router says beside what handlers answer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/web/pages.hpp"
#include "platform/web/router.hpp"
#include "support/test_site.hpp"

namespace obereg::web {
namespace {

using support::TestSite;
using testing::HasSubstr;
using testing::Not;

http::Response page(PageContext const& context) {
  return show(context, html::Page{});
}
http::Response done(ActionContext const&) {
  return http::see_other("/page");
}

class RouterAnswers : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    site = std::make_unique<TestSite>(
        database(),
        Routes{get("/page", everyone, page), get("/admin", Permission("admin"), page),
               post("/send", anyone_signed_in, done), post("/record", Permission("prepare"), done)},
        std::vector<Section>{});
    site->actor.account = {1};
    site->actor.name = "Образцова А. А.";
  }
  std::unique_ptr<TestSite> site;
};
OBEREG_ON_BOTH_ENGINES(RouterAnswers);

TEST_P(RouterAnswers, ACC_01_a_form_that_was_taken_names_its_draft_and_one_that_was_not_does_not) {
  auto const cookies = [](http::Response const& response) {
    std::string all;
    for (auto const& [name, value] : response.headers)
      if (name == "Set-Cookie") all += value + "\n";
    return all;
  };
  site->get("/page");
  EXPECT_THAT(cookies(site->post("/send", {{"draft", "record-new@k1"}})),
              HasSubstr("obereg_draft_taken=record-new@k1; Path=/; Max-Age=600"));
  EXPECT_THAT(cookies(site->post("/send", {{"draft", "a; Path=/x"}})), Not(HasSubstr("draft_taken")));
  EXPECT_THAT(cookies(site->post("/send")), Not(HasSubstr("draft_taken")));
  site->actor = {};
  EXPECT_THAT(cookies(site->post("/send", {{"draft", "record-new@k1"}})), Not(HasSubstr("draft_taken")));
}

TEST_P(RouterAnswers, ACC_10_whoever_has_another_cabinet_is_told_that_this_one_is_open) {
  EXPECT_THAT(site->get("/admin").body, HasSubstr("У вашей роли нет такого права"));
  site->actor.cabinet = "Личный кабинет работодателя";
  site->actor.other_cabinets = {{7, "Личный кабинет учебного центра", "АНО «Образец». Готовит записи"}};
  auto const refused = site->get("/admin");
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(refused.body, HasSubstr("Открыт другой кабинет"));
  EXPECT_THAT(refused.body, HasSubstr("открыт кабинет «Личный кабинет работодателя»"));
  EXPECT_THAT(refused.body, HasSubstr("Личный кабинет учебного центра (АНО «Образец». Готовит записи)"));
  EXPECT_THAT(refused.body, Not(HasSubstr("У вашей роли")));
}

TEST_P(RouterAnswers, ACC_10_a_form_that_was_shown_in_a_cabinet_of_another_organisation_is_not_taken_in_this_one) {
  site->get("/page");
  site->actor.permissions = {"prepare"};
  site->actor.organisation = {7};
  site->actor.organisation_name = "АНО «Вторая»";
  auto const shown_in = [&](std::int64_t organisation) {
    return csrf_token_of(site->cookies[std::string(visitor_cookie)], OrganisationId{organisation});
  };
  auto const send = [&](std::string const& address, std::string const& token) {
    auto request = TestSite::request_to(http::Method::post, address);
    request.form.add("csrf", token);
    request.form.add("last_name", "Палкина");
    return site->send(request);
  };
  auto const refused = send("/record", shown_in(3));
  EXPECT_EQ(refused.status, 409);
  EXPECT_THAT(refused.body, HasSubstr("Форма открыта в кабинете другой организации"));
  EXPECT_THAT(refused.body, HasSubstr("value=\"Палкина\""));
  EXPECT_THAT(refused.body, HasSubstr("value=\"" + shown_in(0) + "\"")) << "sent again it goes to whichever is open";
  EXPECT_EQ(send("/record", shown_in(0)).status, 303);
  EXPECT_EQ(send("/record", shown_in(7)).status, 303);
  EXPECT_EQ(send("/send", shown_in(3)).status, 303) << "what is one's own is no cabinet's";
  EXPECT_EQ(send("/record", "forged.7").status, 403);
}

}  // namespace
}  // namespace obereg::web
