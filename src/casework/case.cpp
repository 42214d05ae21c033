#include "casework/case.hpp"

#include <stdexcept>

namespace obereg::casework {

std::string_view to_text(CaseState state) {
  switch (state) {
    case CaseState::open:
      return "open";
    case CaseState::withdrawn:
      return "withdrawn";
  }
  throw std::logic_error("an unknown state of a case");
}

std::optional<CaseState> case_state_of(std::string_view text) {
  for (auto const state : {CaseState::open, CaseState::withdrawn})
    if (to_text(state) == text) return state;
  return std::nullopt;
}

std::string_view title_of(CaseState state) {
  return state == CaseState::open ? "Рассматривается" : "Отозвано";
}

std::string_view colour_of(CaseState state) {
  return state == CaseState::open ? "blue" : "grey";
}

}  // namespace obereg::casework
