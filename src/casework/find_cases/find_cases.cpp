#include "casework/find_cases/find_cases.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <limits>
#include <sstream>

#include "casework/find_cases/queries.hpp"
#include "core/text.hpp"
#include "core/words/words.hpp"

namespace obereg::casework {

namespace sql = obereg::sql::casework::find_cases;

namespace {

constexpr std::size_t most_words = 3;
// Where more cases have a word, the newest of them are soon met by going through the cases.
constexpr std::int64_t few = 5'000;

std::vector<std::string> tokens_of(std::string_view text) {
  std::istringstream stream(text::fold(text));
  std::vector<std::string> tokens;
  for (std::string token; stream >> token;) tokens.push_back(token);
  return tokens;
}

bool is_number_of_year(std::string const& token) {
  return token.find('/') != std::string::npos && token.find_first_of("0123456789") != std::string::npos;
}

struct Word {
  std::string begins;
  std::int64_t cases = 0;  // that have it; `few` + 1: more
};

std::int64_t cases_with(database::ReadTx& tx, std::string const& word) {
  return tx.get_integer(sql::count_word, {{"word", word}, {"word_end", text::after_prefix(word)}, {"most", few + 1}});
}

// The rarest first.
std::vector<Word> counted(database::ReadTx& tx, std::vector<std::string> const& words) {
  std::vector<Word> list;
  for (auto const& word : words)
    if (list.size() < most_words) list.push_back({word, cases_with(tx, word)});
  std::stable_sort(list.begin(), list.end(), [](Word const& a, Word const& b) { return a.cases < b.cases; });
  return list;
}

// Each word as the range of what begins with it.
void add_ranges(database::Parameters& parameters, std::vector<Word> words) {
  static constexpr char const* names[most_words][2] = {
      {"first", "first_end"}, {"second", "second_end"}, {"third", "third_end"}};
  words.resize(most_words);
  for (std::size_t i = 0; i < most_words; ++i) {
    parameters.push_back({names[i][0], words[i].begins});
    parameters.push_back({names[i][1], words[i].begins.empty() ? "" : text::after_prefix(words[i].begins)});
  }
}

}  // namespace

void add_words(database::Tx& tx, CaseId id, std::string_view text) {
  boost::json::array words;
  for (auto const& word : text::words_of(text)) words.emplace_back(word);
  for (auto const& token : tokens_of(text)) {
    if (!is_number_of_year(token)) continue;
    words.emplace_back(token);
    words.emplace_back(token.substr(token.rfind('-') + 1));
  }
  tx.exec(sql::insert_words, {{"id", id}, {"words", boost::json::serialize(words)}});
}

void forget_words(database::Tx& tx, CaseId id) {
  tx.exec(sql::forget_words, {{"id", id}});
}

std::vector<std::string> sought_words(std::string_view wanted) {
  std::vector<std::string> words;
  for (auto const& token : tokens_of(wanted)) {
    auto const parts = is_number_of_year(token) ? std::vector{token} : text::words_of(token);
    for (auto const& part : parts)
      if (std::find(words.begin(), words.end(), part) == words.end()) words.push_back(part);
  }
  return words;
}

// Each condition stands in the queries beside "or nothing is asked": as such it leads neither engine away from reading
// the newest first, SQLite without statistics to another index, PostgreSQL to sorting what it thinks are a few rows.
database::Parameters filter_parameters(CaseFilter const& filter) {
  return {{"service", filter.service},
          {"before", filter.before > 0 ? filter.before : std::numeric_limits<std::int64_t>::max()},
          {"variant", filter.variant},
          {"channel", filter.channel},
          {"from", filter.registered_from.value_or(Instant{})},
          {"until", filter.registered_until.value_or(Instant{})},
          {"late_at", filter.late_at.value_or(Instant{})},
          {"size", filter.size}};
}

std::vector<Case> found_cases(database::ReadTx& tx, CaseFilter const& filter) {
  auto const words = counted(tx, sought_words(filter.wanted));
  if (words.empty() || words.front().cases == 0) return {};
  auto parameters = filter_parameters(filter);
  parameters.push_back({"state", filter.state ? to_text(*filter.state) : std::string_view()});
  add_ranges(parameters, words);
  return tx.all(words.front().cases <= few ? sql::found_few : sql::found_many, parameters, read_case);
}

}  // namespace obereg::casework
