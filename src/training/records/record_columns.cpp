#include "training/records/record_columns.hpp"

#include "core/text.hpp"
#include "training/numbers/registry_number.hpp"

namespace obereg::training {

namespace {

std::string iso_or_empty(std::optional<LocalDate> const& date) {
  return date ? date->iso() : std::string{};
}

std::string_view stored(KnowledgeCheck check) {
  switch (check) {
    case KnowledgeCheck::not_stated:
      return "";
    case KnowledgeCheck::yes:
      return "Да";
    case KnowledgeCheck::no:
      return "Нет";
  }
  return "";
}

KnowledgeCheck knowledge_check_of(std::string_view text) {
  return text == "Да" ? KnowledgeCheck::yes : text == "Нет" ? KnowledgeCheck::no : KnowledgeCheck::not_stated;
}

Inn stored_inn(std::string_view digits) {
  auto const inn = Inn::parse(digits);
  if (!inn) throw database::DatabaseError("a stored ИНН is wrong");
  return *inn;
}

}  // namespace

std::vector<std::string_view> const& record_columns() {
  static std::vector<std::string_view> const names = {
      "registry_number", "entered_on",       "last_name",     "first_name",     "middle_name",
      "snils",           "is_foreign_snils", "foreign_snils", "citizenship",    "organisation_unit_id",
      "outer_id",        "job_title",        "employer_name", "employer_inn",   "protocol_number",
      "programme_id",    "checked_on",       "passed",        "knowledge_check"};
  return names;
}

void append_values(std::vector<database::Value>& row, TrainingRecord const& record) {
  row.insert(
      row.end(),
      {record.is_new() ? std::string(new_number) : record.registry_number, iso_or_empty(record.entered_on),
       record.last_name, record.first_name, record.middle_name, record.snils ? record.snils->digits() : std::string{},
       record.has_foreign_snils, record.foreign_snils, record.citizenship, record.organisation_unit_id, record.outer_id,
       record.position, record.employer_name, record.employer_inn.digits(), record.protocol_number, record.programme_id,
       record.checked_on, record.outcome == Outcome::passed, stored(record.knowledge_check)});
}

TrainingRecord read_record(database::Row const& row, int first) {
  auto const number = row.string(first);
  auto const employer = stored_inn(row.text(first + 13));
  auto const unit = row.optional_integer(first + 9);
  TrainingRecord record{.registry_number = number == new_number ? std::string{} : number,
                        .last_name = row.string(first + 2),
                        .first_name = row.string(first + 3),
                        .middle_name = row.string(first + 4),
                        .snils = Snils::parse(row.text(first + 5)),
                        .employer_name = row.string(first + 12),
                        .employer_inn = employer,
                        .position = row.string(first + 11),
                        .provider_name = {},
                        .provider_inn = employer,
                        .protocol_number = row.string(first + 14),
                        .programme_id = static_cast<int>(row.integer(first + 15)),
                        .checked_on = row.date(first + 16),
                        .outcome = row.truth(first + 17) ? Outcome::passed : Outcome::failed,
                        .entered_on = LocalDate::parse_iso(row.text(first + 1)),
                        .knowledge_check = knowledge_check_of(row.text(first + 18)),
                        .outer_id = row.string(first + 10),
                        .has_foreign_snils = row.truth(first + 6),
                        .foreign_snils = row.string(first + 7),
                        .citizenship = row.string(first + 8),
                        .organisation_unit_id = {}};
  if (unit) record.organisation_unit_id = static_cast<std::int32_t>(*unit);
  return record;
}

std::string duplicate_key(TrainingRecord const& record) {
  auto const person = record.snils ? record.snils->digits()
                                   : text::fold(record.last_name) + "\n" + text::fold(record.first_name) + "\n" +
                                         text::fold(record.middle_name) + "\n" + record.employer_inn.digits();
  auto const event =
      std::to_string(record.programme_id) + "\n" + record.checked_on.iso() + "\n" + text::fold(record.protocol_number);
  return text::sha256(person + "\n\n" + event).substr(0, 16);
}

}  // namespace obereg::training
