// Every refusal of the program has a code of its own, and says in Russian what happened and what to do.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "architecture/source_tree.hpp"

namespace obereg::architecture {
namespace {

struct DeclaredRefusal {
  std::string where;               // file and constant
  std::vector<std::string> texts;  // code, title, advice
};

// The string literals of a braced list; those that stand side by side are one.
std::vector<std::string> literals(std::string const& list) {
  std::vector<std::string> found;
  bool joins = false;
  for (std::size_t at = 0; at < list.size(); ++at) {
    if (list[at] == ',') joins = false;
    if (list[at] != '"') continue;
    auto const begin = at + 1;
    for (at = begin; at < list.size() && list[at] != '"'; ++at)
      if (list[at] == '\\') ++at;
    if (!joins) found.emplace_back();
    found.back() += list.substr(begin, at - begin);
    joins = true;
  }
  return found;
}

std::vector<DeclaredRefusal> declared_refusals() {
  std::vector<DeclaredRefusal> declared;
  std::regex const head(R"re(RefusalKind(?: const)? (\w+)\{\s*"([^"]*[^-])")re");  // one made on the spot ends in '-'
  for (auto const& file : cpp_files("src")) {
    if (file.is_test()) continue;
    for (std::sregex_iterator found(file.text.begin(), file.text.end(), head), end; found != end; ++found) {
      auto const begin = static_cast<std::size_t>(found->position(2)) - 1;
      auto const list = file.text.substr(begin, file.text.find("};", begin) - begin);
      declared.push_back({file.path + ": " + (*found)[1].str(), literals(list)});
    }
  }
  return declared;
}

bool is_russian(std::string const& text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) == 0xC0; }) > 4;
}

TEST(Refusals, each_has_a_code_of_its_own_and_says_in_russian_what_happened_and_what_to_do) {
  auto const declared = declared_refusals();
  EXPECT_GT(declared.size(), 60u);
  std::set<std::string> codes;
  std::regex const code(R"(([a-z]+\.)?[a-z0-9]+(-[a-z0-9]+)*)");
  for (auto const& refusal : declared) {
    ASSERT_GE(refusal.texts.size(), 3u) << refusal.where;
    EXPECT_TRUE(std::regex_match(refusal.texts[0], code)) << refusal.where << ": " << refusal.texts[0];
    EXPECT_TRUE(codes.insert(refusal.texts[0]).second) << refusal.where << ": the code is taken";
    EXPECT_TRUE(is_russian(refusal.texts[1]) && is_russian(refusal.texts[2])) << refusal.where;
  }
}

}  // namespace
}  // namespace obereg::architecture
