#include "accreditation/enter_withdrawal/enter_withdrawal.hpp"

#include "accreditation/enter_withdrawal/queries.hpp"

namespace obereg::accreditation {

namespace sql = obereg::sql::accreditation::enter_withdrawal;

Result<void> enter_withdrawal(database::Tx& tx, web::Services const& services, Actor const& actor,
                              casework::Case const& held, Withdrawal const& withdrawal,
                              std::vector<casework::CaseDocument> const& scans, Instant now) {
  if (auto const done = withdraw_application(tx, services, actor, held, withdrawal, now); !done) return done.error();
  for (auto scan : scans) {
    scan.item = withdrawal_on_paper;
    scan.title = "Письмо об отзыве";
    casework::add_document(tx, held.id, scan, now);
  }
  auto const& letter = withdrawal.on_paper.value();
  tx.exec_one(sql::insert_withdrawal, {{"case_id", held.id},
                                       {"received_on", letter.received_on},
                                       {"signed_by", letter.signed_by},
                                       {"reason", withdrawal.reason},
                                       {"entered_by", actor.account},
                                       {"entered_by_name", actor.name},
                                       {"now", now}});
  return {};
}

}  // namespace obereg::accreditation
