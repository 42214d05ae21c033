#include "training/registry/standing_view.hpp"

namespace obereg::training {

std::vector<html::View> fact_rows(std::vector<CardLine> const& lines) {
  std::vector<html::View> rows;
  for (auto const& line : lines)
    rows.push_back(
        {{"key", line.title}, {"value", line.value}, {"is_number", false}, {"change_href", ""}, {"change_of", ""}});
  return rows;
}

std::optional<LocalDate> term_of(StandingRecord const& found) {
  return found.annulled_on ? std::nullopt : found.valid_until;
}

std::string term_or_dash(StandingRecord const& found) {
  auto const term = term_of(found);
  return term ? term->russian() : "—";
}

std::string standing_in_words(StandingRecord const& found, LocalDate today) {
  switch (standing_of(found, today)) {
    case Standing::valid:
      return "Обучение действует по " + found.valid_until->russian() + " включительно.";
    case Standing::expired:
      return "Срок закончился " + found.valid_until->russian() + ". Нужно обучение заново.";
    case Standing::not_passed:
      return "Проверка знаний не пройдена, срока действия нет.";
    case Standing::annulled:
      return "Запись аннулирована " + found.annulled_on->russian() + " и не действует.";
  }
  return "";
}

html::View standing_view(StandingRecord const& found, LocalDate today) {
  auto const standing = standing_of(found, today);
  return {{"state", russian_name(standing)},
          {"colour", colour_of(standing)},
          {"state_words", standing_in_words(found, today)}};
}

}  // namespace obereg::training
