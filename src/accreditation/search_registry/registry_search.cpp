#include "accreditation/search_registry/registry_search.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "accreditation/search_registry/queries.hpp"
#include "accreditation_registry/model/listed.hpp"
#include "core/text.hpp"
#include "core/words/words.hpp"

namespace obereg::accreditation {

namespace sql = obereg::sql::accreditation::search_registry;

namespace {

// Where more records have a word, those with the highest numbers are soon met by going through them.
constexpr std::int64_t few = 2'000;
// Of fewer ones those with the highest numbers are looked at first: nearly always they fill the page.
constexpr std::int64_t looked_at_first = 150;

FoundAccreditation read_found(database::Row const& row) {
  return {row.integer(0),
          row.string(1),
          row.string(2),
          {row.string(3), row.string(4), row.string(5), read_listed(row.text(6), &service_kind_of),
           read_listed(row.text(7), &training_kind_of)},
          status_of(row.text(8)).value()};
}

// A pattern that finds one of a list between commas.
template <class Value>
std::string within(std::optional<Value> const& value) {
  return value ? "%," + std::string(to_text(*value)) + ",%" : "";
}

database::Parameters filters(Sought const& sought, bool by_words) {
  database::Parameters parameters{
      {"service", within(sought.service)}, {"training", within(sought.training)}, {"day", sought.on}};
  if (by_words || sought.status)
    parameters.push_back({"status", sought.status ? std::string(to_text(*sought.status)) : ""});
  if (by_words || !sought.region.empty()) parameters.push_back({"region", sought.region});
  return parameters;
}

std::int64_t records_with(database::ReadTx& tx, std::string const& word) {
  return tx.get_integer(sql::count_word, {{"word", word}, {"word_end", text::after_prefix(word)}, {"most", few + 1}});
}

struct Way {
  database::Query const& search;
  database::Query const& count;
  std::optional<std::int64_t> matches = {};  // of the rarest word, where the page is read from those
};

// Each has an index of its own, in the order of the page; what is not asked for is no parameter.
Way way_without_words(Sought const& sought) {
  if (!sought.region.empty() && sought.status) return {sql::search_region_status, sql::count_region_status};
  if (!sought.region.empty()) return {sql::search_region, sql::count_region};
  if (sought.status) return {sql::search_status, sql::count_status};
  return {sql::search_all, sql::count_all};
}

// `words` are left with the rarest first.
Way way_for(database::ReadTx& tx, Sought const& sought, std::vector<std::string>& words) {
  if (words.empty()) return way_without_words(sought);
  std::multimap<std::int64_t, std::string> by_number;
  for (auto const& word : words) by_number.emplace(records_with(tx, word), word);
  words.clear();
  for (auto const& [records, word] : by_number)
    if (words.size() < most_words) words.push_back(word);
  auto const matches = by_number.begin()->first;
  if (matches > few) return {sql::search_many, sql::count_many};
  return {sql::search_words, sql::count_words, matches};
}

// Each word as the range of what begins with it. A word that is not there is the widest range, "" to the end.
void add_words(database::Parameters& parameters, std::vector<std::string> words) {
  if (words.empty()) return;
  static constexpr char const* names[most_words][2] = {{"w1", "e1"}, {"w2", "e2"}, {"w3", "e3"}, {"w4", "e4"},
                                                       {"w5", "e5"}, {"w6", "e6"}, {"w7", "e7"}, {"w8", "e8"}};
  words.resize(most_words);
  for (std::size_t i = 0; i < most_words; ++i) {
    parameters.push_back({names[i][0], words[i]});
    parameters.push_back({names[i][1], words[i].empty() ? "" : text::after_prefix(words[i])});
  }
}

std::vector<FoundAccreditation> page_of(database::ReadTx& tx, Way const& way, database::Parameters parameters,
                                        Sought const& sought) {
  parameters.push_back({"before", sought.before > 0 ? sought.before : std::numeric_limits<std::int64_t>::max()});
  parameters.push_back({"size", sought.size});
  if (!way.matches) return tx.all(way.search, parameters, read_found);
  parameters.push_back({"candidates", std::min(*way.matches, looked_at_first)});
  auto rows = tx.all(way.search, parameters, read_found);
  if (*way.matches <= looked_at_first || rows.size() >= static_cast<std::size_t>(sought.size)) return rows;
  parameters.back().value = *way.matches;
  return tx.all(way.search, parameters, read_found);
}

// Nearly always a part of those with the rarest word tells that there are more than are counted.
std::int64_t count_of(database::ReadTx& tx, Way const& way, database::Parameters parameters, std::int64_t most) {
  parameters.push_back({"most", most});
  if (!way.matches) return tx.get_integer(way.count, parameters);
  parameters.push_back({"candidates", std::min(*way.matches, looked_at_first)});
  auto const count = tx.get_integer(way.count, parameters);
  if (*way.matches <= looked_at_first || count >= most) return count;
  parameters.back().value = *way.matches;
  return tx.get_integer(way.count, parameters);
}

}  // namespace

Found search(database::ReadTx& tx, Sought const& sought, std::int64_t most) {
  auto words = text::words_of(sought.words);
  auto const way = way_for(tx, sought, words);
  auto parameters = filters(sought, !words.empty());
  add_words(parameters, words);
  auto rows = page_of(tx, way, parameters, sought);
  auto const count = count_of(tx, way, std::move(parameters), most);
  return {std::move(rows), count, std::move(words)};
}

}  // namespace obereg::accreditation
