#include "access/second_factor/totp.hpp"

#include <gtest/gtest.h>

namespace obereg::access {
namespace {

constexpr std::string_view secret = "12345678901234567890";

Instant at(std::int64_t seconds) {
  return Instant{std::chrono::seconds{seconds}};
}

struct Vector {
  std::int64_t seconds;
  std::string_view code;
};

TEST(Totp, ACC_05_codes_are_those_of_appendix_B_of_RFC_6238) {
  for (auto const& [seconds, code] :
       {Vector{59, "94287082"}, Vector{1111111109, "07081804"}, Vector{1111111111, "14050471"},
        Vector{1234567890, "89005924"}, Vector{2000000000, "69279037"}, Vector{20000000000, "65353130"}})
    EXPECT_EQ(totp_code(secret, totp_step(at(seconds)), 8), code) << seconds;
}

TEST(Totp, ACC_05_six_digits_are_those_of_appendix_D_of_RFC_4226) {
  int step = 0;
  for (auto const* code :
       {"755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"})
    EXPECT_EQ(totp_code(secret, step++), code);
}

TEST(Totp, ACC_05_a_code_is_good_one_step_to_either_side_and_once) {
  auto const now = at(1000 * 30 + 29);
  auto const code = [](std::int64_t step) { return totp_code(secret, step); };
  EXPECT_EQ(matching_step(secret, code(1000), now, 0), 1000);
  EXPECT_EQ(matching_step(secret, code(999), now, 0), 999);
  EXPECT_EQ(matching_step(secret, code(1001), now, 0), 1001);
  EXPECT_FALSE(matching_step(secret, code(998), now, 0));
  EXPECT_FALSE(matching_step(secret, code(1002), now, 0));
  EXPECT_FALSE(matching_step(secret, code(1000), now, 1000)) << "taken already";
  EXPECT_FALSE(matching_step(secret, code(999), now, 1000)) << "before one that was taken";
  EXPECT_EQ(matching_step(secret, code(1001), now, 1000), 1001);
  for (auto const* wrong : {"", "1", "0000000", "abcdef"}) EXPECT_FALSE(matching_step(secret, wrong, now, 0)) << wrong;
}

TEST(Totp, the_secret_is_written_in_base_32_as_RFC_4648_has_it) {
  EXPECT_EQ(base32(""), "");
  EXPECT_EQ(base32("f"), "MY");
  EXPECT_EQ(base32("fooba"), "MZXW6YTB");
  EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
  EXPECT_EQ(base32(secret), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  EXPECT_EQ(totp_address(secret, "a b@example.org"),
            "otpauth://totp/%D0%9E%D0%B1%D0%B5%D1%80%D0%B5%D0%B3:a%20b%40example.org"
            "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%D0%9E%D0%B1%D0%B5%D1%80%D0%B5%D0%B3");
}

}  // namespace
}  // namespace obereg::access
