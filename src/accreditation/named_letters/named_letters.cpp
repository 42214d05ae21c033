#include "accreditation/named_letters/named_letters.hpp"

#include <algorithm>

#include "accreditation/named_letters/queries.hpp"

namespace obereg::accreditation {

namespace sql = obereg::sql::accreditation::named_letters;

namespace {

constexpr std::string_view series[] = {"АК-И-", "АК-У-"};
constexpr std::size_t most_numbers = 10, most_digits = 9;  // of one application; of a number

std::size_t digits_from(std::string_view text, std::size_t at) {
  auto const end = text.find_first_not_of("0123456789", at);
  return (end == std::string_view::npos ? text.size() : end) - at;
}

// "АК-И-3/2026" where the text at `at` goes on after the series as a number does; "" where it does not.
std::string number_at(std::string_view text, std::size_t at, std::string_view of_series) {
  auto const number = at + of_series.size(), length = digits_from(text, number), slash = number + length;
  if (length == 0 || length > most_digits || slash >= text.size() || text[slash] != '/') return "";
  if (digits_from(text, slash + 1) != 4) return "";
  return std::string(text.substr(at, slash + 5 - at));
}

Whose whose(database::ReadTx& tx, std::string const& number, std::string const& inn) {
  auto const holders = tx.all(sql::whose_letter, {{"number", number}}, [](auto const& row) { return row.string(0); });
  if (holders.empty()) return Whose::nobody;
  bool const is_own = inn.empty() || std::find(holders.begin(), holders.end(), inn) != holders.end();
  return is_own ? Whose::own : Whose::another;
}

}  // namespace

std::vector<std::string> letter_numbers_in(std::string_view text) {
  std::vector<std::string> numbers;
  for (std::size_t at = 0; at < text.size() && numbers.size() < most_numbers; ++at)
    for (auto const& each : series) {
      if (!text.substr(at).starts_with(each)) continue;
      auto number = number_at(text, at, each);
      if (!number.empty() && std::find(numbers.begin(), numbers.end(), number) == numbers.end())
        numbers.push_back(std::move(number));
    }
  return numbers;
}

std::vector<NamedLetter> named_letters(database::ReadTx& tx, Answers const& answers, std::string const& inn) {
  std::vector<NamedLetter> letters;
  for (auto& number : letter_numbers_in(answers.value("document"))) {
    auto const holder = whose(tx, number, inn);
    letters.push_back({std::move(number), holder});
  }
  return letters;
}

std::string doubt_about(NamedLetter const& letter) {
  switch (letter.whose) {
    case Whose::own:
      return "";
    case Whose::another:
      return "Письмо № " + letter.number + " выдано другой организации";
    case Whose::nobody:
      return "Письма № " + letter.number + " у министерства нет";
  }
  return "";
}

std::vector<std::string> doubts_about(std::vector<NamedLetter> const& letters) {
  std::vector<std::string> doubts;
  for (auto const& letter : letters)
    if (auto doubt = doubt_about(letter); !doubt.empty()) doubts.push_back(std::move(doubt));
  return doubts;
}

}  // namespace obereg::accreditation
