#include "accreditation/application/answers.hpp"

#include <algorithm>
#include <boost/json.hpp>

namespace obereg::accreditation {

namespace json = boost::json;

namespace {

template <class Map>
auto const& found_or_empty(Map const& map, std::string_view key) {
  static typename Map::mapped_type const nothing{};
  auto const found = map.find(key);
  return found == map.end() ? nothing : found->second;
}

json::object object_of(TableRow const& row) {
  json::object object;
  for (auto const& [column, value] : row) object[column] = value;
  return object;
}

std::string text_of(json::value const& value) {
  return std::string(value.as_string());
}

TableRow row_of(json::object const& object) {
  TableRow row;
  for (auto const& [column, value] : object) row.emplace(column, text_of(value));
  return row;
}

// Of several specialists the worst counts: without the detail nobody can be asked.
Confirmation confirmation_by(std::vector<TableRow> const& specialists, std::string_view needed) {
  bool const lacks = std::any_of(specialists.begin(), specialists.end(),
                                 [&](TableRow const& row) { return found_or_empty(row, needed).empty(); });
  return lacks ? Confirmation::cannot_ask : Confirmation::not_known_yet;
}

}  // namespace

std::string Answers::value(std::string_view key) const {
  return found_or_empty(values, key);
}
std::vector<std::string> const& Answers::chosen(std::string_view key) const {
  return found_or_empty(choices, key);
}
std::vector<TableRow> const& Answers::rows(std::string_view key) const {
  return found_or_empty(tables, key);
}
bool Answers::has_chosen(std::string_view key, std::string_view value) const {
  auto const& list = chosen(key);
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::string to_json(Answers const& answers) {
  json::object values, choices, tables;
  for (auto const& [key, value] : answers.values) values[key] = value;
  for (auto const& [key, list] : answers.choices) choices[key] = json::value_from(list);
  for (auto const& [key, rows] : answers.tables) {
    json::array array;
    for (auto const& row : rows) array.push_back(object_of(row));
    tables[key] = std::move(array);
  }
  return json::serialize(json::object{{"values", values}, {"choices", choices}, {"tables", tables}});
}

Answers answers_of_json(std::string_view text) {
  auto const read = json::parse(text);
  auto const& object = read.as_object();
  Answers answers;
  for (auto const& [key, value] : object.at("values").as_object()) answers.values.emplace(key, text_of(value));
  for (auto const& [key, list] : object.at("choices").as_object())
    answers.choices.emplace(key, json::value_to<std::vector<std::string>>(list));
  for (auto const& [key, rows] : object.at("tables").as_object())
    for (auto& table = answers.tables[key]; auto const& row : rows.as_array()) table.push_back(row_of(row.as_object()));
  return answers;
}

Facts facts_of(Variant const& variant, Answers const& answers) {
  Facts facts;
  facts.applicant = variant.applicant;
  facts.has_charter = answers.value(no_charter).empty();
  facts.trains = answers.has_chosen("service_kinds", "training");
  facts.has_distance_learning = !answers.value(distance_learning).empty();
  facts.by_representative = answers.value("signatory") == by_representative;
  facts.by_post = answers.value("delivery") == by_post;
  facts.employment = confirmation_by(answers.rows("specialists"), "snils");
  facts.education = confirmation_by(answers.rows("specialists"), "education_document");
  return facts;
}

}  // namespace obereg::accreditation
