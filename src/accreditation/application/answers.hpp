// What an applicant has answered, by the names of the form's inputs; as typed, right or wrong.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "accreditation/regulation/conditions.hpp"

namespace obereg::accreditation {

using TableRow = std::map<std::string, std::string, std::less<>>;  // by column

struct Answers {
  std::map<std::string, std::string, std::less<>> values;
  std::map<std::string, std::vector<std::string>, std::less<>> choices;  // what is ticked in a list
  std::map<std::string, std::vector<TableRow>, std::less<>> tables;

  // "" and empty where there is none.
  std::string value(std::string_view key) const;
  std::vector<std::string> const& chosen(std::string_view key) const;
  std::vector<TableRow> const& rows(std::string_view key) const;
  bool has_chosen(std::string_view key, std::string_view value) const;

  bool operator==(Answers const&) const = default;
};

std::string to_json(Answers const& answers);  // the same answers give the same bytes
Answers answers_of_json(std::string_view json);

// Answers that no input of annex 2 asks for: they decide which documents are due.
inline constexpr std::string_view no_charter = "no_charter", distance_learning = "distance_learning";

// Answers to what the form ends with.
inline constexpr std::string_view by_representative = "representative";  // of "signatory"
inline constexpr std::string_view by_post = "post",
                                  by_email = "email";  // of "delivery", as Regulation::delivery names them

// What the conditions of documents look at.
Facts facts_of(Variant const& variant, Answers const& answers);

}  // namespace obereg::accreditation
