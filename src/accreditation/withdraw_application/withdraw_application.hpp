// An applicant withdraws an application: the case is closed, its clocks and requests end, and a letter tells it.
#pragma once
#include <optional>

#include "accreditation/document_templates/templates.hpp"
#include "accreditation/mail_letters/send_result.hpp"
#include "casework/store.hpp"
#include "core/actor.hpp"
#include "platform/web/services.hpp"

namespace obereg::accreditation {

inline constexpr std::string_view notice_series = "АК-У";  // of letters that no signatory signs

inline constexpr std::size_t longest_withdrawal_reason = 1000;  // letters

// The applicant's own, on paper.
struct WithdrawalLetter {
  LocalDate received_on;
  std::string signed_by;
};

struct Withdrawal {
  std::string reason;                          // "" where a letter on paper names none
  std::optional<WithdrawalLetter> on_paper{};  // nothing: from the cabinet
};

// How the letter that tells it reaches who withdrew by a letter of their own: as the result of the service would have.
Delivery withdrawal_delivery(database::ReadTx& tx, casework::Case const& held);

// In one transaction: case, clocks, requests, the letter as a document of the case, e-mail to who filed it, audit
// record; withdrawn on paper, the letter goes by post or e-mail too, by withdrawal_delivery(). Refused where the case
// is closed already.
Result<void> withdraw_application(database::Tx& tx, web::Services const& services, Actor const& actor,
                                  casework::Case const& held, Withdrawal const& withdrawal, Instant now);

// The letter as plain text, for pages; days as people read them.
struct WithdrawalFacts {
  std::string authority, number, day, incoming_number, incoming_day, organisation, inn, reason, check_address;
  std::string withdrawn_on, letter_words;  // the day; "" from the cabinet, else how it was withdrawn on paper
};
std::string withdrawal_text(WithdrawalFacts const& facts);

}  // namespace obereg::accreditation
