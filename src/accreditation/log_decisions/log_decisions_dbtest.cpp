// From the decision of the ministry to the proof that anybody downloads.
#include "accreditation/log_decisions/log_decisions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/roles.hpp"
#include "accreditation/accreditation.hpp"
#include "accreditation/keep_registry/keep_registry.hpp"
#include "accreditation/testing/job_runs.hpp"
#include "accreditation_registry/sample.hpp"
#include "platform/ledger/receipt/event_receipt.hpp"
#include "support/test_site.hpp"

namespace obereg::accreditation {
namespace {

using support::test_now;
using testing::HasSubstr;
using testing::Not;

class LogDecisions : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    site = std::make_unique<support::TestSite>(database(), accreditation_routes(), accreditation_sections());
    site->get("/accreditation/registry");
  }
  std::int64_t decide() {
    Actor official;
    official.account = {1};
    return database().write([&](database::Tx& tx) {
      return record_accreditation(tx, official, sample_accreditation(), LocalDate::at(test_now), test_now).value();
    });
  }
  std::unique_ptr<support::TestSite> site;
};
OBEREG_ON_BOTH_ENGINES(LogDecisions);

TEST_P(LogDecisions, ACR_10_anybody_downloads_the_proof_once_the_job_has_run) {
  auto const card = "/accreditation/registry/" + std::to_string(decide());
  EXPECT_THAT(site->get(card).body, Not(HasSubstr(card + "/log/1")));
  EXPECT_EQ(site->get(card + "/log/1").status, 404);
  run_jobs_at(*site, test_now);
  EXPECT_THAT(site->get(card).body, HasSubstr(card + "/log/1"));
  auto const proof = site->get(card + "/log/1");
  ASSERT_EQ(proof.status, 200);
  for (auto const& check : ledger::verify_event_receipt(proof.body, site->log_key.public_key().pem()))
    EXPECT_TRUE(check.passed) << check.code;
  for (auto const* const other : {"/log/2", "/log/0", "/log/99999999999", "/log/x"})
    EXPECT_EQ(site->get(card + other).status, 404) << other;
}

TEST_P(LogDecisions, ACR_10_what_was_decided_before_there_was_a_job_is_logged_after_the_start) {
  database().write(
      [&](database::Tx& tx) { add(tx, sample_accreditation(), {1}, LocalDate::at(test_now), test_now).value(); });
  ask_to_log_waiting(database(), test_now);
  run_jobs_at(*site, test_now);
  EXPECT_EQ(site->get("/accreditation/registry/1/log/1").status, 200);
}

}  // namespace
}  // namespace obereg::accreditation
