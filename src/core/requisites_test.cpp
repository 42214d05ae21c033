#include "core/requisites.hpp"

#include <gtest/gtest.h>

namespace obereg {
namespace {

struct Vector {
  char const* text;
  bool stands;
};
void PrintTo(Vector const& vector, std::ostream* out) {
  *out << vector.text;
}

class InnVectors : public testing::TestWithParam<Vector> {};
TEST_P(InnVectors, TRN_09_inn_stands_only_with_its_check_digits) {
  EXPECT_EQ(Inn::parse(GetParam().text).has_value(), GetParam().stands);
}
INSTANTIATE_TEST_SUITE_P(
    requisites, InnVectors,
    testing::Values(Vector{"7707083893", true}, Vector{"7710474375", true}, Vector{"7736207543", true},
                    Vector{"7325041274", true}, Vector{"1234567894", true}, Vector{"500100732259", true},
                    Vector{"123456789047", true}, Vector{"1234567890", false}, Vector{"1234567895", false},
                    Vector{"0274000001", false}, Vector{"123456789037", false}, Vector{"0000000000", false},
                    Vector{"000000000000", false}, Vector{"", false}, Vector{"770708389", false},
                    Vector{"77070838930", false}, Vector{"770708389a", false}, Vector{" 7707083893", false}));

TEST(Inn, tells_a_person_from_an_organisation) {
  EXPECT_TRUE(Inn::parse("500100732259")->of_person());
  EXPECT_FALSE(Inn::parse("7707083893")->of_person());
}

class SnilsVectors : public testing::TestWithParam<Vector> {};
TEST_P(SnilsVectors, TRN_09_snils_stands_only_with_its_check_digits) {
  EXPECT_EQ(Snils::parse(GetParam().text).has_value(), GetParam().stands);
}
INSTANTIATE_TEST_SUITE_P(
    requisites, SnilsVectors,
    testing::Values(Vector{"112-233-445 95", true}, Vector{"123-456-789 64", true}, Vector{"127-941-306 66", true},
                    Vector{"062-160-930 30", true}, Vector{"087-654-303 00", true}, Vector{"001-019-997 00", true},
                    Vector{"001-029-888 00", true}, Vector{"001-029-986 01", true}, Vector{"002-999-989 00", true},
                    Vector{"111-111-111 45", true}, Vector{"001-001-998 00", true}, Vector{"11223344595", true},
                    Vector{"112 233 445 95", true}, Vector{"112–233–445–95", true},
                    Vector{"\u00A0112-233-445\u00A095", true}, Vector{"112-233-445 00", false},
                    Vector{"123-456-789 00", false}, Vector{"000-000-000 00", false}, Vector{"1122334459", false},
                    Vector{"112233445951", false}, Vector{"112-233-445 9a", false}, Vector{"", false}));

TEST(Snils, is_printed_with_separators_and_masked_for_the_public) {
  auto const snils = Snils::parse("11223344595");
  ASSERT_TRUE(snils);
  EXPECT_EQ(snils->printed(), "112-233-445 95");
  EXPECT_EQ(snils->masked(), "***-***-445 95");
}

class OgrnVectors : public testing::TestWithParam<Vector> {};
TEST_P(OgrnVectors, stands_only_with_its_check_digit) {
  EXPECT_EQ(Ogrn::parse(GetParam().text).has_value(), GetParam().stands);
}
INSTANTIATE_TEST_SUITE_P(
    requisites, OgrnVectors,
    testing::Values(Vector{"1027700132195", true}, Vector{"1047702026701", true}, Vector{"1022200525819", true},
                    Vector{"304500116000157", true}, Vector{"385768585948949", true}, Vector{"315774600000050", true},
                    Vector{"315774600000061", true}, Vector{"315774600000072", true}, Vector{"1022500001328", false},
                    Vector{"1037725048270", false}, Vector{"0000000000000", false}, Vector{"000000000000000", false},
                    Vector{"102770013219", false}, Vector{"10277001321a5", false}, Vector{"", false}));

}  // namespace
}  // namespace obereg
