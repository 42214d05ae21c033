// Every code that the sources write into the audit log has Russian words.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>

#include "access/roles.hpp"
#include "app/audit_log/vocabulary.hpp"
#include "support/paths.hpp"

namespace obereg::app {
namespace {

using Places = std::map<std::string, std::string>;  // a code and a file that has it

bool is_of_tests(std::string const& path) {
  static std::regex const test(R"((_test|_dbtest|fixture)\.|/testing/|test_pki)");
  return std::regex_search(path, test);
}

// Texts that look like codes of our modules, less those that are refusals and kinds of jobs by the way they are
// declared, and the tables of words themselves.
Places codes_in_sources() {
  std::regex const declared(
      R"re(RefusalKind\s+(const\s+)?\w+\s*\{\s*"[^"]*"|std::string_view\s+\w*job\w*\s*=\s*"[^"]*"|//[^\n]*)re");
  std::regex const code(R"re("((access|calendar|training|accreditation|demo|files)\.[a-z0-9-]+)")re");
  Places found;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(support::source_folder() + "/src")) {
    auto const path = entry.path().generic_string();
    bool const is_source = entry.is_regular_file() && (path.ends_with(".cpp") || path.ends_with(".hpp"));
    if (!is_source || is_of_tests(path) || path.ends_with("audit_words.cpp") || path.ends_with("vocabulary.cpp"))
      continue;
    std::ifstream file(path);
    std::string const whole(std::istreambuf_iterator<char>(file), {});
    auto const text = std::regex_replace(whole, declared, "");
    for (std::sregex_iterator one(text.begin(), text.end(), code), end; one != end; ++one)
      found.emplace((*one)[1], path);
  }
  return found;
}

// What else is written in the same form: permissions, and kinds of jobs where their titles are listed.
std::set<std::string> not_actions() {
  std::set<std::string> codes;
  for (auto const& right : access::all_rights()) codes.emplace(right.permission);
  std::regex const title(R"re(\{"((?:access|calendar|training|accreditation)\.[a-z-]+)", ")re");
  std::ifstream file(support::source_folder() + "/src/access/admin_jobs/admin_jobs_http.cpp");
  std::string const text(std::istreambuf_iterator<char>(file), {});
  for (std::sregex_iterator one(text.begin(), text.end(), title), end; one != end; ++one) codes.insert((*one)[1]);
  return codes;
}

TEST(AuditWords, PLT_05_every_code_that_is_written_has_words_in_Russian) {
  std::set<std::string> known;
  for (auto const& words : vocabulary().actions) {
    EXPECT_TRUE(known.emplace(words.action).second) << words.action << " twice";
    EXPECT_FALSE(words.words.empty()) << words.action;
    EXPECT_FALSE(words.group.empty()) << words.action;
  }
  auto const others = not_actions();
  auto const codes = codes_in_sources();
  EXPECT_GT(codes.size(), 60u);
  for (auto const& [code, path] : codes)
    EXPECT_TRUE(known.count(code) || others.count(code)) << code << " has no words; it is in " << path;
}

TEST(AuditWords, PLT_05_no_words_are_left_over_from_codes_that_are_gone) {
  auto const codes = codes_in_sources();
  std::set<std::string> const declared_as_refusals{"files.infected", "files.not-scanned"};
  for (auto const& words : vocabulary().actions) {
    std::string const code(words.action);
    EXPECT_TRUE(codes.count(code) || declared_as_refusals.count(code)) << code;
  }
}

TEST(AuditWords, PLT_05_a_subject_leads_to_its_page_where_the_reader_may_open_it) {
  Actor administrator;
  administrator.permissions = {"admin"};
  EXPECT_EQ(subject_in_words("account:12", administrator).words, "Учётная запись № 12");
  EXPECT_EQ(subject_in_words("account:12", administrator).href, "/admin/accounts/12");
  EXPECT_EQ(subject_in_words("account:12", Actor{}).href, "");
  EXPECT_EQ(subject_in_words("record:77-1", administrator).href, "") << "training is not for the administrator";
  EXPECT_EQ(subject_in_words("certificate:" + std::string(64, 'a'), administrator).words, "Сертификат");
  EXPECT_EQ(subject_in_words("trust-list", administrator).href, "/admin/authorities");
  EXPECT_EQ(subject_in_words("thing:1", administrator).words, "thing:1");
  EXPECT_EQ(action_in_words("access.signed-in"), "Вход");
  EXPECT_EQ(action_in_words("test.done"), "test.done");
}

}  // namespace
}  // namespace obereg::app
