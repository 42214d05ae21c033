// XML of other systems: read within limits.
#include "casework/xml/element.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace obereg::casework::xml {
namespace {

using testing::HasSubstr;

TEST(SmallXml, ACR_07_a_message_comes_back_as_it_was_written) {
  Element root{"urn:a", "Outer", {{"id", "1 \"2\""}}};
  root.add("Name", "Ёлкина & <сын>\r\n");
  root.children.push_back({"urn:b", "Other", {}, "x"});
  auto const parsed = parse(to_xml(root));
  ASSERT_TRUE(parsed.root) << parsed.fault;
  EXPECT_EQ(parsed.root->attribute("id"), "1 \"2\"");
  EXPECT_EQ(parsed.root->child("Name")->text, "Ёлкина & <сын>\r\n");
  EXPECT_EQ(parsed.root->child("Other")->space, "urn:b");
  EXPECT_EQ(parsed.root->child("Name")->space, "urn:a");
  EXPECT_EQ(to_xml(*parsed.root), to_xml(root));
}

struct Hostile {
  char const* name;
  std::string bytes;
  std::string fault;
};
std::string repeated(std::string const& part, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += part;
  return all;
}
class HostileXml : public testing::TestWithParam<Hostile> {};
TEST_P(HostileXml, ACR_07_is_refused_in_words) {
  auto const parsed = parse(GetParam().bytes);
  EXPECT_FALSE(parsed.root);
  EXPECT_THAT(parsed.fault, HasSubstr(GetParam().fault));
}
INSTANTIATE_TEST_SUITE_P(
    all, HostileXml,
    testing::Values(
        Hostile{"dtd", "<!DOCTYPE a><a/>", "DOCTYPE"},
        Hostile{"external_entity", "<!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><a>&f;</a>", "DOCTYPE"},
        Hostile{"billion_laughs", "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;\">]><a>&y;</a>", "DOCTYPE"},
        Hostile{"unknown_entity", "<a>&f;</a>", "замена знака"},
        Hostile{"large", "<a>" + std::string(1u << 20, 'x') + "</a>", "слишком большой"},
        Hostile{"deep", repeated("<a>", 17) + repeated("</a>", 17), "слишком глубоко"},
        Hostile{"many", "<a>" + repeated("<b/>", 5000) + "</a>", "слишком много"},
        Hostile{"other_encoding", "<?xml version=\"1.0\" encoding=\"windows-1251\"?><a>\xC0</a>", "кодировка"},
        Hostile{"not_utf8", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>\xC0\xE0</a>", "повреждён"},
        Hostile{"cut", "<a><b>", "обрывается"}, Hostile{"empty", "", "пуст"}, Hostile{"text", "Здравствуйте", "не XML"},
        Hostile{"two_roots", "<a/><b/>", "после конца"}),
    [](auto const& each) { return std::string(each.param.name); });

TEST(SmallXml, ACR_07_what_is_just_within_the_limits_is_read) {
  EXPECT_TRUE(parse(repeated("<a>", 16) + repeated("</a>", 16)).root);
  EXPECT_TRUE(parse("<a>" + repeated("<b/>", 4999) + "</a>").root);
}

}  // namespace
}  // namespace obereg::casework::xml
