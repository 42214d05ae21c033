// A case as the journal lists, prints and exports it.
#pragma once
#include <string>

#include "casework/store.hpp"
#include "platform/html/render.hpp"
#include "platform/web/route.hpp"

namespace obereg::accreditation {

struct JournalRow {
  casework::Case held;
  std::string officer;        // "" while the registry office has it
  std::string letter_number;  // "" where nothing is decided
};
JournalRow journal_row(database::ReadTx& tx, casework::Case const& held);

std::string stage_title(casework::Case const& held);
std::string channel_words(casework::Case const& held);
bool is_late(casework::Case const& held, Instant now);  // the service itself

// Of journal.html and print.html.
html::View row_view(web::PageContext const& context, JournalRow const& row);

}  // namespace obereg::accreditation
