#include "access/request_access/request_form.hpp"

#include <gtest/gtest.h>

namespace obereg::access {
namespace {

TEST(RequestFields, ACC_01_an_address_for_mail_has_a_name_a_site_and_nothing_that_a_header_could_be_made_of) {
  for (auto const* good : {"ivanov@example.ru", "i.van+1@mail.example.org", "иванов@пример.рф"})
    EXPECT_TRUE(is_email(good)) << good;
  for (auto const* bad : {"", "ivanov", "@example.ru", "a@b", "a@.ru", "a@b.", "a@b@c.ru", "a b@c.ru", "a@c.ru,b@c.ru",
                          "<a@c.ru>", "a@c.ru;b"})
    EXPECT_FALSE(is_email(bad)) << bad;
}

TEST(RequestFields, ACC_01_a_role_that_nobody_asks_for_is_none_and_unreadable_text_is_empty) {
  http::Fields form;
  form.add("cabinet", "administrator");
  form.add("last_name", std::string("Ива\0нов", 13));
  form.add("first_name", "  Пётр \xC2\xA0 Иваныч ");
  auto const typed = typed_request(form);
  EXPECT_FALSE(typed.has_cabinet);
  EXPECT_EQ(typed.applicant.last_name, "");
  EXPECT_EQ(typed.applicant.first_name, "Пётр Иваныч");
  EXPECT_FALSE(typed.applicant.sout_organisation);
}

bool is_wrong(char const* field, char const* value) {
  http::Fields form;
  form.add(field, value);
  auto const errors = check_request(typed_request(form));
  return std::any_of(errors.begin(), errors.end(), [&](auto const& error) { return error.id == field; });
}

TEST(RequestFields, ACC_01_a_phone_may_have_an_extension) {
  for (auto const* good : {"+7 495 123-45-67", "8 (495) 123-45-67 доб. 123", "84951234567, доб 12"})
    EXPECT_FALSE(is_wrong("phone", good)) << good;
  for (auto const* bad : {"", "доб. 123", "+7 495 123-45-67 доб.", "+7 495 123-45-67 доб. 1234567", "+7 495 абв-45-67"})
    EXPECT_TRUE(is_wrong("phone", bad)) << bad;
}

TEST(RequestFields, ACC_01_numbers_may_be_typed_in_groups) {
  EXPECT_FALSE(is_wrong("inn", "99 99 000013"));
  EXPECT_FALSE(is_wrong("ogrn", "1 00 00 00 00001 0"));
  EXPECT_TRUE(is_wrong("inn", "99 99 000014"));
}

}  // namespace
}  // namespace obereg::access
