// A letter of the ministry goes to the applicant's cabinet, and once more by e-mail where nobody has read it there for
// three days (ACR-11).
#pragma once
#include <chrono>

#include "casework/letters/letters.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/web/services.hpp"

namespace obereg::accreditation {

inline constexpr std::string_view repeat_letter_job = "accreditation.repeat-letter";
inline constexpr std::chrono::hours unread_for{3 * 24};  // from the moment of sending, days off too

// In the transaction that makes the letter of this case. The job that looks after it is enqueued with it: one a letter,
// at its moment. Who applied on paper gets it by post (mail_letters): nobody waits for them to read it in a cabinet.
void send_to_cabinet(database::Tx& tx, casework::Case const& held, casework::NewLetter const& letter, Instant now);
bool is_read_in_cabinet(casework::Case const& held);

// Of a letter that is still unread: to who filed the application, while they work for the applicant, and to the e-mail
// that the application names. A job that is run again after a crash, or twice, writes once.
void repeat_letter(jobs::Run& run, web::Services const& services);

}  // namespace obereg::accreditation
