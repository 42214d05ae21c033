// docs/requirements.md says for each requirement which tests prove it. A row: | ID | what | `Suite.test`, … or not yet
// | docs/security.md does so for the requirements of ASVS.
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "architecture/source_tree.hpp"

namespace obereg::architecture {
namespace {

std::set<std::string> expected_ids() {
  std::set<std::string> ids = {"ACC-05", "ACC-06", "ACC-07", "ACC-08", "ACC-09", "ACC-10", "PLT-01", "PLT-02"};
  auto const add = [&](std::string const& area, int first, int last) {
    for (int number = first; number <= last; ++number)
      ids.insert(area + (number < 10 ? "-0" : "-") + std::to_string(number));
  };
  add("ACC", 1, 4);
  add("TRN", 1, 19);
  add("PLT", 3, 10);
  add("ACR", 1, 15);
  return ids;
}

// ID -> the cell that names its tests.
std::map<std::string, std::string> rows() {
  std::map<std::string, std::string> found;
  std::istringstream in(read("docs/requirements.md"));
  std::regex const row(R"(^\| ([A-Z]{3}-\d\d) \|[^|]*\|(.*)\|\s*$)");
  std::smatch match;
  for (std::string line; std::getline(in, line);) {
    if (!std::regex_match(line, match, row)) continue;
    EXPECT_TRUE(found.emplace(match[1], match[2]).second) << match[1] << " has two rows";
  }
  return found;
}

// "Suite.test" of every test there is; of a story in a browser or by commands the file's name and its title:
// "sign_in.test.mjs: signs in".
std::set<std::string> existing_tests() {
  std::set<std::string> names;
  std::regex const test(R"(TEST(?:_F|_P)?\(\s*(\w+),\s*(\w+)\s*\))");
  for (auto const& folder : {"src", "tests"}) {
    for (auto const& file : cpp_files(folder))
      for (std::sregex_iterator call(file.text.begin(), file.text.end(), test), end; call != end; ++call)
        names.insert((*call)[1].str() + "." + (*call)[2].str());
  }
  std::regex const story(R"(\btest\(\s*['"`]([^'"`]+)['"`])");
  for (auto const& file : files_below("tests", {".test.mjs"}))
    for (std::sregex_iterator call(file.text.begin(), file.text.end(), story), end; call != end; ++call)
      names.insert(std::filesystem::path(file.path).filename().string() + ": " + (*call)[1].str());
  return names;
}

TEST(Requirements, each_has_a_row) {
  auto const found = rows();
  for (auto const& id : expected_ids()) EXPECT_TRUE(found.count(id)) << id;
}

TEST(Requirements, each_row_names_tests_that_exist_or_says_not_yet) {
  auto const tests = existing_tests();
  std::regex const name("`([^`]+)`");
  for (auto const& [id, cell] : rows()) {
    std::sregex_iterator named(cell.begin(), cell.end(), name), end;
    EXPECT_TRUE(named != end || cell.find("not yet") != std::string::npos) << id << " names no test";
    for (; named != end; ++named)
      EXPECT_TRUE(tests.count((*named)[1].str())) << id << ": no test " << (*named)[1].str();
  }
}

TEST(SecurityPage, names_tests_that_exist) {
  auto const tests = existing_tests();
  auto const page = read("docs/security.md");
  std::regex const name(R"(`([A-Z]\w+\.\w+|\w+\.test\.mjs: [^`]+)`)");
  std::size_t found = 0;
  for (std::sregex_iterator named(page.begin(), page.end(), name), end; named != end; ++named, ++found)
    EXPECT_TRUE(tests.count((*named)[1].str())) << "no test " << (*named)[1].str();
  EXPECT_GT(found, 40u);
}

}  // namespace
}  // namespace obereg::architecture
