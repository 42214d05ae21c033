#include "app/backup/backup.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "access/accounts/accounts.hpp"
#include "app/demo/demo_fixture.hpp"
#include "app/program/operator_error.hpp"
#include "platform/audit/audit.hpp"
#include "training/verify_registry/verify_registry.hpp"

namespace obereg::app {
namespace {

constexpr char const* passphrase = "кодовая фраза";

class Backups : public DemoBase {
 protected:
  void SetUp() override {
    DemoBase::SetUp();
    if (!IsSkipped()) file_ = support::temporary_folder() + "/copy";
  }
  Config target(database::Engine engine) {
    targets_.push_back(std::make_unique<support::TestDatabase>(engine));
    Config config;
    config.data = support::temporary_folder() + "/restored";
    config.database = targets_.back()->url();
    return config;
  }
  void restore(Config const& config, std::string const& phrase = passphrase) {
    restore_backup(config, file_, phrase, demo_clock);
  }
  std::string file_;

 private:
  std::vector<std::unique_ptr<support::TestDatabase>> targets_;
};
OBEREG_ON_BOTH_ENGINES(Backups);

void expect_whole(Config const& config) {
  Base base(config, Schema::as_it_should, demo_clock);
  auto const& services = base.services();
  auto const result = training::verify_registry(services.database, services.files, services.log_key.public_key());
  EXPECT_EQ(result.fault, "");
  EXPECT_EQ(result.records, 1'000);
  EXPECT_FALSE(services.database.read([](database::ReadTx& tx) { return audit::first_wrong(tx); }));
  EXPECT_EQ(services.trust.get()->cas().size(), 6u);
  // New rows get ids of their own.
  services.database.write([](database::Tx& tx) {
    access::add_organisation(tx, {{}, "Новая", "9999099990", "", access::OrganisationKind::employer, false, {}, ""},
                             support::test_now);
  });
}

TEST_P(Backups, come_back_whole_on_either_engine) {
  make_backup(base(), file_, passphrase);
  for (auto const engine : {database::Engine::sqlite, database::Engine::postgresql}) {
    auto const config = target(engine);
    restore(config);
    expect_whole(config);
  }
}

TEST_P(Backups, hold_one_state_of_a_base_that_others_write_to) {
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    while (!stop)
      services().database.write([&](database::Tx& tx) { audit::record(tx, {}, "test.written", "", "", demo_clock()); });
  });
  make_backup(base(), file_, passphrase);
  stop = true;
  writer.join();
  auto const config = target(GetParam());
  restore(config);
  expect_whole(config);
}

TEST_P(Backups, are_opened_by_their_passphrase_only_and_never_in_part) {
  make_backup(base(), file_, passphrase);
  auto const config = target(GetParam());
  EXPECT_THROW(restore(config, "другая фраза"), OperatorError);
  auto const size = std::filesystem::file_size(file_);
  {
    std::fstream file(file_, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(static_cast<std::streamoff>(size / 2));
    file.put('\x7f');
  }
  EXPECT_THROW(restore(config), OperatorError);
  std::filesystem::resize_file(file_, size / 2);
  EXPECT_THROW(restore(config), OperatorError);
  EXPECT_FALSE(std::filesystem::exists(config.data)) << "nothing half done stays, nor the folder made for it";
}

TEST_P(Backups, are_restored_into_nothing_but_an_empty_folder_and_base) {
  make_backup(base(), file_, passphrase);
  EXPECT_THROW(make_backup(base(), file_, passphrase), OperatorError) << "the file is there already";
  EXPECT_THROW(restore(config()), OperatorError) << "the folder is not empty";
  auto full = config();
  full.data += "/fresh";
  EXPECT_THROW(restore(full), OperatorError) << "the base is not empty";
  EXPECT_EQ(training::verify_registry(services().database, services().files, services().log_key.public_key()).fault,
            "");
}

TEST_P(Backups, show_nothing_of_their_content) {
  make_backup(base(), file_, passphrase);
  std::stringstream text;
  text << std::ifstream(file_, std::ios::binary).rdbuf();
  for (auto const* word : {"Берёзкин", "PRIVATE KEY", "training_records", "manifest.json"})
    EXPECT_EQ(text.str().find(word), std::string::npos) << word;
}

}  // namespace
}  // namespace obereg::app
