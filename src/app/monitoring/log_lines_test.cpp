#include "app/monitoring/log_lines.hpp"

#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include <algorithm>

namespace obereg::app {
namespace {

TEST(LogLines, what_was_input_makes_no_line_of_its_own) {
  EXPECT_EQ(one_line("/a\n2026-11-26T10:00:00 info all is well\r\x1b[31m\x7f"),
            "/a\\x0a2026-11-26T10:00:00 info all is well\\x0d\\x1b[31m\\x7f");
  EXPECT_EQ(one_line("набор «Ё» 17"), "набор «Ё» 17");
}

TEST(LogLines, are_written_so) {
  auto const former = spdlog::default_logger();
  log_to_standard_error();
  testing::internal::CaptureStderr();
  spdlog::error("{} failed", "/a\n\nb");
  auto const written = testing::internal::GetCapturedStderr();
  spdlog::set_default_logger(former);
  spdlog::drop("obereg");
  EXPECT_NE(written.find("/a\\x0a\\x0ab failed\n"), std::string::npos) << written;
  EXPECT_EQ(std::count(written.begin(), written.end(), '\n'), 1) << written;
}

}  // namespace
}  // namespace obereg::app
