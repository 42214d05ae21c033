// Inspections of how the service is given (seed 002, section IV).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "casework/complaints/complaints.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "core/time.hpp"
#include "platform/database/database.hpp"

namespace obereg::accreditation {

// П. 245: «Плановые проверки проводятся на основе ежегодно утверждаемого плана, а внеплановые – на основании жалоб
// заявителей на решения и действия (бездействие) должностных лиц Министерства по решению лица, ответственного за
// проведение проверок».
struct Inspection {
  std::int64_t id = 0;
  bool is_planned = true;
  int year = 0;
  std::string subject, inspector;
  LocalDate begins_on, ends_on;
  std::optional<casework::ComplaintId> complaint;  // of an unplanned one
  std::string ground;                              // the decision to hold an unplanned one
  std::string findings, measures;                  // "" until it is finished
  std::int64_t violations = 0;
  std::optional<LocalDate> finished_on;
  std::string finished_by_name;
};

struct InspectionPlan {
  int year = 0;
  std::string document, approved_by_name;
  Instant approved_at;
};

std::optional<InspectionPlan> plan_of(database::ReadTx& tx, int year);
std::vector<Inspection> inspections_of(database::ReadTx& tx, int year);  // in order of their beginning
std::optional<Inspection> find_inspection(database::ReadTx& tx, std::int64_t id);

// Refused: plan_approved where a planned one comes too late.
Result<std::int64_t> add_inspection(database::Tx& tx, Actor const& actor, Inspection const& wanted, Instant now);
// Out of a plan that is not approved yet.
Result<void> remove_inspection(database::Tx& tx, Actor const& actor, std::int64_t id, Instant now);
// Refused: plan_approved, plan_empty.
Result<void> approve_plan(database::Tx& tx, Actor const& actor, int year, std::string const& document, Instant now);

struct Findings {
  std::string findings, measures;
  std::int64_t violations = 0;
  LocalDate finished_on;
};
// Once. Refused: inspection_finished, plan_not_approved.
Result<void> finish_inspection(database::Tx& tx, Actor const& actor, std::int64_t id, Findings const& found,
                               Instant now);

}  // namespace obereg::accreditation
