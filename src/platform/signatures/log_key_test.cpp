#include "platform/signatures/log_key.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

namespace obereg::signatures {
namespace {

TEST(LogKey, signature_verifies_with_the_public_key_and_with_nothing_else) {
  auto const key = LogKey::generate(), other = LogKey::generate();
  auto const signature = key.sign("head");
  EXPECT_EQ(signature.size(), 64u);
  EXPECT_TRUE(verify_log_signature(key.public_pem(), "head", signature));
  EXPECT_FALSE(verify_log_signature(key.public_pem(), "heaD", signature));
  EXPECT_FALSE(verify_log_signature(other.public_pem(), "head", signature));
  EXPECT_FALSE(verify_log_signature(key.public_pem(), "head", ""));
  EXPECT_THROW(verify_log_signature("", "head", signature), std::runtime_error);
}

TEST(LogKey, saved_key_is_its_owners_only_and_comes_back_with_its_password_alone) {
  auto const folder = std::filesystem::temp_directory_path() / ("obereg-log-key-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  std::string const path = folder / "log.pem";
  auto const key = LogKey::generate();
  key.save(path, "тайна");
  EXPECT_EQ(std::filesystem::status(path).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_EQ(LogKey::load(path, "тайна").key_id(), key.key_id());
  EXPECT_THROW(LogKey::load(path, "не та"), std::runtime_error);
  EXPECT_THROW(LogKey::load(path), std::runtime_error);
  EXPECT_THROW(key.save(path), std::runtime_error);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace obereg::signatures
