// What the office does with a letter that goes by post, and what became of it (ACR-11).
#pragma once
#include "casework/mailing/mailing.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"

namespace obereg::accreditation {

struct Sending {
  std::string address, tracking_number;
  LocalDate sent_on;
};
struct Ending {
  casework::MailingState how = casework::MailingState::delivered;  // or returned
  LocalDate on;
  std::string note;  // why it came back
};

// All write the timeline of the case and the audit record; each is refused where something was done with the letter
// meanwhile: mailing_changed. Sending stops the clock.
Result<void> send_letter(database::Tx& tx, Actor const& actor, casework::Mailing const& mailing, Sending const& sending,
                         Instant now);
Result<void> end_mailing(database::Tx& tx, Actor const& actor, casework::Mailing const& mailing, Ending const& ending,
                         Instant now);
// One that came back is sent once more, as a mailing of its own and without a clock. Of two clicks one makes it.
Result<casework::MailingId> mail_again(database::Tx& tx, Actor const& actor, casework::Mailing const& mailing,
                                       Instant now);

}  // namespace obereg::accreditation
