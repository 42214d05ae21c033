#include "platform/ledger/head.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fstream>

#include "core/text.hpp"
#include "platform/ledger/leaf.hpp"
#include "support/paths.hpp"

namespace obereg::ledger {
namespace {

TEST(Leaf, has_the_documented_bytes) {
  Leaf const leaf{EventKind::entered, "ОТ-26-000000001-7", sha256("file"), 3};
  EXPECT_EQ(leaf_bytes(leaf),
            "obereg-leaf-v1\nkind entered\nnumber ОТ-26-000000001-7\n"
            "file 3b9c358f36f0a31b6ad3e14f309c7cf198ac9246e8316f9ce543d5b19ac02b80\nposition 3\n");
  EXPECT_EQ(leaf_hash(leaf), leaf_hash(leaf_bytes(leaf)));
}

TEST(Leaf, refuses_numbers_that_could_forge_its_lines) {
  for (std::string const number : {"", "1\nposition 7", "a\tb", "\x7f"})
    EXPECT_THROW(leaf_bytes({EventKind::entered, number, {}, 1}), std::invalid_argument);
  EXPECT_THROW(leaf_bytes({EventKind::entered, std::string(201, '1'), {}, 1}), std::invalid_argument);
  EXPECT_THROW(leaf_bytes({EventKind::entered, "1", {}, 0}), std::invalid_argument);
}

TEST(Moment, is_read_only_as_it_is_written) {
  Instant const moment = from_millis(1795334700007);
  EXPECT_EQ(iso_moment(moment), "2026-11-22T08:05:00.007Z");
  EXPECT_EQ(moment_of("2026-11-22T08:05:00.007Z"), moment);
  for (auto const* other : {"2026-11-22T08:05:00Z", "2026-11-22 08:05:00.007Z", "2026-11-22T24:05:00.007Z",
                            "2026-02-30T08:05:00.007Z", "2026-11-22T08:05:00.007", "2026-11-22T-8:05:00.007Z"})
    EXPECT_EQ(moment_of(other), std::nullopt) << other;
}

TEST(Head, is_verified_with_its_own_key_only) {
  auto const key = LogKey::generate();
  auto const head = sign_head(8, sha256("root"), from_millis(1795334700007), key);
  EXPECT_EQ(head_bytes(head.head), "obereg-head-v1\nkey " + to_hex(key.public_key().id()) + "\nsize 8\nroot " +
                                       to_hex(sha256("root")) + "\nmoment 2026-11-22T08:05:00.007Z\n");
  EXPECT_TRUE(verify_head(head, key.public_key()));
  EXPECT_TRUE(verify_head(head, PublicKey::from_pem(key.public_key().pem())));
  EXPECT_FALSE(verify_head(head, LogKey::generate().public_key()));
  auto changed = head;
  changed.head.size = 9;
  EXPECT_FALSE(verify_head(changed, key.public_key()));
  changed = head;
  changed.head.moment += std::chrono::milliseconds{1};
  EXPECT_FALSE(verify_head(changed, key.public_key()));
}

TEST(Head, comes_back_from_json_or_not_at_all) {
  auto const head = sign_head(8, sha256("root"), from_millis(1795334700007), LogKey::generate());
  auto const json = to_json(head);
  auto const back = head_from_json(json);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->head, head.head);
  EXPECT_EQ(back->signature, head.signature);
  for (auto const& member : json) {
    auto without = json;
    without.erase(member.key());
    EXPECT_FALSE(head_from_json(without)) << member.key();
    auto wrong = json;
    wrong[member.key()] = "x";
    EXPECT_FALSE(head_from_json(wrong)) << member.key();
  }
  auto wrong = json;
  wrong["size"] = 8.0;
  EXPECT_FALSE(head_from_json(wrong));
  wrong["size"] = -8;
  EXPECT_FALSE(head_from_json(wrong));
}

TEST(Key, is_kept_in_a_file_of_its_owner) {
  auto const folder = support::temporary_folder();
  auto const key = LogKey::generate();
  key.save(folder + "/plain.pem");
  key.save(folder + "/secret.pem", "пароль");
  struct stat info {};
  ASSERT_EQ(::stat((folder + "/plain.pem").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
  EXPECT_EQ(LogKey::load(folder + "/plain.pem").public_key().id(), key.public_key().id());
  EXPECT_EQ(LogKey::load(folder + "/secret.pem", "пароль").public_key().id(), key.public_key().id());
  EXPECT_THROW(LogKey::load(folder + "/secret.pem"), KeyError);
  EXPECT_THROW(LogKey::load(folder + "/secret.pem", "другой"), KeyError);
  EXPECT_THROW(LogKey::load(folder + "/none.pem"), KeyError);
  EXPECT_THROW(key.save(folder + "/plain.pem"), KeyError) << "an existing key is never overwritten";
  ASSERT_EQ(::chmod((folder + "/plain.pem").c_str(), 0644), 0);
  EXPECT_THROW(LogKey::load(folder + "/plain.pem"), KeyError);
  EXPECT_THROW(PublicKey::from_pem("не ключ"), KeyError);
}

TEST(Key, verifies_the_vector_of_rfc_8032) {
  // RFC 8032, 7.1, test 1: the empty message.
  auto const key = PublicKey::from_pem(
      "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC "
      "KEY-----\n");
  EXPECT_TRUE(
      key.verify("", text::from_hex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33"
                                    "bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")));
  EXPECT_FALSE(key.verify("x", std::string(64, 'x')));
}

}  // namespace
}  // namespace obereg::ledger
