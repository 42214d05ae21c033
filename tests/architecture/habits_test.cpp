// Rules of the house that a script can see.
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "architecture/source_tree.hpp"

namespace obereg::architecture {
namespace {

std::string without_comments(std::string const& text) {
  static std::regex const comment("//[^\n]*");
  return std::regex_replace(text, comment, "");
}

// Time is read once a request or job and passed on; only core/time.cpp asks the clock of the day, and platform measures
// how long things take.
TEST(Habits, business_code_never_asks_the_clock) {
  for (auto const& file : cpp_files("src")) {
    if (file.path.rfind("src/platform/", 0) == 0 || file.path == "src/core/time.cpp") continue;
    EXPECT_EQ(without_comments(file.text).find("::now()"), std::string::npos) << file.path;
  }
}

TEST(Habits, the_clock_of_the_day_is_asked_in_one_place) {
  for (auto const& file : cpp_files("src")) {
    auto const allowed =
        file.path == "src/core/time.cpp" || file.path == "src/platform/http/exchange.cpp";  // its Date header
    if (allowed) continue;
    EXPECT_EQ(without_comments(file.text).find("system_clock::now"), std::string::npos) << file.path;
  }
}

TEST(Habits, sql_never_asks_for_the_time) {
  std::regex const clock(R"(\bnow\s*\(|current_timestamp|current_date|datetime\s*\()", std::regex::icase);
  for (auto const& folder : {"src", "migrations"})
    for (auto const& file : files_below(folder, {".sql"}))
      EXPECT_FALSE(std::regex_search(file.text, clock)) << file.path;
}

// Comments may name a user of the part as an example. 'Accreditation' is also what a CA has, and is no business word
// here.
// The receipt names the provider of a set; it waits to be moved above platform.
TEST(Habits, platform_has_no_business_word) {
  std::regex const business(R"(\b(training|expertise|exam|protocol_number|record_set|provider_inn)\b)",
                            std::regex::icase);
  for (auto const& file : cpp_files("src/platform")) {
    if (file.is_test() || file.path.rfind("src/platform/ledger/receipt/", 0) == 0) continue;
    auto const code = without_comments(file.text);
    std::smatch match;
    EXPECT_FALSE(std::regex_search(code, match, business)) << file.path << ": " << match.str();
  }
}

TEST(Habits, files_have_at_most_300_lines) {
  for (auto const& folder : {"src", "tests", "tools", "bench", "fuzz"})
    for (auto const& file : cpp_files(folder)) EXPECT_LE(file.lines(), 300) << file.path;
}

TEST(Habits, folders_have_at_most_12_files_of_code) {
  std::map<std::string, int> counts;
  for (auto const& file : cpp_files("src"))
    if (!file.is_test()) ++counts[std::filesystem::path(file.path).parent_path().generic_string()];
  for (auto const& [folder, count] : counts) EXPECT_LE(count, 12) << folder;
}

// Folders are libraries whose sources are found by suffix; a folder that CMake does not name would be left out
// silently.
TEST(Habits, every_test_source_is_built) {
  std::set<std::string> libraries;
  std::regex const library(R"(obereg_library\((\w+)(?: FOLDER (\w+))?)");
  for (auto const& script : files_below("src", {"CMakeLists.txt"})) {
    auto const folder = std::filesystem::path(script.path).parent_path().generic_string();
    for (std::sregex_iterator call(script.text.begin(), script.text.end(), library), end; call != end; ++call)
      libraries.insert((*call)[2].matched ? folder + "/" + (*call)[2].str() : folder);
  }
  for (auto const& file : cpp_files("src")) {
    if (!file.is_test()) continue;
    EXPECT_TRUE(libraries.count("src/" + part_of(file.path))) << file.path;
  }
}

TEST(Habits, templates_have_no_inline_style_or_script) {
  std::regex const inline_code(R"(<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=))", std::regex::icase);
  for (auto const& page : files_below("src", {".html"})) {
    std::smatch match;
    EXPECT_FALSE(std::regex_search(page.text, match, inline_code)) << page.path << ": " << match.str();
  }
}

TEST(Habits, migrations_are_numbered_in_sequence) {
  std::set<std::string> numbers;
  std::regex const name(R"(migrations/(\d{4})_[a-z0-9_]+(\.sqlite|\.postgresql)?\.sql)");
  for (auto const& file : files_below("migrations", {".sql"})) {
    std::smatch match;
    if (std::regex_match(file.path, match, name)) {
      // The second of one number would never be applied.
      EXPECT_TRUE(numbers.insert(match[1]).second) << file.path << " has the number of another";
    } else {
      ADD_FAILURE() << file.path << " is not NNNN_<module or what>.sql";
    }
  }
  int expected = 0;
  for (auto const& number : numbers) EXPECT_EQ(std::stoi(number), ++expected);
}

}  // namespace
}  // namespace obereg::architecture
