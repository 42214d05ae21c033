// How pages show a standing record.
#pragma once
#include <string>
#include <vector>

#include "platform/html/render.hpp"
#include "training/registry/standing_record.hpp"

namespace obereg::training {

// A line of a card: the column's title and the value in words.
struct CardLine {
  std::string title, value;
  bool operator==(CardLine const&) const = default;
};
std::vector<html::View> fact_rows(std::vector<CardLine> const& lines);  // for components/summary_list.html

// The last day of the term; nothing where the check was not passed, or where the record is annulled and holds no more.
std::optional<LocalDate> term_of(StandingRecord const& found);
std::string term_or_dash(StandingRecord const& found);  // "25.02.2027" or "—"

std::string standing_in_words(StandingRecord const& found, LocalDate today);  // a sentence
html::View standing_view(StandingRecord const& found, LocalDate today);       // state, colour, state_words

}  // namespace obereg::training
