// PDF copies: made once, one at a time, within limits. Where LibreOffice would run stands a script, save in one test.
#include "platform/pdf/pdf.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "support/paths.hpp"
#include "support/test_database.hpp"

namespace obereg::pdf {
namespace {

using namespace std::chrono_literals;
using support::test_now;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string read_file(std::string const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class PdfCopies : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    now = test_now;
    source = files.put("a document").hash;
    stand_in("printf '%%PDF-1.7 ' >\"$pdf\"; cat \"$docx\" >>\"$pdf\"");
  }
  // A script in place of LibreOffice; $docx and $pdf: what it is to read and write.
  void stand_in(std::string const& words) {
    maker.soffice = folder + "/soffice";
    std::filesystem::remove(maker.soffice);
    std::ofstream(maker.soffice) << "#!/bin/sh\nfor docx; do :; done\npdf=\"${docx%.docx}.pdf\"\n" << words << "\n";
    std::filesystem::permissions(maker.soffice, std::filesystem::perms::owner_all);
  }
  void ask_for(std::string const& hash) {
    database().write([&](database::Tx& tx) { ask(tx, hash, now); });
  }
  int run_jobs() {
    jobs::Handlers handlers;
    handlers.emplace(make_job, make_handler(maker, files));
    jobs::Runner runner(database(), std::move(handlers), [] { return now; });
    int runs = 0;
    while (runner.run_one()) ++runs;
    return runs;
  }
  Copy copy(std::string const& hash) {
    return database().read([&](database::ReadTx& tx) { return copy_of(tx, hash); });
  }
  std::size_t folders_left() const {
    auto const found = std::filesystem::directory_iterator(maker.work_folder);
    return static_cast<std::size_t>(
        std::count_if(begin(found), end(found), [](auto const& each) { return each.is_directory(); }));
  }

  std::string folder = support::temporary_folder();
  files::Store files{folder + "/files"};
  Maker maker{"", folder + "/work", {}};
  std::string source;
  static inline Instant now;
};
OBEREG_ON_BOTH_ENGINES(PdfCopies);

TEST_P(PdfCopies, PLT_03_a_copy_is_made_once_for_who_asks_and_kept_with_the_bytes_that_it_is_of) {
  EXPECT_EQ(copy(source).state, State::not_asked);
  ask_for(source);
  ask_for(source);
  EXPECT_EQ(copy(source).state, State::waiting);
  EXPECT_EQ(run_jobs(), 1);
  ASSERT_EQ(copy(source).state, State::made);
  EXPECT_EQ(files.read(copy(source).hash), "%PDF-1.7 a document");
  EXPECT_EQ(copy(source).size, 19);
  ask_for(source);
  EXPECT_EQ(run_jobs(), 0) << "it is there";
  EXPECT_EQ(copy(files.put("another").hash).state, State::not_asked);
  EXPECT_EQ(folders_left(), 0u);
}

TEST_P(PdfCopies, PLT_03_what_fails_is_told_and_tried_again_when_asked) {
  for (std::string const words : {"exit 3", "printf nothing >\"$pdf\"", "true"}) {
    stand_in(words);
    ask_for(source);
    run_jobs();
    EXPECT_EQ(copy(source).state, State::failed) << words;
    EXPECT_THAT(copy(source).failure, HasSubstr("не смог прочитать"));
  }
  maker.soffice = folder + "/nowhere";
  EXPECT_FALSE(is_there(maker.soffice));
  ask_for(source);
  run_jobs();
  EXPECT_EQ(copy(source).state, State::failed);
  stand_in("printf '%%PDF-1.7' >\"$pdf\"");
  EXPECT_TRUE(is_there(maker.soffice));
  ask_for(source);
  run_jobs();
  EXPECT_EQ(copy(source).state, State::made);
  EXPECT_EQ(folders_left(), 0u);
}

TEST_P(PdfCopies, PLT_03_what_takes_too_long_is_killed_with_its_children) {
  auto const pid_file = folder + "/pid";
  stand_in("sleep 600 & echo $! >" + pid_file + "; wait");
  maker.limits.patience = 1s;
  ask_for(source);
  run_jobs();
  EXPECT_EQ(copy(source).state, State::failed);
  EXPECT_THAT(copy(source).failure, HasSubstr("не успел"));
  auto const child = std::atoi(read_file(pid_file).c_str());
  ASSERT_GT(child, 1);
  auto const is_gone = [&] {  // or dead and not yet waited for by who took it over
    auto const status = read_file("/proc/" + std::to_string(child) + "/stat");
    return status.empty() || status.find(") Z") != std::string::npos;
  };
  for (int i = 0; i < 100 && !is_gone(); ++i) std::this_thread::sleep_for(20ms);
  EXPECT_TRUE(is_gone());
}

TEST_P(PdfCopies, PLT_03_the_program_has_limits_a_profile_of_its_own_and_sees_nothing_of_our_environment) {
  setenv("OBEREG_SECRET_OF_A_TEST", "secret", 1);
  auto const said = folder + "/said";
  stand_in("{ ulimit -v; ulimit -t; ulimit -c; env; echo \"$@\"; } >" + said + "; printf '%%PDF-' >\"$pdf\"");
  ask_for(source);
  run_jobs();
  unsetenv("OBEREG_SECRET_OF_A_TEST");
  ASSERT_EQ(copy(source).state, State::made);
  EXPECT_THAT(read_file(said), AllOf(HasSubstr("2097152\n90\n0\n"), HasSubstr("HOME=" + folder + "/work/copy-"),
                                     HasSubstr("--headless"), HasSubstr("--convert-to pdf"), Not(HasSubstr("SECRET"))));
}

TEST_P(PdfCopies, PLT_03_copies_are_made_one_at_a_time_however_many_are_asked_for_at_once) {
  auto const busy = folder + "/busy", together = folder + "/together";
  stand_in("mkdir " + busy + " || touch " + together + "; sleep 0.1; rmdir " + busy + "; printf '%%PDF-' >\"$pdf\"");
  std::vector<std::string> all;
  for (int i = 0; i < 6; ++i) ask_for(all.emplace_back(files.put("document " + std::to_string(i)).hash));
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) threads.emplace_back([this] { run_jobs(); });
  for (auto& thread : threads) thread.join();
  for (auto const& each : all) EXPECT_EQ(copy(each).state, State::made);
  EXPECT_FALSE(std::filesystem::exists(together));
}

TEST_P(PdfCopies, PLT_03_what_a_killed_process_had_begun_is_made_by_the_next) {
  ask_for(source);
  database().write([&](database::Tx& tx) {
    tx.run_script("update pdf_copies set state = 'running', run_at = " + std::to_string(to_millis(now)));
  });
  std::filesystem::create_directories(maker.work_folder + "/copy-left");
  EXPECT_EQ(run_jobs(), 1);
  EXPECT_EQ(copy(source).state, State::waiting) << "it may be at work on another machine";
  now = now + 2 * maker.limits.patience + 1s;
  EXPECT_EQ(run_jobs(), 1);
  EXPECT_EQ(copy(source).state, State::made);
  EXPECT_EQ(folders_left(), 0u);
}

TEST_P(PdfCopies, PLT_03_LibreOffice_makes_a_PDF_within_the_limits) {
  maker.soffice = "/usr/bin/soffice";
  std::filesystem::create_directories(maker.work_folder);
  auto const converted = convert(maker, support::source_folder() + "/templates/extract.docx", [] { return false; });
  EXPECT_EQ(converted.failure, "");
  EXPECT_EQ(converted.bytes.substr(0, 5), "%PDF-");
}

}  // namespace
}  // namespace obereg::pdf
