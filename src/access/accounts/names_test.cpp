#include "access/accounts/names.hpp"

#include <gtest/gtest.h>

namespace obereg::access {
namespace {

TEST(Names, a_certificate_is_told_by_its_holder_and_organisation) {
  struct Case {
    char const* name;
    char const* subject;
    char const* holder;
  };
  Case const cases[] = {{"a person of an organisation", "SNILS=11223344595,CN=Образцова Анна,O=Министерство труда,C=RU",
                         "Образцова Анна, Министерство труда"},
                        {"a person alone", "CN=Образцова Анна,C=RU", "Образцова Анна"},
                        {"an organisation's own", "CN=АНО Центр,O=АНО Центр", "АНО Центр"},
                        {"a comma and quotes in a name", R"(CN=Образцова Анна,O=АНО \"Центр\, Образец\")",
                         R"(Образцова Анна, АНО "Центр, Образец")"},
                        {"nobody named", "INN=7710474375", "INN=7710474375"}};
  for (auto const& each : cases) EXPECT_EQ(holder_name(each.subject), each.holder) << each.name;
}

}  // namespace
}  // namespace obereg::access
