#include "platform/files/antivirus.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "support/paths.hpp"

namespace obereg::files {
namespace {

// A scanner of one virus: the word EICAR. A file named in the command comes after it as $0.
std::vector<std::string> scanner(std::string const& script) {
  return {"/bin/sh", "-c", script};
}

std::string file_of(std::string const& text) {
  auto path = support::temporary_folder() + "/file";
  std::ofstream(path) << text;
  return path;
}

TEST(Antivirus, PLT_06_tells_clean_infected_and_unknown_by_the_scanners_status) {
  auto const command = scanner("if grep -q EICAR \"$0\"; then echo \"$0: Eicar FOUND\"; exit 1; fi");
  EXPECT_EQ(scan(command, file_of("records")).scan, Scan::clean);
  auto const infected = file_of("xEICARx");
  auto const found = scan(command, infected);
  EXPECT_EQ(found.scan, Scan::infected);
  EXPECT_EQ(found.words, infected + ": Eicar FOUND");
  EXPECT_EQ(scan(scanner("echo no base; exit 2"), infected).scan, Scan::unknown);
  EXPECT_EQ(scan(scanner("kill -9 $$"), infected).scan, Scan::unknown);
  auto const missing = scan({"/nowhere/scanner"}, infected);
  EXPECT_EQ(missing.scan, Scan::unknown);
  EXPECT_EQ(missing.words, "не запускается /nowhere/scanner");
}

TEST(Antivirus, a_talkative_scanner_is_listened_to_and_cut_short) {
  auto const result = scan(scanner("yes virus | head -c 1000000; exit 1"), file_of(""));
  EXPECT_EQ(result.scan, Scan::infected);
  EXPECT_EQ(result.words, "virus");
}

}  // namespace
}  // namespace obereg::files
