#include "platform/ledger/receipt/receipt.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <sstream>

#include "platform/ledger/receipt/receipt_fixture.hpp"
#include "support/paths.hpp"

namespace obereg::ledger {
namespace {

namespace json = boost::json;

TEST(Receipt, verifies_with_the_registry_s_public_key_alone) {
  Registry const registry;
  auto const checks = verify_receipt(registry.receipt(), registry.key.public_key().pem());
  EXPECT_EQ(checks.size(), 6u);
  EXPECT_EQ(failed(checks), "");
}

TEST(Receipt, comes_back_as_it_was_written) {
  Registry const registry;
  auto const receipt = parse_receipt(registry.receipt());
  EXPECT_EQ(to_json(receipt.statement), to_json(registry.statement));
  EXPECT_EQ(receipt.signed_statement, to_json(registry.statement));
  ASSERT_EQ(receipt.records.size(), 5u);
  EXPECT_EQ(receipt.records[2].number, Registry::number(3));
  EXPECT_EQ(receipt.head.head, registry.head.head);
  EXPECT_EQ(receipt.first_leaf, 11u);
}

struct Change {
  char const* name;
  char const* pointer;
  json::value value;
  char const* failed;
};

TEST(Receipt, shows_any_change_of_it) {
  Registry const registry;
  auto const zero = std::string(64, '0');
  Change const changes[] = {
      {"act", "/statement/act", "18", "statement"},
      {"kind", "/statement/kind", "annulled", "statement records"},
      {"provider", "/statement/provider/name", "Другой центр", "statement"},
      {"ИНН", "/statement/provider/inn", "7707083893", "statement"},
      {"file", "/statement/file/sha256", zero.c_str(), "statement records"},
      {"size", "/statement/file/size", 1, "statement"},
      {"signer", "/statement/signature/signer", "CN=Другой", "statement"},
      {"verification", "/statement/signature/verification/valid", false, "statement"},
      {"something added", "/statement/note", "добавлено", "statement"},
      {"entered", "/statement/entered", "2026-11-22T08:05:00.001Z", "statement"},
      {"count", "/statement/records", 4, "statement records"},
      {"statement's signature", "/statement_signature", std::string(128, '0').c_str(), "statement"},
      {"number", "/records/3/number", "ОТ-26-9-9", "records"},
      {"position", "/records/3/position", 7, "records"},
      {"leaf", "/records/3/leaf", zero.c_str(), "records proof"},
      {"first leaf", "/first_leaf", 12, "proof"},
      {"proof", "/proof/0", zero.c_str(), "proof"},
      {"root", "/head/root", zero.c_str(), "head proof"},
      {"tree size", "/head/size", 17, "head proof"},
      {"moment", "/head/moment", "2026-11-22T08:05:00.008Z", "head"},
      {"key", "/head/key", zero.c_str(), "key head"},
      {"head's signature", "/head/signature", std::string(128, '0').c_str(), "head"},
  };
  for (auto const& change : changes) {
    auto receipt = json::parse(registry.receipt());
    set(receipt, change.pointer, change.value);
    EXPECT_EQ(failed(verify_receipt(json::serialize(receipt), registry.key.public_key().pem())), change.failed)
        << change.name;
  }
}

TEST(Receipt, of_fewer_records_is_not_true_even_with_a_proof_that_is) {
  Registry const registry;
  auto receipt = json::parse(registry.receipt()).as_object();
  receipt["records"].as_array().pop_back();
  json::array proof;
  for (auto const& hash : range_proof(registry.nodes.source(), 11, 4, registry.head.head.size))
    proof.emplace_back(to_hex(hash));
  receipt["proof"] = proof;
  EXPECT_EQ(failed(verify_receipt(json::serialize(receipt), registry.key.public_key().pem())), "records");
}

TEST(Receipt, of_another_registry_does_not_verify) {
  Registry const registry;
  EXPECT_EQ(failed(verify_receipt(registry.receipt(), LogKey::generate().public_key().pem())), "key statement head");
  EXPECT_EQ(failed(verify_receipt(registry.receipt(), "не ключ")), "key");
}

TEST(Receipt, that_is_none_is_refused_with_words) {
  Registry const registry;
  auto const whole = registry.receipt();
  for (std::string const& text :
       {std::string(), std::string("[]"), std::string("{}"), whole.substr(0, whole.size() / 2), std::string(100, '['),
        write_later_head(registry.later)})
    EXPECT_THROW(parse_receipt(text), ReceiptError) << text;
  auto const object = json::parse(whole).as_object();
  for (auto const& member : object) {
    auto without = object;
    without.erase(member.key());
    EXPECT_THROW(parse_receipt(json::serialize(without)), ReceiptError) << member.key();
    auto wrong = object;
    wrong[member.key()] = nullptr;
    EXPECT_THROW(parse_receipt(json::serialize(wrong)), ReceiptError) << member.key();
  }
  auto newer = object;
  newer["version"] = 2;
  EXPECT_THROW(parse_receipt(json::serialize(newer)), ReceiptError);
}

TEST(Receipt, is_compared_with_the_files_its_holder_has) {
  Registry const registry;
  auto const pem = registry.key.public_key().pem();
  auto const right =
      verify_receipt(registry.receipt(), pem, {registry.file, registry.signature, write_later_head(registry.later)});
  EXPECT_EQ(right.size(), 9u);
  EXPECT_EQ(failed(right), "");
  EXPECT_EQ(failed(verify_receipt(registry.receipt(), pem, {registry.file + " ", registry.signature + " ", "{}"})),
            "file signature later-head");
}

TEST(Receipt, stays_provable_against_later_heads_that_continue_the_log_only) {
  Registry const registry;
  auto const receipt = parse_receipt(registry.receipt());
  auto const key = registry.key.public_key();
  EXPECT_TRUE(verify_later_head(receipt.head, key, registry.later).passed);
  auto other = registry.later;
  other.head = sign_head(22, sha256("another past"), from_millis(1795938300000), registry.key);
  EXPECT_FALSE(verify_later_head(receipt.head, key, other).passed);
  other = registry.later;
  other.head = sign_head(22, registry.peaks.root(), from_millis(1795938300000), LogKey::generate());
  EXPECT_FALSE(verify_later_head(receipt.head, key, other).passed);
}

TEST(Receipt, writer_keeps_its_promises) {
  Registry const registry;
  std::ostringstream out;
  ReceiptWriter writer(out, registry.statement, registry.key);
  writer.add(2, "1");
  EXPECT_THROW(writer.add(2, "2"), std::logic_error);
  EXPECT_THROW(writer.finish(0, {}, registry.head), std::logic_error);
  auto statement = registry.statement;
  statement.verification["depth"] = 0.5;
  EXPECT_THROW(to_json(statement), std::invalid_argument);
}

TEST(VerifyReceiptCommand, says_yes_no_or_cannot) {
  Registry const registry;
  auto const folder = support::temporary_folder();
  write(folder + "/receipt.json", registry.receipt());
  write(folder + "/key.pem", registry.key.public_key().pem());
  write(folder + "/set.txt", registry.file);
  std::ostringstream out, err;
  VerifyReceiptFiles files{folder + "/receipt.json", folder + "/key.pem", {}, {}, {}};
  EXPECT_EQ(verify_receipt_command(files, out, err), 0) << out.str() << err.str();
  EXPECT_THAT(out.str(), testing::HasSubstr("Квитанция подтверждена"));
  files.signed_file = folder + "/set.txt";
  EXPECT_EQ(verify_receipt_command(files, out, err), 0);
  files.signature = folder + "/set.txt";
  EXPECT_EQ(verify_receipt_command(files, out, err), 1);
  EXPECT_THAT(out.str(), testing::HasSubstr("Квитанция не подтверждена"));
  EXPECT_EQ(err.str(), "");
  files.signature = folder;
  EXPECT_EQ(verify_receipt_command(files, out, err), 2);
  files = {folder + "/key.pem", folder + "/key.pem", {}, {}, {}};
  EXPECT_EQ(verify_receipt_command(files, out, err), 2);
  files = {folder + "/receipt.json", folder + "/set.txt", {}, {}, {}};
  EXPECT_EQ(verify_receipt_command(files, out, err), 2);
  EXPECT_THAT(err.str(), testing::HasSubstr("Проверить квитанцию нельзя"));
}

}  // namespace
}  // namespace obereg::ledger
