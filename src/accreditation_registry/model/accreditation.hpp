// An accredited organisation as the registry holds it (seed 002, п. 9.1.1 а–и).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"

namespace obereg::accreditation {

// Вид услуги в области охраны труда.
enum class ServiceKind { safety_service, training };
inline constexpr ServiceKind all_service_kinds[] = {ServiceKind::safety_service, ServiceKind::training};

// Вид обучения по охране труда, of those who are accredited for the service `training`.
enum class TrainingKind { first_aid, protective_equipment, general, hazards, high_risk };
inline constexpr TrainingKind all_training_kinds[] = {TrainingKind::first_aid, TrainingKind::protective_equipment,
                                                      TrainingKind::general, TrainingKind::hazards,
                                                      TrainingKind::high_risk};

enum class Status { active, suspended, terminated };
inline constexpr Status all_statuses[] = {Status::active, Status::suspended, Status::terminated};

// What a decision of the ministry did to the record.
enum class Step { granted, changed, suspended, resumed, terminated };
inline constexpr Step all_steps[] = {Step::granted, Step::changed, Step::suspended, Step::resumed, Step::terminated};

std::string_view to_text(ServiceKind service);  // "training": in the database, addresses and open data
std::string_view to_text(TrainingKind kind);
std::string_view to_text(Status status);
std::string_view to_text(Step step);
std::optional<ServiceKind> service_kind_of(std::string_view text);
std::optional<TrainingKind> training_kind_of(std::string_view text);
std::optional<Status> status_of(std::string_view text);
std::optional<Step> step_of(std::string_view text);
// Russian, for pages.
std::string_view title_of(ServiceKind service);
std::string_view title_of(TrainingKind kind);
std::string_view title_of(Status status);  // "Действует"
std::string_view title_of(Step step);      // "Действие приостановлено"

// Of a training programme by its code in the register of trained persons: "ИД46В_4" is high_risk. Nothing for a code
// of another form.
std::optional<TrainingKind> training_kind_of_programme(std::string_view code);

struct Particulars {
  std::string name;    // whole, as in its documents
  std::string place;   // where the organisation is, or where the sole trader lives
  std::string region;  // code of the subject of the Federation, two digits
  std::vector<ServiceKind> services;
  std::vector<TrainingKind> trainings;  // none without the service `training`
};

struct Decision {
  Step step = Step::granted;
  LocalDate decided_on;
  std::string ground;  // "Приказ от 12.01.2026 № 15"
  std::optional<LocalDate> letter_date{};
  std::string letter_number{};
};

// The record as one decision left it.
struct Version {
  int number = 0;  // 1, 2 …
  Decision decision;
  Particulars particulars;
  Status status = Status::active;
  Instant recorded_at;
};

struct Accreditation {
  std::int64_t number = 0;  // регистрационный номер записи в Реестре
  std::string inn, ogrn;
  bool of_sole_trader = false;
  std::vector<Version> versions;  // in order; never empty
};

}  // namespace obereg::accreditation
