// The training programmes of the Ministry's reference book (GetLearnProgram; domain-facts.md, 1.2).
#pragma once
#include <span>
#include <string_view>

namespace obereg::training {

struct Programme {
  int id = 0;              // of the official exchange format; 5 does not exist
  std::string_view code;   // "ИД46В_4"
  std::string_view title;  // to the letter, official oddities kept
};

std::span<Programme const> programmes();
Programme const* find_programme(int id);
// By the title once spaces and kinds of dash are tidied.
Programme const* find_programme(std::string_view title);
// By the letters and digits of the title alone; nothing where that fits none or several.
Programme const* programme_of_letters(std::string_view title);

// The preset term of validity in months, and where it comes from; a setting may replace both.
int preset_validity_months(Programme const& programme);
std::string_view preset_validity_source(Programme const& programme);  // Russian

}  // namespace obereg::training
