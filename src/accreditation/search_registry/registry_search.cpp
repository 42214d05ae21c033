#include "accreditation/search_registry/registry_search.hpp"

#include <limits>

#include "accreditation/search_registry/queries.hpp"
#include "accreditation_registry/model/listed.hpp"
#include "core/words.hpp"
#include "core/text.hpp"

namespace obereg::accreditation {

namespace sql = obereg::sql::accreditation::search_registry;

namespace {

constexpr std::size_t most_words = 3;  // further ones are not looked at: three narrow it down enough

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

database::Parameters filters(Sought const& sought) {
  return {{"service", within(sought.service)},
          {"training", within(sought.training)},
          {"status", sought.status ? std::string(to_text(*sought.status)) : ""},
          {"region", sought.region},
          {"day", sought.on},
          {"before", sought.before > 0 ? sought.before : std::numeric_limits<std::int64_t>::max()}};
}

// Each word as the range of what begins with it. A word that is not there is the widest range, "" to the end.
void add_words(database::Parameters& parameters, std::vector<std::string> words) {
  static constexpr char const* names[most_words][2] = {
      {"first", "first_end"}, {"second", "second_end"}, {"third", "third_end"}};
  words.resize(most_words);
  for (std::size_t i = 0; i < most_words; ++i) {
    parameters.push_back({names[i][0], words[i]});
    parameters.push_back({names[i][1], words[i].empty() ? "" : text::after_prefix(words[i])});
  }
}

}  // namespace

std::vector<FoundAccreditation> search(database::ReadTx& tx, Sought const& sought) {
  auto parameters = filters(sought);
  parameters.push_back({"size", sought.size});
  auto const words = text::words_of(sought.words);
  if (words.empty()) return tx.all(sql::search_all, parameters, read_found);
  add_words(parameters, words);
  return tx.all(sql::search_words, parameters, read_found);
}

std::int64_t count(database::ReadTx& tx, Sought const& sought, std::int64_t most) {
  auto whole = sought;
  whole.before = 0;
  auto parameters = filters(whole);
  parameters.push_back({"most", most});
  auto const words = text::words_of(sought.words);
  if (words.empty()) return tx.get_integer(sql::count_all, parameters);
  add_words(parameters, words);
  return tx.get_integer(sql::count_words, parameters);
}

}  // namespace obereg::accreditation
