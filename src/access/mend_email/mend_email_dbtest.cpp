#include "access/mend_email/mend_email.hpp"

#include "access/requests/request_fixture.hpp"

namespace obereg::access {
namespace {

using support::test_now;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class MendEmail : public RequestSite {};
OBEREG_ON_BOTH_ENGINES(MendEmail);

TEST_P(MendEmail, ACC_03_a_mistyped_email_is_mended_and_the_code_goes_to_the_right_one) {
  auto const id = filed();
  EXPECT_THAT(site->get("/apply/status").body, HasSubstr("Письмо не пришло или в адресе ошибка"));
  auto const wrong = site->post("/apply/status/email", {{"email", "obraztsova@"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, AllOf(HasSubstr("href=\"#email\""), HasSubstr("value=\"obraztsova@\""), HasSubstr(" open")));
  EXPECT_EQ(site->post("/apply/status/email", {{"email", "anna@example.test"}}).status, 303);
  EXPECT_EQ(request(id).applicant.email, "anna@example.test");
  EXPECT_EQ(letters().front().recipient, "anna@example.test");
  EXPECT_THAT(letters().front().body, HasSubstr("Код заявки: "));
  EXPECT_EQ(audited("access.request-email-mended").size(), 1u);
  QueueFilter filter;
  filter.wanted = "anna@";
  EXPECT_EQ(database().read([&](database::ReadTx& tx) { return request_queue(tx, filter); }).size(), 1u);
  for (int i = 1; i < most_mended_emails; ++i) site->post("/apply/status/email", {{"email", "anna@example.test"}});
  EXPECT_EQ(site->post("/apply/status/email", {{"email", "anna@example.test"}}).status, 422) << "too often";
}

TEST_P(MendEmail, ACC_03_the_email_of_a_decided_request_or_of_none_stays) {
  auto const id = filed();
  database().write(
      [&](database::Tx& tx) { decide_request(tx, id, RequestState::refused, "Нет", std::nullopt, test_now); });
  EXPECT_THAT(site->get("/apply/status").body, Not(HasSubstr("/apply/status/email")));
  EXPECT_EQ(site->post("/apply/status/email", {{"email", "anna@example.test"}}).status, 422);
  EXPECT_EQ(request(id).applicant.email, "obraztsova@example.test");
  open_browser()->post("/apply/status/email", {{"email", "anna@example.test"}});
  EXPECT_EQ(request(id).applicant.email, "obraztsova@example.test");
}

}  // namespace
}  // namespace obereg::access
