// Reminding an organisation of whose training has ended or soon will (TRN-18): a letter to each of its people who may
// see the list, and a notice in their cabinets. Numbers and a link only, no personal data.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "core/actor.hpp"
#include "platform/database/database.hpp"
#include "platform/web/settings.hpp"

namespace obereg::training {

inline constexpr int most_reminded_exactly = 10'000;  // counts above are stored as one more, and said as «более»

struct DueCounts {
  std::int64_t ended = 0, ending = 0;
};

struct Reminder {
  LocalDate on;
  Instant at;
  LocalDate ahead_to;   // the last end of a training that it spoke of
  DueCounts trained;    // by the organisation, as a provider
  DueCounts employees;  // its own people, as an employer
  int letters = 0;
};
std::optional<Reminder> last_reminder(database::ReadTx& tx, OrganisationId organisation);

// No more often than once a week.
bool may_remind_again(std::optional<Reminder> const& last, LocalDate today);

// In one transaction: where a week has passed, the organisation wants it and there is something new since the last
// time, the letters are put into the outbox, and the reminder and its audit record are written. Something new is a
// training that came within the days ahead, that ended, or that was entered or corrected, since. True where reminded.
bool remind_organisation(database::Tx& tx, web::Settings const& settings, OrganisationId organisation, Instant now);

// "обучение закончилось у 12, закончится до 24.01.2027 — у более 10 000": "" where both counts are none.
std::string counts_in_words(DueCounts const& counts, LocalDate ahead_to);

}  // namespace obereg::training
