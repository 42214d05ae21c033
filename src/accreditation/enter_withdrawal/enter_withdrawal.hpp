// The applicant's letter of withdrawal came on paper, in person or by post, and the registry office enters it: the case
// is withdrawn as from the cabinet (withdraw_application). The regulation is silent on withdrawals; the right to stop a
// request is the applicant's on whatever way they applied.
#pragma once
#include <vector>

#include "accreditation/withdraw_application/withdraw_application.hpp"

namespace obereg::accreditation {

inline constexpr std::string_view withdrawal_on_paper = "withdrawal_on_paper";  // its scans among the documents

// In one transaction: how it came, its scans (kept already) as documents of the case, all that a withdrawal does, and
// the ministry's answer on its way to who has no cabinet: by post, or by e-mail where that was chosen. Refused where
// the case is closed already, and nothing is entered.
Result<void> enter_withdrawal(database::Tx& tx, web::Services const& services, Actor const& actor,
                              casework::Case const& held, Withdrawal const& withdrawal,
                              std::vector<casework::CaseDocument> const& scans, Instant now);

}  // namespace obereg::accreditation
