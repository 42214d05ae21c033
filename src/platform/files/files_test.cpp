#include "platform/files/files.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/paths.hpp"

namespace obereg::files {
namespace {

constexpr auto hash_of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST(Files, PLT_06_bytes_are_kept_once_under_their_hash) {
  Store const store(support::temporary_folder());
  auto const first = store.put("abc"), second = store.put("abc");
  EXPECT_EQ(first.hash, hash_of_abc);
  EXPECT_EQ(first.size, 3u);
  EXPECT_EQ(second.hash, first.hash);
  EXPECT_EQ(store.read(first.hash), "abc");
  EXPECT_TRUE(std::filesystem::is_empty(store.folder() + "/unfinished"));
}

TEST(Files, a_file_is_copied_and_an_empty_one_too) {
  auto const folder = support::temporary_folder();
  Store const store(folder + "/files");
  std::ofstream(folder + "/source") << std::string(1'000'000, 'x');
  EXPECT_EQ(store.put_file(folder + "/source").size, 1'000'000u);
  std::ofstream(folder + "/empty").close();
  EXPECT_EQ(store.read(store.put_file(folder + "/empty").hash), "");
}

TEST(Files, an_altered_file_is_not_read_as_if_it_were_whole) {
  Store const store(support::temporary_folder());
  auto const stored = store.put("abc");
  std::ofstream(store.path(stored.hash)) << "abd";
  EXPECT_THROW(store.read(stored.hash), std::runtime_error);
}

TEST(Files, TRN_11_what_a_killed_process_left_unfinished_is_removed_once_it_is_old) {
  Store const store(support::temporary_folder());
  auto const left = store.temporary_path();
  std::ofstream(left) << "half a fi";
  auto const kept = store.put("abc");
  store.remove_unfinished(std::chrono::hours(1));
  EXPECT_TRUE(std::filesystem::exists(left)) << "another process may be writing it";
  store.remove_unfinished(std::chrono::seconds(0));
  EXPECT_FALSE(std::filesystem::exists(left));
  EXPECT_TRUE(store.has(kept.hash));
}

TEST(Files, a_hash_can_not_be_a_path) {
  Store const store(support::temporary_folder());
  EXPECT_THROW(store.path("../../etc/passwd"), std::invalid_argument);
  EXPECT_THROW(store.path(std::string(64, '.')), std::invalid_argument);
}

}  // namespace
}  // namespace obereg::files
