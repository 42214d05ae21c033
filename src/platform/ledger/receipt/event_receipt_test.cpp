#include "platform/ledger/receipt/event_receipt.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

#include "platform/ledger/receipt/receipt_fixture.hpp"
#include "support/paths.hpp"

namespace obereg::ledger {
namespace {

using testing::HasSubstr;

constexpr std::uint64_t place = 4;

// One of the foreign events of the registry.
EventReceipt sample(Registry const& registry) {
  return {"before 4", place, range_proof(registry.nodes.source(), place, 1, registry.head.head.size), registry.head};
}

std::string failed_of(Registry const& registry, EventReceipt const& receipt) {
  return failed(verify_event_receipt(write_event_receipt(receipt), registry.key.public_key().pem()));
}

TEST(EventReceipt, comes_back_as_it_was_written_and_verifies_with_the_public_key_alone) {
  Registry const registry;
  auto receipt = sample(registry);
  EXPECT_EQ(failed_of(registry, receipt), "");
  receipt.event = "строка\n\"кавычки\"\t\\";
  auto const read = parse_event_receipt(write_event_receipt(receipt));
  EXPECT_EQ(read.event, receipt.event);
  EXPECT_EQ(read.leaf, place);
  EXPECT_EQ(read.proof, receipt.proof);
  EXPECT_EQ(read.head.head, receipt.head.head);
}

TEST(EventReceipt, shows_any_change_of_it) {
  Registry const registry;
  auto receipt = sample(registry);
  receipt.event += " ";
  EXPECT_EQ(failed_of(registry, receipt), "proof");
  receipt = sample(registry);
  ++receipt.leaf;
  EXPECT_EQ(failed_of(registry, receipt), "proof");
  receipt.leaf = ~0ull;
  EXPECT_EQ(failed_of(registry, receipt), "proof");
  receipt = sample(registry);
  receipt.proof.pop_back();
  EXPECT_EQ(failed_of(registry, receipt), "proof");
  receipt = sample(registry);
  receipt.head.signature[0] = static_cast<char>(receipt.head.signature[0] ^ 1);
  EXPECT_EQ(failed_of(registry, receipt), "head");
  auto const other = LogKey::generate().public_key().pem();
  EXPECT_EQ(failed(verify_event_receipt(write_event_receipt(sample(registry)), other)), "key head");
}

TEST(EventReceipt, is_continued_by_a_later_head) {
  Registry const registry;
  auto const receipt = write_event_receipt(sample(registry));
  auto const key = registry.key.public_key().pem();
  EXPECT_EQ(failed(verify_event_receipt(receipt, key, write_later_head(registry.later))), "");
  EXPECT_EQ(failed(verify_event_receipt(receipt, key, "{}")), "later-head");
}

TEST(EventReceipt, what_is_none_is_said_to_be_none) {
  auto const key = LogKey::generate().public_key().pem();
  for (auto const* const text : {"", "{}", "[]", "не JSON", R"({"format":"obereg-event","version":2})",
                                 R"({"format":"obereg-event","version":1,"event":7})"})
    EXPECT_EQ(failed(verify_event_receipt(text, key)), "format") << text;
  Registry const registry;
  EXPECT_FALSE(is_event_receipt(registry.receipt()));
  EXPECT_EQ(failed(verify_event_receipt(write_event_receipt(sample(registry)), "no key")), "key");
}

TEST(EventReceipt, a_checker_written_in_another_language_from_the_format_agrees) {
  Registry const registry;
  auto const folder = support::temporary_folder();
  auto const verdict = [&](EventReceipt const& receipt) {
    write(folder + "/event.json", write_event_receipt(receipt));
    write(folder + "/key.pem", registry.key.public_key().pem());
    auto const checker = "python3 '" + support::source_folder() + "/tests/second_checker/verify_receipt.py' ";
    return WEXITSTATUS(std::system((checker + folder + "/event.json " + folder + "/key.pem >/dev/null").c_str()));
  };
  auto receipt = sample(registry);
  EXPECT_EQ(verdict(receipt), 0);
  receipt.event = "before 5";
  EXPECT_EQ(verdict(receipt), 1);
}

TEST(EventReceipt, the_command_tells_what_stands_in_the_log) {
  Registry const registry;
  auto const folder = support::temporary_folder();
  auto const file = folder + "/event.json", key = folder + "/key.pem";
  write(file, write_event_receipt(sample(registry)));
  write(key, registry.key.public_key().pem());
  std::ostringstream out, err;
  EXPECT_EQ(verify_receipt_command({file, key, {}, {}, {}}, out, err), 0);
  EXPECT_THAT(out.str(), testing::AllOf(HasSubstr("before 4"), HasSubstr("Квитанция подтверждена.")));
  auto altered = sample(registry);
  altered.event = "after 4";
  write(file, write_event_receipt(altered));
  EXPECT_EQ(verify_receipt_command({file, key, {}, {}, {}}, out, err), 1);
  write(file, R"({"format":"obereg-event","version":1})");
  EXPECT_EQ(verify_receipt_command({file, key, {}, {}, {}}, out, err), 2);
}

}  // namespace
}  // namespace obereg::ledger
