// Letters of cases that go by registered post with a notice of delivery. Who may do what is the matter of the service's
// module, and so is the clock until a letter is sent.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/store.hpp"

namespace obereg::casework {

using MailingId = Id<struct MailingTag>;

enum class MailingState { waiting, sent, delivered, returned };
std::string_view to_text(MailingState state);    // "waiting": in the database
std::string_view title_of(MailingState state);   // "Нужно отправить"
std::string_view colour_of(MailingState state);  // of its tag

struct Mailing {
  MailingId id;
  CaseId held;
  std::int64_t letter = 0;  // document of the case
  std::string letter_number;
  std::string addressee, address;  // address: "" where the applicant named none
  MailingState state = MailingState::waiting;
  std::string tracking_number;                 // "" until it is sent
  std::optional<LocalDate> sent_on, ended_on;  // ended: delivered or returned
  std::string note;                            // why it came back
};

struct NewMailing {
  CaseId held;
  std::int64_t letter = 0;
  std::string letter_number, addressee, address;
};
MailingId add_mailing(database::Tx& tx, NewMailing const& wanted, Instant now);

std::optional<Mailing> find_mailing(database::ReadTx& tx, std::string_view service, MailingId id);
std::vector<Mailing> mailings_of(database::ReadTx& tx, CaseId id);  // the first first

// False where it is in another state by now.
bool record_sent(database::Tx& tx, MailingId id, std::string const& address, std::string const& tracking_number,
                 LocalDate sent_on);
bool record_ended(database::Tx& tx, MailingId id, MailingState how, LocalDate on, std::string const& note);

// With its case and the end of its clock, where that still runs.
struct ListedMailing {
  Mailing mailing;
  std::string incoming_number, applicant;
  std::optional<Instant> due_at;
};
// That wait to be sent, the most urgent first. `clock`: the name of the one that runs until then.
std::vector<ListedMailing> waiting_mailings(database::ReadTx& tx, std::string_view service, std::string_view clock,
                                            int size);
// The newest first, below `before` (0: from the newest).
std::vector<ListedMailing> mailings_in(database::ReadTx& tx, std::string_view service, MailingState state,
                                       std::int64_t before, int size);

}  // namespace obereg::casework
