#include "accreditation/open_data/open_record.hpp"

#include "accreditation_registry/history.hpp"
#include "accreditation_registry/model/regions.hpp"

namespace obereg::accreditation {

namespace {

namespace json = boost::json;

constexpr OpenColumn columns[] = {{"Номер записи", 10},
                                  {"Наименование", 50},
                                  {"Место нахождения", 50},
                                  {"Регион", 24},
                                  {"ИНН", 14},
                                  {"ОГРН", 18},
                                  {"Виды услуг", 40},
                                  {"Виды обучения", 40},
                                  {"Состояние", 16},
                                  {"Дата аккредитации", 14},
                                  {"Дата приостановления", 14},
                                  {"Основание приостановления", 40},
                                  {"Дата возобновления", 14},
                                  {"Основание возобновления", 40},
                                  {"Дата прекращения", 14},
                                  {"Основание прекращения", 40}};

// A record always has a version that began on or before today; the first stands in where the day lies before it.
Version const& shown_version(Accreditation const& record, LocalDate day) {
  auto const* const version = version_on(record.versions, day);
  return version ? *version : record.versions.front();
}

Decision const* last_of(Accreditation const& record, Step step) {
  Decision const* found = nullptr;
  for (auto const& version : record.versions)
    if (version.decision.step == step) found = &version.decision;
  return found;
}

template <class Values>
std::string titles(Values const& values) {
  std::string text;
  for (auto const value : values) text += (text.empty() ? "" : ", ") + std::string(title_of(value));
  return text;
}

template <class Values>
json::array codes(Values const& values) {
  json::array array;
  for (auto const value : values) array.emplace_back(std::string(to_text(value)));
  return array;
}

json::object decision_object(Version const& version) {
  auto const& decision = version.decision;
  json::object object{{"decision", std::string(to_text(decision.step))},
                      {"decided_on", decision.decided_on.iso()},
                      {"ground", decision.ground},
                      {"entered_at", iso_moment(version.recorded_at)}};
  if (decision.letter_date) object["letter_date"] = decision.letter_date->iso();
  if (!decision.letter_number.empty()) object["letter_number"] = decision.letter_number;
  return object;
}

}  // namespace

std::span<OpenColumn const> open_columns() {
  return columns;
}

std::vector<std::string> open_row(Accreditation const& record, LocalDate day) {
  auto const& version = shown_version(record, day);
  auto const& particulars = version.particulars;
  std::vector<std::string> row{std::to_string(record.number),
                               particulars.name,
                               particulars.place,
                               std::string(region_title(particulars.region)),
                               record.inn,
                               record.ogrn,
                               titles(particulars.services),
                               titles(particulars.trainings),
                               std::string(title_of(version.status)),
                               record.versions.front().decision.decided_on.russian()};
  for (auto const step : {Step::suspended, Step::resumed, Step::terminated}) {
    auto const* const decision = last_of(record, step);
    row.push_back(decision ? decision->decided_on.russian() : "");
    row.push_back(decision ? decision->ground : "");
  }
  return row;
}

boost::json::object open_object(Accreditation const& record, LocalDate day) {
  auto const& version = shown_version(record, day);
  auto const& particulars = version.particulars;
  json::array decisions;
  for (auto const& each : record.versions) decisions.push_back(decision_object(each));
  return {{"number", record.number},
          {"name", particulars.name},
          {"place", particulars.place},
          {"region", particulars.region},
          {"inn", record.inn},
          {"ogrn", record.ogrn},
          {"sole_trader", record.of_sole_trader},
          {"services", codes(particulars.services)},
          {"trainings", codes(particulars.trainings)},
          {"status", std::string(to_text(version.status))},
          {"decisions", std::move(decisions)}};
}

}  // namespace obereg::accreditation
