// The exchange by a folder.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "casework/exchange/transport.hpp"
#include "support/paths.hpp"

namespace obereg::casework {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char const* id = "7b0c5f0e-5d6c-4f0a-8d55-0123456789ab";

class FolderExchange : public testing::Test {
 protected:
  void answer(std::string const& name, std::string const& content) {
    fs::create_directories(folder / "in");
    std::ofstream(folder / "in" / name, std::ios::binary) << content;
  }
  std::vector<Incoming> read() { return transport->answers({}).answers; }
  static std::vector<std::string> names(fs::path const& in) {
    std::vector<std::string> all;
    for (auto const& entry : fs::directory_iterator(in)) all.push_back(entry.path().filename().string());
    std::sort(all.begin(), all.end());
    return all;
  }
  fs::path folder{support::temporary_folder()};
  std::unique_ptr<Transport> transport = folder_transport(folder.string());
};

TEST_F(FolderExchange, ACR_07_a_request_becomes_one_whole_file_however_often_it_is_sent) {
  EXPECT_FALSE(transport->send({id, "<asked/>", {1}}));
  EXPECT_FALSE(transport->send({id, "<asked/>", {1}}));
  EXPECT_THAT(names(folder / "out"), ElementsAre(std::string(id) + ".xml"));
  std::ifstream file(folder / "out" / (std::string(id) + ".xml"));
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), "<asked/>");
}

TEST_F(FolderExchange, ACR_07_an_answer_is_found_by_its_name_and_moved_once_recorded) {
  answer(std::string(id) + ".xml", "<a/>");
  answer("unfinished.xml.part", "<a");
  auto const answers = read();
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ(answers[0].reply_to, id);
  EXPECT_EQ(answers[0].content, "<a/>");
  EXPECT_EQ(read().at(0).id, answers[0].id) << "until it is recorded it is the same one";
  EXPECT_FALSE(transport->recorded(answers[0]));
  EXPECT_THAT(read(), IsEmpty());
  EXPECT_THAT(names(folder / "done"), ElementsAre(std::string(id) + ".xml"));
}

TEST_F(FolderExchange, ACR_07_a_second_file_of_the_same_name_is_a_second_arrival) {
  std::vector<std::string> ids;
  for (int i = 0; i < 3; ++i) {
    answer(std::string(id) + ".xml", "<a/>");
    ids.push_back(read().at(0).id);
    transport->recorded(read().at(0));
  }
  EXPECT_THAT(std::set<std::string>(ids.begin(), ids.end()), testing::SizeIs(3));
  EXPECT_THAT(names(folder / "done"), testing::SizeIs(3));
}

TEST_F(FolderExchange, ACR_07_a_file_of_a_gigabyte_is_told_of_and_not_read) {
  answer("large.xml", "");
  fs::resize_file(folder / "in" / "large.xml", 1u << 30);
  auto const answers = read();
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_THAT(answers[0].fault, HasSubstr("больше 1 МБ"));
  EXPECT_EQ(answers[0].content, "");
  EXPECT_FALSE(transport->recorded(answers[0]));
}

TEST_F(FolderExchange, ACR_07_links_and_folders_are_no_answers) {
  fs::create_directories(folder / "in" / "folder.xml");
  fs::create_symlink("/etc/passwd", folder / "in" / "link.xml");
  EXPECT_THAT(read(), IsEmpty());
}

TEST_F(FolderExchange, ACR_07_a_folder_that_can_not_be_used_is_told_of) {
  auto const file = folder / "file";
  std::ofstream(file) << "x";
  auto const broken = folder_transport(file.string());
  auto const failed = broken->send({id, "<asked/>", {1}});
  ASSERT_TRUE(failed);
  EXPECT_TRUE(failed->of_all);
  EXPECT_THAT(failed->words, HasSubstr("Папка обмена недоступна"));
  EXPECT_TRUE(broken->answers({}).trouble);
}

}  // namespace
}  // namespace obereg::casework
