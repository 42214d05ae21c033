#include "accreditation/office_journal/journal_row.hpp"

#include "accreditation/examination/examination.hpp"
#include "accreditation/examination/in_work.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/regulation/words.hpp"

namespace obereg::accreditation {

JournalRow journal_row(database::ReadTx& tx, casework::Case const& held) {
  JournalRow row{held, held.officer ? short_name_of(tx, *held.officer) : "", ""};
  bool const is_decided = held.state == casework::CaseState::granted || held.state == casework::CaseState::refused;
  if (auto const decision = is_decided ? decision_of(tx, held.id) : std::nullopt)
    row.letter_number = decision->letter_number;
  return row;
}

std::string stage_title(casework::Case const& held) {
  for (auto const& stage : regulation().variant(held.variant)->stages)
    if (stage.key == held.stage) return stage.title;
  return held.stage;
}

std::string channel_words(casework::Case const& held) {
  auto const channel = named<Channel>(held.channel);
  return channel ? std::string(words_of(*channel)) : held.channel;
}

bool is_late(casework::Case const& held, Instant now) {
  return held.state == casework::CaseState::open && now >= held.due_at;
}

html::View row_view(web::PageContext const& context, JournalRow const& row) {
  auto const& held = row.held;
  auto const zone = context.settings().zone;
  html::View view{{"href", case_address(held.id, Reader::office)},
                  {"number", held.incoming_number},
                  {"filed_at", LocalDate::at(held.registered_at, zone).russian()},
                  {"channel", channel_words(held)},
                  {"applicant", held.applicant},
                  {"inn", held.inn},
                  {"variant", held.variant},
                  {"title", regulation().variant(held.variant)->title},
                  {"stage", stage_title(held)},
                  {"officer", row.officer},
                  {"letter_number", row.letter_number},
                  {"state", title_of(held.state)},
                  {"colour", colour_of(held.state)}};
  show_due(view, held, context.now, zone);
  return view;
}

}  // namespace obereg::accreditation
