#include "platform/ledger/receipt/receipt.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "core/text.hpp"
#include "platform/ledger/memory_nodes.hpp"
#include "platform/ledger/receipt/verify.hpp"
#include "support/paths.hpp"

namespace obereg::ledger {
namespace {

namespace json = boost::json;

// A log of 11 foreign events, then the receipt's own, then 6 more; its files in a folder.
struct Registry {
  explicit Registry(std::uint64_t records = 5) {
    statement.records = records;
    std::vector<Hash> leaves;
    for (int i = 0; i < 11; ++i) leaves.push_back(leaf_hash("before " + std::to_string(i)));
    for (std::uint64_t i = 1; i <= records; ++i)
      leaves.push_back(leaf_hash(Leaf{statement.kind, number(i), statement.file_hash, i}));
    peaks.append(leaves, nodes.sink());
    head = sign_head(peaks.size(), peaks.root(), from_millis(1795334700007), key);
    for (int i = 0; i < 6; ++i) peaks.append(leaf_hash("after " + std::to_string(i)), nodes.sink());
    later = {head.head.size, consistency_proof(nodes.source(), head.head.size, peaks.size()),
             sign_head(peaks.size(), peaks.root(), from_millis(1795938300000), key)};
  }

  static std::string number(std::uint64_t position) { return "ОТ-26-" + std::to_string(1000 + position) + "-7"; }

  std::string receipt() const {
    std::ostringstream out;
    ReceiptWriter writer(out, statement, key);
    for (std::uint64_t i = 1; i <= statement.records; ++i) writer.add(i, number(i));
    writer.finish(11, range_proof(nodes.source(), 11, statement.records, head.head.size), head);
    return out.str();
  }

  std::string file = "содержание набора\n";
  std::string signature = "подпись набора";
  Statement statement{.act = "17",
                      .kind = EventKind::entered,
                      .provider_name = "АНО ДПО \"Учебный центр\"\x1f\\\t",
                      .provider_inn = "7710474375",
                      .file_hash = sha256(file),
                      .file_size = file.size(),
                      .signature_hash = sha256(signature),
                      .signer = "CN=Образцова Анна Андреевна",
                      .thumbprint = "0a1b",
                      .verification = {{"valid", true}, {"checks", json::array{"path", "revocation"}}, {"depth", 2}},
                      .entered = from_millis(1795334700000),
                      .records = 0};
  LogKey key = LogKey::generate();
  MemoryNodes nodes;
  Peaks peaks;
  SignedHead head;
  LaterHead later;
};

std::string failed(std::vector<Check> const& checks) {
  std::string codes;
  for (auto const& check : checks)
    if (!check.passed) codes += (codes.empty() ? "" : " ") + check.code;
  return codes;
}

void write(std::string const& path, std::string const& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

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

// Sets, or adds, what a JSON pointer names.
void set(json::value& document, std::string_view pointer, json::value const& value) {
  auto const slash = pointer.rfind('/');
  auto const parent = pointer.substr(0, slash);
  auto const name = pointer.substr(slash + 1);
  auto& holder = document.at_pointer({parent.data(), parent.size()});
  if (auto* object = holder.if_object())
    (*object)[{name.data(), name.size()}] = value;
  else
    holder.as_array().at(std::stoul(std::string(name))) = value;
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
  EXPECT_TRUE(verify_later_head(receipt, key, registry.later).passed);
  auto other = registry.later;
  other.head = sign_head(22, sha256("another past"), from_millis(1795938300000), registry.key);
  EXPECT_FALSE(verify_later_head(receipt, key, other).passed);
  other = registry.later;
  other.head = sign_head(22, registry.peaks.root(), from_millis(1795938300000), LogKey::generate());
  EXPECT_FALSE(verify_later_head(receipt, key, other).passed);
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

std::string read(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A receipt once given stays provable: this one was made when version 1 of the format was.
TEST(Receipt, of_the_documentation_is_what_it_says_and_verifies) {
  auto const documentation = read(std::string(OBEREG_SOURCE_DIR) + "/docs/formats.md");
  for (std::string const name :
       {"receipt/key.pem", "receipt/receipt.json", "receipt/later-head.json", "receipt/set.txt"}) {
    auto const example = read(support::test_data(name));
    ASSERT_FALSE(example.empty()) << name;
    EXPECT_THAT(documentation, testing::HasSubstr("\n" + example + "```")) << name;
  }
  Leaf const leaf{EventKind::entered, "ОТ-26-000000001-7", sha256("file"), 3};
  EXPECT_THAT(documentation, testing::HasSubstr(text::hex(leaf_bytes(leaf)) + "\n" + to_hex(leaf_hash(leaf)) + "\n"));
  Evidence const evidence{read(support::test_data("receipt/set.txt")), read(support::test_data("receipt/set.txt.sig")),
                          read(support::test_data("receipt/later-head.json"))};
  auto const receipt = read(support::test_data("receipt/receipt.json"));
  auto const checks = verify_receipt(receipt, read(support::test_data("receipt/key.pem")), evidence);
  EXPECT_EQ(checks.size(), 9u);
  EXPECT_EQ(failed(checks), "");
  EXPECT_THAT(documentation, testing::HasSubstr(head_bytes(parse_receipt(receipt).head.head)));
}

// Written from docs/formats.md, in another language, with nothing of ours.
TEST(SecondChecker, agrees_about_receipts) {
  Registry const registry;
  auto const folder = support::temporary_folder();
  write(folder + "/receipt.json", registry.receipt());
  write(folder + "/key.pem", registry.key.public_key().pem());
  write(folder + "/set.txt", registry.file);
  write(folder + "/set.sig", registry.signature);
  write(folder + "/later.json", write_later_head(registry.later));
  auto const checker = "python3 '" + std::string(OBEREG_SOURCE_DIR) + "/tests/second_checker/verify_receipt.py' ";
  auto const run = [&](std::string const& receipt) {
    return std::system((checker + folder + "/" + receipt + " " + folder + "/key.pem --file " + folder +
                        "/set.txt --signature " + folder + "/set.sig --later-head " + folder + "/later.json > " +
                        folder + "/out.txt 2>&1")
                           .c_str());
  };
  auto const said = [&] { return read(folder + "/out.txt"); };
  EXPECT_EQ(run("receipt.json"), 0) << said();
  for (auto const* pointer : {"/statement/provider/name", "/records/1/number", "/statement/act"}) {
    auto receipt = json::parse(registry.receipt());
    set(receipt, pointer, "другое");
    write(folder + "/changed.json", json::serialize(receipt));
    EXPECT_NE(run("changed.json"), 0) << pointer << said();
    EXPECT_THAT(said(), testing::HasSubstr("FAILED")) << pointer;
  }
}

}  // namespace
}  // namespace obereg::ledger
