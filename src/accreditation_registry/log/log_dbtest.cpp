#include "accreditation_registry/log/log.hpp"

#include <gtest/gtest.h>

#include "accreditation_registry/log/event.hpp"
#include "accreditation_registry/sample.hpp"
#include "support/test_database.hpp"

namespace obereg::accreditation {
namespace {

using support::test_now;

LocalDate const today = LocalDate::at(test_now);

class DecisionsInTheLog : public support::OnBothEngines {
 protected:
  std::int64_t enter(std::string const& inn) {
    return database().write(
        [&](database::Tx& tx) { return add(tx, sample_accreditation(inn), {1}, today, test_now).value(); });
  }
  void suspend(std::int64_t number) {
    database().write([&](database::Tx& tx) {
      change(tx, sample_change(number, 1, Step::suspended, "2024-03-01"), {1}, today, test_now).value();
    });
  }
  int log(int most) {
    return database().write([&](database::Tx& tx) { return log_waiting(tx, key, most, test_now); });
  }
  std::optional<ledger::EventReceipt> receipt(std::int64_t number, int version) {
    return database().read([&](database::ReadTx& tx) { return receipt_of(tx, number, version); });
  }
  bool verifies(std::string const& text) {
    auto const checks = ledger::verify_event_receipt(text, key.public_key().pem());
    return checks.size() == 4 &&
           std::all_of(checks.begin(), checks.end(), [](ledger::Check const& check) { return check.passed; });
  }
  // What each leaf of the log is by the registry as it stands.
  std::optional<ledger::LogFault> fault() {
    return database().read([&](database::ReadTx& tx) {
      return ledger::first_fault(tx, key.public_key(),
                                 [&](std::uint64_t, ledger::BlockId block, std::uint64_t position, auto const& stored) {
                                   auto const leaves = leaves_of_block(tx, block);
                                   return position < leaves.size() && leaves[position] == stored;
                                 });
    });
  }
  LogCount count() {
    return database().read([](database::ReadTx& tx) { return count_logged(tx); });
  }
  ledger::LogKey key = ledger::LogKey::generate();
};
OBEREG_ON_BOTH_ENGINES(DecisionsInTheLog);

TEST_P(DecisionsInTheLog, ACR_10_each_decision_gets_one_place_in_the_order_in_which_they_were_made) {
  auto const one = enter("7700000016"), other = enter("7700000023");
  suspend(one);
  EXPECT_EQ(count().waiting, 3);
  EXPECT_EQ(log(2), 2);
  EXPECT_EQ(receipt(one, 2), std::nullopt) << "it waits";
  EXPECT_EQ(log(2), 1);
  EXPECT_EQ(log(2), 0);
  EXPECT_EQ(receipt(one, 1)->leaf, 0u);
  EXPECT_EQ(receipt(other, 1)->leaf, 1u);
  EXPECT_EQ(receipt(one, 2)->leaf, 2u);
  EXPECT_EQ(receipt(one, 3), std::nullopt);
  auto const counted = count();
  EXPECT_EQ(counted.logged, 3);
  EXPECT_EQ(counted.waiting + counted.lost, 0);
  EXPECT_EQ(fault(), std::nullopt);
}

TEST_P(DecisionsInTheLog, ACR_10_the_proof_of_a_decision_verifies_without_the_registry_and_shows_any_change_of_it) {
  auto const number = enter("7700000016");
  enter("7700000023");
  suspend(number);
  log(10);
  auto const proof = receipt(number, 2).value();
  EXPECT_NE(proof.event.find("\"step\":\"suspended\""), std::string::npos) << proof.event;
  auto const text = ledger::write_event_receipt(proof);
  EXPECT_TRUE(verifies(text));
  auto altered = proof;
  altered.event.replace(altered.event.find("suspended"), 9, "cancelled");
  EXPECT_FALSE(verifies(ledger::write_event_receipt(altered)));
  altered = proof;
  altered.leaf = 1;
  EXPECT_FALSE(verifies(ledger::write_event_receipt(altered)));
  altered.leaf = 7;
  EXPECT_FALSE(verifies(ledger::write_event_receipt(altered))) << "outside the log";
}

TEST_P(DecisionsInTheLog, ACR_10_a_decision_altered_behind_the_back_of_the_program_is_found) {
  auto const number = enter("7700000016");
  log(10);
  ASSERT_EQ(fault(), std::nullopt);
  database().write([&](database::Tx& tx) {
    tx.run_script(tx.engine() == database::Engine::sqlite ? "drop trigger keep_accreditation_versions_update"
                                                          : "alter table accreditation_versions disable trigger all");
    tx.run_script("update accreditation_versions set ground = 'Другой приказ'");
  });
  ASSERT_TRUE(fault().has_value()) << number;
  EXPECT_EQ(fault()->leaf, 0u);
}

TEST(DecisionEvent, ACR_10_its_bytes_are_those_of_the_format) {
  Accreditation const record{7, "7700000016", "1027700000019", false, {}};
  Version version{2,
                  {Step::suspended, LocalDate::parse_iso("2024-03-01").value(), "Приказ № 7",
                   LocalDate::parse_iso("2024-03-02"), "15-3"},
                  {"АНО «Ёлка»", "г. Москва", "77", {ServiceKind::training}, {TrainingKind::general}},
                  Status::suspended,
                  from_millis(1709251200000)};
  EXPECT_EQ(
      event_bytes(record, version),
      "obereg-accreditation-v1\n"
      R"({"number":7,"inn":"7700000016","ogrn":"1027700000019","sole_trader":false,"version":2,"step":"suspended",)"
      R"("decided_on":"2024-03-01","ground":"Приказ № 7","letter_date":"2024-03-02","letter_number":"15-3",)"
      R"("name":"АНО «Ёлка»","place":"г. Москва","region":"77","services":["training"],"trainings":["general"],)"
      R"("status":"suspended","recorded_at":"2024-03-01T00:00:00.000Z"})"
      "\n");
}

}  // namespace
}  // namespace obereg::accreditation
