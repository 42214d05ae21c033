#include "training_rules/exchange/read.hpp"

#include <fmt/format.h>

#include "core/text.hpp"
#include "training_rules/exchange/raw_set.hpp"

namespace obereg::training {
namespace {

struct FieldColumn {
  Field field;
  Column column;
};
constexpr std::array field_columns{FieldColumn{Field::last_name, Column::last_name},
                                   FieldColumn{Field::first_name, Column::first_name},
                                   FieldColumn{Field::middle_name, Column::middle_name},
                                   FieldColumn{Field::snils, Column::snils},
                                   FieldColumn{Field::employer_title, Column::employer_name},
                                   FieldColumn{Field::employer_inn, Column::employer_inn},
                                   FieldColumn{Field::position, Column::position},
                                   FieldColumn{Field::provider_title, Column::provider_name},
                                   FieldColumn{Field::provider_inn, Column::provider_inn},
                                   FieldColumn{Field::protocol_number, Column::protocol_number},
                                   FieldColumn{Field::programme_title, Column::programme},
                                   FieldColumn{Field::date, Column::checked_on}};

constexpr std::size_t longest_value = 500;

// One reading: the raw records go through the same rules as the rows of a workbook.
class Reading {
 public:
  explicit Reading(CheckRequest request) : check_(std::move(request), columns_of_format()) {}

  void take(RawRecord const& raw) {
    ++reading_.records;
    auto const number = static_cast<std::uint32_t>(reading_.records);
    auto const faults_before = reading_.faults.size();
    auto record = check_.check(row_of(raw, number));
    note_lines(raw);
    for (auto const& error : check_.findings().errors)
      if (!is_fault_already(raw, error)) reading_.errors.push_back(error);
    check_programme(raw, number);
    auto const foreign = foreign_snils(raw, number);
    auto const unit = unit_of(raw, number);
    check_lengths(raw, number);
    if (!record || reading_.faults.size() != faults_before || !raw.passed) return;
    record->outer_id = raw.outer_id;
    record->has_foreign_snils = foreign;
    record->foreign_snils = text::tidy_spaces(raw[Field::foreign_snils].value_or(""));
    record->citizenship = text::tidy_spaces(raw[Field::citizenship].value_or(""));
    record->organisation_unit_id = unit;
    reading_.entries.push_back({number, raw.line, std::move(*record)});
  }

  RegistrySetReading finish(std::vector<ExchangeFault> faults) {
    faults.insert(faults.end(), reading_.faults.begin(), reading_.faults.end());
    reading_.faults = std::move(faults);
    return std::move(reading_);
  }

 private:
  static std::array<bool, column_count> columns_of_format() {
    std::array<bool, column_count> present{};
    for (auto const& each : field_columns) present[static_cast<std::size_t>(each.column)] = true;
    present[static_cast<std::size_t>(Column::outcome)] = true;
    return present;
  }

  void note_lines(RawRecord const& raw) {
    auto& lines = reading_.lines.emplace_back();
    for (auto const& each : field_columns)
      lines[static_cast<std::size_t>(each.column)] = raw.lines[static_cast<std::size_t>(each.field)];
    lines.back() = raw.line;
  }

  // What is told as a fault of the form is not told again as a mistake: an element or attribute that is not there, a
  // date that is none.
  static bool is_fault_already(RawRecord const& raw, CellError const& error) {
    if (error.column == title(Column::outcome)) return !raw.passed;
    for (auto const& each : field_columns) {
      if (error.column != title(each.column)) continue;
      auto const& text = raw[each.field];
      return !text || (each.field == Field::date && !parse_xs_date(*text));
    }
    return false;
  }

  void put(RowValues& values, Column column, std::string const& source) {
    auto const index = static_cast<std::size_t>(column);
    auto& value = values.values[index];
    if (!text::is_clean(source)) {
      value.state = ValueState::bad_characters;
      return;
    }
    buffers_[index] = text::tidy_spaces(source);
    value.text = buffers_[index];
    value.state = value.text.empty() ? ValueState::empty : ValueState::present;
  }

  RowValues row_of(RawRecord const& raw, std::uint32_t number) {
    RowValues values;
    values.number = number;
    for (auto const& each : field_columns)
      if (each.field != Field::date) put(values, each.column, raw[each.field].value_or(""));
    auto const& date = raw[Field::date];
    auto const parsed = parse_xs_date(date.value_or(""));
    put(values, Column::checked_on, parsed ? parsed->iso() : date.value_or(""));
    if (date && !parsed) fault(raw, number, Field::date, complaint_about_date(*date));
    if (raw.passed) put(values, Column::outcome, *raw.passed ? "Успешно" : "Неуспешно");
    return values;
  }

  static std::string complaint_about_date(std::string const& text) {
    return looks_like_xs_date(text)
               ? fmt::format("Дня «{}» нет в календаре. Впишите существующий день.", shown(text::tidy_spaces(text)))
               : fmt::format("Здесь «{}», а дата должна быть в виде гггг-мм-дд, например 2026-02-25.",
                             shown(text::tidy_spaces(text)));
  }

  // The title and the id must name one and the same programme.
  void check_programme(RawRecord const& raw, std::uint32_t number) {
    if (!raw.programme_id) return;
    auto const* by_id = *raw.programme_id <= 1000 ? find_programme(static_cast<int>(*raw.programme_id)) : nullptr;
    if (!by_id) {
      return fault(raw, number, Field::programme_title,
                   fmt::format("Программы с learnProgramId {} нет.", *raw.programme_id));
    }
    auto const* by_title = find_programme(raw[Field::programme_title].value_or(""));
    if (by_title && by_title != by_id) {
      fault(raw, number, Field::programme_title,
            fmt::format("Название программы относится к learnProgramId {}, а указан {}.", by_title->id, by_id->id));
    }
  }

  bool foreign_snils(RawRecord const& raw, std::uint32_t number) {
    auto const& text = raw[Field::is_foreign_snils];
    if (!text) return false;
    auto const bit = parse_bit(*text);
    if (!bit)
      fault(raw, number, Field::is_foreign_snils, fmt::format("«{}»: может быть 0, 1, true или false.", shown(*text)));
    return bit.value_or(false);
  }

  std::optional<std::int32_t> unit_of(RawRecord const& raw, std::uint32_t number) {
    auto const& text = raw[Field::organisation_unit_id];
    if (!text) return {};
    auto const unit = parse_xs_int(*text);
    if (!unit) fault(raw, number, Field::organisation_unit_id, fmt::format("«{}» — не целое число.", shown(*text)));
    return unit;
  }

  // Of what the workbook has no columns for; the rest is held by the rules of a row.
  void check_lengths(RawRecord const& raw, std::uint32_t number) {
    for (auto const field : {Field::foreign_snils, Field::citizenship}) {
      if (text::length(raw[field].value_or("")) > longest_value)
        fault(raw, number, field, fmt::format("Значение длиннее {} знаков. Сократите его.", longest_value));
    }
  }

  void fault(RawRecord const& raw, std::uint32_t number, Field field, std::string message) {
    auto const& facts = fields[static_cast<std::size_t>(field)];
    if (reading_.faults.size() >= most_faults) return;
    reading_.faults.push_back({raw.line_of(field),
                               fmt::format("RegistrySet/RegistryRecord[{}]/{}/{}", number, facts.group, facts.name),
                               std::move(message)});
  }

  RowCheck check_;
  std::array<std::string, column_count> buffers_;
  RegistrySetReading reading_;
};

}  // namespace

std::size_t line_of(std::span<RecordLines const> lines, std::uint32_t record, std::string_view column_title) {
  if (record == 0 || record > lines.size()) return 0;
  auto const& of_record = lines[record - 1];
  for (auto const& each : field_columns) {
    auto const line = of_record[static_cast<std::size_t>(each.column)];
    if (title(each.column) == column_title && line != 0) return line;
  }
  return of_record.back();
}

std::string path_of(std::uint32_t record, std::string_view column_title) {
  auto path = fmt::format("RegistrySet/RegistryRecord[{}]", record);
  if (column_title == title(Column::outcome)) return path + "/Test/@isPassed";
  for (auto const& each : field_columns) {
    auto const& facts = fields[static_cast<std::size_t>(each.field)];
    if (title(each.column) == column_title) return path + fmt::format("/{}/{}", facts.group, facts.name);
  }
  return path;
}

RegistrySetReading read_registry_set(std::string_view xml, CheckRequest request) {
  request.kind = ImportKind::import;
  request.source = Source::exchange;
  auto raw = parse_registry_set(xml);
  Reading reading(std::move(request));
  for (auto const& record : raw.records) reading.take(record);
  return reading.finish(std::move(raw.faults));
}

}  // namespace obereg::training
