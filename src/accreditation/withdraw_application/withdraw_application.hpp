// An applicant withdraws an application: the case is closed, its clocks and requests end, and a letter tells it.
#pragma once
#include "accreditation/document_templates/templates.hpp"
#include "casework/store.hpp"
#include "core/actor.hpp"
#include "platform/web/services.hpp"

namespace obereg::accreditation {

inline constexpr std::string_view notice_series = "АК-У";  // of letters that no signatory signs

// In one transaction: case, clocks, requests, the letter as a document of the case, e-mail to who filed it, audit
// record. Refused where the case is closed already.
Result<void> withdraw_application(database::Tx& tx, web::Services const& services, Actor const& actor,
                                  casework::Case const& held, std::string const& reason, Instant now);

// The letter as plain text, for pages; days as people read them.
struct WithdrawalFacts {
  std::string authority, number, day, incoming_number, incoming_day, organisation, inn, reason, check_address;
};
std::string withdrawal_text(WithdrawalFacts const& facts);

}  // namespace obereg::accreditation
