#include "casework/mailing/tracking_number.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace obereg::casework {
namespace {

using testing::HasSubstr;

// 41034224 with the check digit 9 is the example of the standard S10.
TEST(TrackingNumber, ACR_11_domestic_and_international_numbers_are_known_by_their_check_digit) {
  for (auto const* const right : {"", "12799400000011", "10123400001570", "RA410342249RU", "RA644000005RU"})
    EXPECT_EQ(wrong_tracking_number(right), "") << right;
  for (auto const* const wrong : {"12799400000012", "RA410342248RU"})
    EXPECT_THAT(wrong_tracking_number(wrong), HasSubstr("контрольная цифра")) << wrong;
  for (auto const* const wrong : {"1", "127994000000111", "письмо", "RA41034224RU"})
    EXPECT_THAT(wrong_tracking_number(wrong), HasSubstr("14 цифр")) << wrong;
  EXPECT_NE(wrong_tracking_number("ra410342249ru"), "") << "letters are made capital before";
  EXPECT_NE(wrong_tracking_number("АА410342249RU"), "") << "Cyrillic letters are none";
}

TEST(TrackingNumber, ACR_11_is_taken_as_people_copy_it) {
  EXPECT_EQ(tidied_tracking_number(" 127994 00 00001-1 "), "12799400000011");
  EXPECT_EQ(tidied_tracking_number("ra 410 342 249 ru"), "RA410342249RU");
}

}  // namespace
}  // namespace obereg::casework
