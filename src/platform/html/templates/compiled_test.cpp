#include "platform/html/templates/compiled.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace obereg::html {
namespace {

std::string filled(std::string text, View const& view) {
  return CompiledTemplate(std::move(text)).render(view);
}

TEST(CompiledTemplate, escapes_a_variable_and_leaves_a_raw_one) {
  View const view{{"x", "<a href=\"?b&c\">'</a>"}};
  EXPECT_EQ(filled("[{{x}}]", view), "[&lt;a href=&quot;?b&amp;c&quot;&gt;&apos;&lt;/a&gt;]");
  EXPECT_EQ(filled("[{{{x}}}]", view), "[<a href=\"?b&c\">'</a>]");
}

TEST(CompiledTemplate, what_is_unknown_is_empty) {
  EXPECT_EQ(filled("[{{x}}{{#x}}a{{/x}}{{^x}}b{{/x}}]", {}), "[b]");
}

TEST(CompiledTemplate, a_section_shows_what_is_not_empty) {
  for (auto const& [value, shown] : std::vector<std::pair<Value, std::string>>{{"text", "yes"},
                                                                               {"", "no"},
                                                                               {true, "yes"},
                                                                               {false, "no"},
                                                                               {0, "yes"},
                                                                               {View{}, "yes"},
                                                                               {std::vector<View>{}, "no"}})
    EXPECT_EQ(filled("{{#x}}yes{{/x}}{{^x}}no{{/x}}", View{}.set("x", value)), shown);
}

TEST(CompiledTemplate, a_list_repeats_its_section_with_the_outer_names_in_sight) {
  View const view{{"outer", "o"}, {"hidden", "h"}, {"list", std::vector<View>{{{"n", 1}, {"hidden", ""}}, {{"n", 2}}}}};
  EXPECT_EQ(filled("{{#list}}{{n}}{{outer}}{{hidden}};{{/list}}{{hidden}}", view), "1o;2oh;h");
}

TEST(CompiledTemplate, sections_nest) {
  std::vector<View> const cells{{{"c", "a"}}, {{"c", "b"}}};
  View const view{{"rows", std::vector<View>{{{"cells", cells}}, {{"cells", std::vector<View>{}}}}}};
  EXPECT_EQ(filled("{{#rows}}<{{#cells}}{{c}}{{/cells}}{{^cells}}-{{/cells}}>{{/rows}}", view), "<ab><->");
}

TEST(CompiledTemplate, a_list_of_texts_is_written_by_a_dot) {
  EXPECT_EQ(filled("{{#x}}({{.}}){{/x}}", {{"x", std::vector<std::string>{"a", "<"}}}), "(a)(&lt;)");
}

TEST(CompiledTemplate, tags_and_comments_alone_on_their_line_leave_no_line) {
  EXPECT_EQ(filled("a\n  {{#x}}  \nb\n{{/x}}\n{{! said\n twice }}\nc {{#x}}d{{/x}}\n{{#x}}\n{{/x}}", {{"x", true}}),
            "a\nb\nc d\n");
}

TEST(CompiledTemplate, spaces_within_a_tag_do_not_count) {
  EXPECT_EQ(filled("{{ x }}{{# x }}!{{/ x }}{{{ x }}}", {{"x", "1"}}), "1!1");
}

TEST(CompiledTemplate, a_malformed_one_is_our_failure_and_says_where) {
  for (auto const* text : {"{{#a}}", "{{#a}}{{#b}}{{/a}}{{/b}}", "{{/a}}", "{{a", "{{{a}}", "{{=<% %>=}}", "{{}}"})
    EXPECT_THROW(filled(text, {}), std::logic_error) << text;
  try {
    filled("a\nb\n  {{/c}}", {});
    FAIL();
  } catch (std::logic_error const& error) {
    EXPECT_EQ(std::string(error.what()), "line 3 with its parts put in: closed without being open: c");
  }
}

TEST(View, a_name_that_is_set_again_has_its_last_value) {
  EXPECT_EQ(filled("{{x}}", View{{"x", "1"}}.set("x", "2")), "2");
}

}  // namespace
}  // namespace obereg::html
