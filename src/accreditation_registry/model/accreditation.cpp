#include "accreditation_registry/model/accreditation.hpp"

#include <array>
#include <stdexcept>

namespace obereg::accreditation {

namespace {

template <class Value>
struct Words {
  Value value;
  std::string_view text, title;
};

constexpr std::array services{
    Words<ServiceKind>{ServiceKind::safety_service, "osh_functions",
                       "Функции службы (специалиста) охраны труда у работодателя, где не больше 50 работников"},
    Words<ServiceKind>{ServiceKind::training, "training", "Обучение работодателей и работников вопросам охраны труда"}};
constexpr std::array kinds{
    Words<TrainingKind>{TrainingKind::first_aid, "first_aid", "Оказание первой помощи пострадавшим"},
    Words<TrainingKind>{TrainingKind::protective_equipment, "protective_equipment",
                        "Использование (применение) средств индивидуальной защиты"},
    Words<TrainingKind>{TrainingKind::general, "general", "Общие вопросы охраны труда (программа А)"},
    Words<TrainingKind>{TrainingKind::hazards, "hazards",
                        "Работа при воздействии вредных и опасных факторов (программа Б)"},
    Words<TrainingKind>{TrainingKind::high_risk, "high_risk_work", "Работы повышенной опасности (программы В)"}};
constexpr std::array statuses{Words<Status>{Status::active, "active", "Действует"},
                              Words<Status>{Status::suspended, "suspended", "Приостановлена"},
                              Words<Status>{Status::terminated, "terminated", "Прекращена"}};
constexpr std::array steps{Words<Step>{Step::granted, "granted", "Аккредитация предоставлена"},
                           Words<Step>{Step::changed, "changed", "Сведения изменены"},
                           Words<Step>{Step::suspended, "suspended", "Аккредитация приостановлена"},
                           Words<Step>{Step::resumed, "resumed", "Аккредитация возобновлена"},
                           Words<Step>{Step::terminated, "terminated", "Аккредитация прекращена"}};

template <class Table, class Value>
auto const& row_of(Table const& table, Value value) {
  for (auto const& row : table)
    if (row.value == value) return row;
  throw std::logic_error("a value without words");
}

template <class Table>
auto value_of(Table const& table, std::string_view text) -> std::optional<decltype(table.front().value)> {
  for (auto const& row : table)
    if (row.text == text) return row.value;
  return std::nullopt;
}

}  // namespace

std::string_view to_text(ServiceKind service) {
  return row_of(services, service).text;
}
std::string_view to_text(TrainingKind kind) {
  return row_of(kinds, kind).text;
}
std::string_view to_text(Status status) {
  return row_of(statuses, status).text;
}
std::string_view to_text(Step step) {
  return row_of(steps, step).text;
}
std::optional<ServiceKind> service_kind_of(std::string_view text) {
  return value_of(services, text);
}
std::optional<TrainingKind> training_kind_of(std::string_view text) {
  return value_of(kinds, text);
}
std::optional<Status> status_of(std::string_view text) {
  return value_of(statuses, text);
}
std::optional<Step> step_of(std::string_view text) {
  return value_of(steps, text);
}
std::string_view title_of(ServiceKind service) {
  return row_of(services, service).title;
}
std::string_view title_of(TrainingKind kind) {
  return row_of(kinds, kind).title;
}
std::string_view title_of(Status status) {
  return row_of(statuses, status).title;
}
std::string_view title_of(Step step) {
  return row_of(steps, step).title;
}

std::optional<TrainingKind> training_kind_of_programme(std::string_view code) {
  if (code == "ИД34") return TrainingKind::first_aid;
  if (code == "ИД39") return TrainingKind::protective_equipment;
  if (code == "ИД46А") return TrainingKind::general;
  if (code == "ИД46Б") return TrainingKind::hazards;
  if (code.starts_with("ИД46В")) return TrainingKind::high_risk;
  return std::nullopt;
}

}  // namespace obereg::accreditation
