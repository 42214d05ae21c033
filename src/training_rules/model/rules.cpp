#include "training_rules/model/rules.hpp"

#include <array>

namespace obereg::training {
namespace {

struct RuleNames {
  Rule rule;
  std::string_view stable, russian;
};

constexpr std::array<RuleNames, rule_count> names{{
    {Rule::mandatory, "mandatory", "не заполнена обязательная ячейка"},
    {Rule::new_has_no_entry_date, "new-has-no-entry-date", "у новой записи указана дата внесения"},
    {Rule::new_needs_knowledge_check, "new-needs-knowledge-check", "у новой записи нет проверки знания"},
    {Rule::number_in_registry, "number-in-registry", "номер уже есть в реестре"},
    {Rule::provider_name_differs, "provider-name-differs", "название организации, проводившей обучение, не ваше"},
    {Rule::provider_inn_differs, "provider-inn-differs", "ИНН организации, проводившей обучение, не ваш"},
    {Rule::result_value, "result-value", "неизвестный результат"},
    {Rule::knowledge_check_value, "knowledge-check-value", "неизвестное значение проверки знания"},
    {Rule::annulment_must_be_empty, "annulment-must-be-empty", "заполнено аннулирование"},
    {Rule::inn_check_digit, "inn-check-digit", "неверный ИНН"},
    {Rule::snils_check_digit, "snils-check-digit", "неверный СНИЛС"},
    {Rule::date_value, "date-value", "неверная дата"},
    {Rule::date_in_future, "date-in-future", "дата в будущем"},
    {Rule::programme_unknown, "programme-unknown", "неизвестная программа обучения"},
    {Rule::too_long, "too-long", "слишком длинное значение"},
    {Rule::bad_characters, "bad-characters", "значение не читается или в нём нет букв"},
    {Rule::duplicate_in_file, "duplicate-in-file", "повтор внутри файла"},
    {Rule::duplicate_pending, "duplicate-pending", "такая запись уже ожидает внесения"},
    {Rule::number_not_allowed, "number-not-allowed", "номер при первом импорте"},
    {Rule::no_rows, "no-rows", "в файле нет записей"},
    {Rule::number_not_issued, "number-not-issued", "такой номер реестр не выдавал"},
    {Rule::duplicate_registered, "duplicate-registered", "такая запись уже есть в реестре"},
    {Rule::number_form, "number-form", "такого номера не бывает"},
    {Rule::provider_not_accredited, "provider-not-accredited", "на дату проверки знаний не было аккредитации"},
}};

}  // namespace

std::string_view name(Rule rule) {
  return names[static_cast<std::size_t>(rule)].stable;
}
std::string_view russian_name(Rule rule) {
  return names[static_cast<std::size_t>(rule)].russian;
}

std::string shown(std::string_view text) {
  constexpr std::size_t most = 240;  // bytes, some 120 Russian letters
  if (text.size() <= most) return std::string(text);
  auto end = most;
  while ((text[end] & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace obereg::training
