#include "app/program/refused_early.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/test_site.hpp"

namespace obereg::app {
namespace {

using testing::HasSubstr;

class RefusedEarly : public support::OnBothEngines {};
OBEREG_ON_BOTH_ENGINES(RefusedEarly);

TEST_P(RefusedEarly, a_body_over_its_limit_is_answered_by_a_page_with_advice_and_a_way_back) {
  support::TestSite site(database(), {}, {});
  auto request = support::TestSite::request_to(http::Method::post, "/apply");
  request.headers["referer"] = "http://127.0.0.1:8080/apply";
  auto const page = refused_early(site.services, request, 413, "Файл или форма больше, чем здесь можно прислать.");
  EXPECT_EQ(page.status, 413);
  EXPECT_THAT(page.body, HasSubstr("Файл или форма больше, чем здесь можно прислать"));
  EXPECT_THAT(page.body, HasSubstr("Посмотрите, тот ли файл выбран"));
  EXPECT_THAT(page.body, HasSubstr("href=\"/apply\""));
  EXPECT_THAT(page.body, HasSubstr("rel=\"stylesheet\""));
}

}  // namespace
}  // namespace obereg::app
