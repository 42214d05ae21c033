// The elements of a RegistrySet, versions 1.0.8 and 1.0.9 of educated_person_import (domain-facts.md, 1.1). The
// children of a record and of its three groups stand in any order.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/time.hpp"

namespace obereg::training {

inline constexpr std::size_t most_records_of_set = 5000;

enum class Field : std::uint8_t {
  last_name,
  first_name,
  middle_name,
  snils,
  is_foreign_snils,
  foreign_snils,
  citizenship,
  position,
  employer_inn,
  employer_title,
  organisation_unit_id,
  provider_inn,
  provider_title,
  date,
  protocol_number,
  programme_title,
};

inline constexpr std::size_t field_count = 16;

struct FieldFacts {
  Field field;
  std::string_view group, name;
  bool required;
};

inline constexpr std::array<FieldFacts, field_count> fields{{
    {Field::last_name, "Worker", "LastName", true},
    {Field::first_name, "Worker", "FirstName", true},
    {Field::middle_name, "Worker", "MiddleName", true},
    {Field::snils, "Worker", "Snils", false},
    {Field::is_foreign_snils, "Worker", "IsForeignSnils", false},
    {Field::foreign_snils, "Worker", "ForeignSnils", false},
    {Field::citizenship, "Worker", "Citizenship", false},
    {Field::position, "Worker", "Position", true},
    {Field::employer_inn, "Worker", "EmployerInn", true},
    {Field::employer_title, "Worker", "EmployerTitle", true},
    {Field::organisation_unit_id, "Worker", "OrganizationUnitId", false},
    {Field::provider_inn, "Organization", "Inn", true},
    {Field::provider_title, "Organization", "Title", true},
    {Field::date, "Test", "Date", true},
    {Field::protocol_number, "Test", "ProtocolNumber", true},
    {Field::programme_title, "Test", "LearnProgramTitle", true},
}};

// Has the look of a date, be there such a day or not: 2026-02-30.
bool looks_like_xs_date(std::string_view text);

inline constexpr std::array<std::string_view, 3> groups{"Worker", "Organization", "Test"};

// The simple types of the schema; nothing where the text is not of the type.
std::optional<bool> parse_bit(std::string_view text);           // eight spellings, no spaces around
std::optional<LocalDate> parse_xs_date(std::string_view text);  // 2026-02-25, 2026-02-25Z, 2026-02-25+03:00
std::optional<std::int32_t> parse_xs_int(std::string_view text);
std::optional<std::uint64_t> parse_xs_unsigned(std::string_view text);  // "09" is 9
bool is_outer_id(std::string_view text);                                // [A-Za-z0-9-]+

}  // namespace obereg::training
