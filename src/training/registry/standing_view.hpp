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

std::string standing_in_words(StandingRecord const& found, LocalDate today);  // a sentence
html::View standing_view(StandingRecord const& found, LocalDate today);       // state, colour, state_words

}  // namespace obereg::training
