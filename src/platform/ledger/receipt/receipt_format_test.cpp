// The format of receipts is a promise to those who check them without us.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <string>

#include "core/text.hpp"
#include "platform/ledger/receipt/receipt_fixture.hpp"
#include "support/paths.hpp"

namespace obereg::ledger {
namespace {

namespace json = boost::json;

// A receipt once given stays provable: this one was made when version 1 of the format was.
TEST(Receipt, of_the_documentation_is_what_it_says_and_verifies) {
  auto const documentation = read(support::source_folder() + "/docs/formats.md");
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
  auto const checker = "python3 '" + support::source_folder() + "/tests/second_checker/verify_receipt.py' ";
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
