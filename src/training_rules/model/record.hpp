// A training record: one person, one programme, one check of knowledge (seed 000, columns of TRN-03).
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "core/requisites.hpp"
#include "core/time.hpp"

namespace obereg::training {

enum class Outcome : std::uint8_t { passed, failed };              // «Успешно», «Неуспешно»
enum class KnowledgeCheck : std::uint8_t { not_stated, yes, no };  // empty, «Да», «Нет»

// Every value has passed the rules of this module; spaces are tidied.
struct TrainingRecord {
  std::string registry_number;  // empty: «Новый», the number is given on entry
  std::string last_name, first_name;
  std::string middle_name;  // may be empty
  std::optional<Snils> snils;
  std::string employer_name;
  Inn employer_inn;
  std::string position;
  std::string provider_name;
  Inn provider_inn;
  std::string protocol_number;
  int programme_id = 0;
  LocalDate checked_on;
  Outcome outcome = Outcome::passed;
  std::optional<LocalDate> entered_on;
  KnowledgeCheck knowledge_check = KnowledgeCheck::not_stated;

  // Of the official exchange format only (domain-facts.md, 1.1).
  std::string outer_id;
  bool has_foreign_snils = false;
  std::string foreign_snils;
  std::string citizenship;
  std::optional<std::int32_t> organisation_unit_id;

  bool is_new() const { return registry_number.empty(); }
};

}  // namespace obereg::training
