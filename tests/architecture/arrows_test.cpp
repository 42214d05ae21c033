// Includes point down only: app -> modules -> access -> platform -> core, and inside platform as its CMakeLists says.
// training_*, accreditation_registry and casework, which need neither server nor access, stand beside access.
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "architecture/source_tree.hpp"

namespace obereg::architecture {
namespace {

int level(std::string const& part) {
  static std::map<std::string, int> const levels = {
      {"core", 0}, {"access", 2}, {"training", 3}, {"accreditation", 3}, {"app", 4}};
  if (part.rfind("platform/", 0) == 0) return 1;
  if (part.rfind("training_", 0) == 0 || part == "accreditation_registry" || part == "casework") return 2;
  auto const found = levels.find(part);
  return found == levels.end() ? -1 : found->second;
}

// Part of platform -> those it may include: what it links, and what these link.
std::map<std::string, std::set<std::string>> platform_links() {
  std::map<std::string, std::set<std::string>> links;
  auto const script = read("src/platform/CMakeLists.txt");
  std::regex const library(R"(obereg_library\((\w+)[^)]*LINKS([^)]*)\))");
  for (std::sregex_iterator call(script.begin(), script.end(), library), end; call != end; ++call) {
    auto& targets = links["platform/" + (*call)[1].str()];
    std::istringstream words((*call)[2].str());
    for (std::string word; words >> word;)
      if (word.rfind("obereg_", 0) == 0 && word != "obereg_core") targets.insert("platform/" + word.substr(7));
  }
  for (std::size_t round = 0; round < links.size(); ++round) {
    for (auto& [part, targets] : links)
      for (auto const& target : std::set<std::string>(targets))
        targets.insert(links[target].begin(), links[target].end());
  }
  return links;
}

TEST(Arrows, every_folder_of_src_has_a_level) {
  for (auto const& file : cpp_files("src")) EXPECT_GE(level(part_of(file.path)), 0) << file.path;
}

TEST(Arrows, includes_never_point_up) {
  for (auto const& file : cpp_files("src")) {
    for (auto const& include : file.own_includes()) {
      if (include.rfind("support/", 0) == 0 && file.is_test()) continue;
      auto const from = part_of(file.path), to = part_of(include);
      EXPECT_GE(level(to), 0) << file.path << " includes " << include << ": paths are given from src/";
      EXPECT_LE(level(to), level(from)) << file.path << " includes " << include;
      auto const neighbour = level(from) > 1 && level(to) == level(from) && to != from;
      EXPECT_FALSE(neighbour) << file.path << " includes " << include;
    }
  }
}

TEST(Arrows, parts_of_platform_include_only_what_they_link) {
  auto const links = platform_links();
  ASSERT_FALSE(links.empty());
  for (auto const& file : cpp_files("src/platform")) {
    auto const from = part_of(file.path);
    ASSERT_TRUE(links.count(from)) << file.path << " belongs to no library";
    for (auto const& include : file.own_includes()) {
      auto const to = part_of(include);
      if (level(to) != 1 || to == from || file.is_test()) continue;
      EXPECT_TRUE(links.at(from).count(to)) << file.path << " includes " << include;
    }
  }
}

}  // namespace
}  // namespace obereg::architecture
