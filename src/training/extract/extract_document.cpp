#include "training/extract/extract_document.hpp"

#include <stdexcept>

#include "core/typed_codes/typed_code.hpp"
#include "platform/assets/assets.hpp"
#include "platform/documents/docx.hpp"
#include "platform/documents/qr.hpp"
#include "training/records/shown.hpp"
#include "training/registry/standing_view.hpp"

namespace obereg::training {

namespace {

using Texts = documents::DocxValues::Texts;

Texts list_row(StandingRecord const& found, std::size_t place, LocalDate today) {
  auto const& record = found.record;
  return {{"place", std::to_string(place)},
          {"number", record.registry_number},
          {"person", full_name(record)},
          {"programme", std::string(programme_title(record.programme_id))},
          {"checked_on", record.checked_on.russian()},
          {"valid_until", term_or_dash(found)},
          {"standing", std::string(russian_name(standing_of(found, today)))}};
}

void fill_records(documents::DocxValues& values, Extract const& extract, LocalDate today) {
  if (!extract.is_list) {
    auto const& only = extract.records.front();
    values.texts["standing"] = standing_in_words(only, today);
    for (auto const& line : extract_lines(only))
      values.lists["lines"].push_back({{"title", line.title}, {"value", line.value}});
    return;
  }
  values.texts["count"] = std::to_string(extract.records.size());
  for (auto const& record : extract.records)
    values.lists["records"].push_back(list_row(record, values.lists["records"].size() + 1, today));
}

}  // namespace

std::string check_address(web::Settings const& settings, std::string const& code) {
  return settings.origin + "/check/" + code;
}

std::vector<CardLine> extract_lines(StandingRecord const& found) {
  auto const& record = found.record;
  return {{"Номер в реестре", record.registry_number},
          {"Работник", full_name(record)},
          {"СНИЛС", record.snils ? record.snils->printed() : record.foreign_snils},
          {"Должность", record.position},
          {"Работодатель", record.employer_name + ", ИНН " + record.employer_inn.digits()},
          {"Программа обучения", std::string(programme_title(record.programme_id))},
          {"Организация, проводившая обучение", record.provider_name + ", ИНН " + record.provider_inn.digits()},
          {"Протокол", record.protocol_number},
          {"Дата проверки знаний", record.checked_on.russian()},
          {"Результат", std::string(shown(record.outcome))},
          {"Дата внесения в реестр", record.entered_on ? record.entered_on->russian() : "—"},
          {"Действует по", term_or_dash(found)}};
}

std::string extract_docx(Extract const& extract, std::string const& organisation_name, web::Settings const& settings,
                         LocalDate today) {
  auto const name = extract.is_list ? "templates/extract_list.docx" : "templates/extract.docx";
  auto const bytes = assets::find(name);
  if (!bytes.data()) throw std::logic_error(std::string("no template ") + name);
  auto const address = check_address(settings, extract.code);
  documents::DocxValues values;
  values.texts = {{"authority", settings.authority},
                  {"organisation", organisation_name},
                  {"made_on", today.russian()},
                  {"address", address},
                  {"code", text::shown_code(extract.code)}};
  values.pictures["qr"] = {documents::qr_png(address), 32, 32};
  fill_records(values, extract, today);
  return documents::fill_docx(bytes, values);
}

}  // namespace obereg::training
