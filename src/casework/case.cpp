#include "casework/case.hpp"

#include <stdexcept>

namespace obereg::casework {

std::string_view to_text(CaseState state) {
  switch (state) {
    case CaseState::open:
      return "open";
    case CaseState::granted:
      return "granted";
    case CaseState::refused:
      return "refused";
    case CaseState::withdrawn:
      return "withdrawn";
  }
  throw std::logic_error("an unknown state of a case");
}

std::optional<CaseState> case_state_of(std::string_view text) {
  for (auto const state : all_case_states)
    if (to_text(state) == text) return state;
  return std::nullopt;
}

std::string_view title_of(CaseState state) {
  switch (state) {
    case CaseState::open:
      return "Рассматривается";
    case CaseState::granted:
      return "Услуга оказана";
    case CaseState::refused:
      return "Отказано";
    case CaseState::withdrawn:
      return "Отозвано";
  }
  throw std::logic_error("an unknown state of a case");
}

std::string_view colour_of(CaseState state) {
  switch (state) {
    case CaseState::open:
      return "blue";
    case CaseState::granted:
      return "green";
    case CaseState::refused:
      return "red";
    case CaseState::withdrawn:
      return "grey";
  }
  throw std::logic_error("an unknown state of a case");
}

}  // namespace obereg::casework
