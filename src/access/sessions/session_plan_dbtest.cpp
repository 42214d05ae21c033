// Who asks is read with one statement on every page: it must cost the same however many accounts there are.
#include <gtest/gtest.h>

#include "access/sessions/queries.hpp"
#include "core/text.hpp"
#include "support/test_database.hpp"

namespace obereg::access {
namespace {

class SessionPlan : public support::OnBothEngines {
 protected:
  // Each person has two certificates and was warned of the end of one.
  void enter_people() {
    std::string const numbers = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 5000) ";
    for (auto const* statement :
         {"insert into accounts(last_name, first_name, middle_name, email, job_title, search_key, created_at) "
          "select 'Образцова', 'Анна', '', '', '', '', 0 from n",
          "insert into account_certificates(account_id, thumbprint, issuer, serial, subject, not_before, not_after, "
          "der, added_at) select 1 + i % 5000, 'a' || i, '', '', '', 0, 9000000000000, '', 0 from n",
          "insert into account_certificates(account_id, thumbprint, issuer, serial, subject, not_before, not_after, "
          "der, added_at) select 1 + i % 5000, 'b' || i, '', '', '', 0, 9000000000000, '', 0 from n",
          "insert into certificate_warnings(certificate_id, days, warned_at) select i, 30, 1 from n",
          "insert into certificate_warnings(certificate_id, days, warned_at) select i, 14, 2 from n"})
      database().write([&](database::Tx& tx) { tx.run_script(numbers + statement); });
    database().write([](database::Tx& tx) { tx.run_script("analyze"); });
  }
  std::string plan(database::Query const& query, database::Parameters const& parameters) {
    auto const sqlite = "explain query plan " + std::string(query.sqlite);
    auto const postgresql = "explain " + std::string(query.postgresql);
    std::string lines;
    database().read([&](database::ReadTx& tx) {
      int const column = tx.engine() == database::Engine::sqlite ? 3 : 0;
      tx.each({"plan", sqlite, postgresql}, parameters,
              [&](database::Row const& row) { lines += row.string(column) + "\n"; });
    });
    return lines;
  }
};
OBEREG_ON_BOTH_ENGINES(SessionPlan);

TEST_P(SessionPlan, ACC_07_whose_certificate_ends_is_read_by_indexes_alone) {
  enter_people();
  auto const steps = plan(sql::access::sessions::find_session, {{"token_hash", database::Bytes{text::sha256("token")}},
                                                                {"now", support::test_now},
                                                                {"idle_since", support::test_now}});
  for (auto const* const bad :
       {"SCAN ", "Seq Scan on account_certificates", "Seq Scan on certificate_warnings", "Seq Scan on accounts"})
    EXPECT_EQ(steps.find(bad), std::string::npos) << bad << "\n" << steps;
  EXPECT_NE(steps.find("ix_account_certificates_account"), std::string::npos) << steps;
  bool const is_sqlite = GetParam() == database::Engine::sqlite;
  EXPECT_NE(steps.find(is_sqlite ? "sqlite_autoindex_certificate_warnings_1" : "certificate_warnings_pkey"),
            std::string::npos)
      << steps;
}

}  // namespace
}  // namespace obereg::access
