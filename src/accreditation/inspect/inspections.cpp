#include "accreditation/inspect/inspections.hpp"

#include "accreditation/complaint/refusals.hpp"
#include "accreditation/inspect/queries.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::accreditation {

namespace sql = obereg::sql::accreditation::inspect;

namespace {

Inspection read_inspection(database::Row const& row) {
  Inspection read;
  read.id = row.integer(0);
  read.is_planned = row.text(1) == "planned";
  read.year = static_cast<int>(row.integer(2));
  read.subject = row.string(3);
  read.inspector = row.string(4);
  read.begins_on = row.date(5);
  read.ends_on = row.date(6);
  if (auto const complaint = row.optional_integer(7)) read.complaint = casework::ComplaintId{*complaint};
  read.ground = row.string(8);
  read.findings = row.string(9);
  read.measures = row.string(10);
  read.violations = row.optional_integer(11).value_or(0);
  read.finished_on = row.optional_date(12);
  read.finished_by_name = row.string(13);
  return read;
}

std::string subject_of(std::int64_t id) {
  return "accreditation-inspection:" + std::to_string(id);
}

}  // namespace

std::optional<InspectionPlan> plan_of(database::ReadTx& tx, int year) {
  return tx.find_one(sql::plan_of, {{"year", year}}, [](database::Row const& row) {
    return InspectionPlan{static_cast<int>(row.integer(0)), row.string(1), row.string(2), row.moment(3)};
  });
}

std::vector<Inspection> inspections_of(database::ReadTx& tx, int year) {
  return tx.all(sql::inspections_of, {{"year", year}}, read_inspection);
}

std::optional<Inspection> find_inspection(database::ReadTx& tx, std::int64_t id) {
  return tx.find_one(sql::find_inspection, {{"id", id}}, read_inspection);
}

Result<std::int64_t> add_inspection(database::Tx& tx, Actor const& actor, Inspection const& wanted, Instant now) {
  if (wanted.is_planned && plan_of(tx, wanted.year)) return refuse(refusals::plan_approved);
  auto const complaint = wanted.complaint ? std::optional(wanted.complaint->value) : std::nullopt;
  auto const id = tx.get_integer(sql::insert_inspection, {{"kind", wanted.is_planned ? "planned" : "unplanned"},
                                                          {"year", wanted.year},
                                                          {"subject", wanted.subject},
                                                          {"inspector", wanted.inspector},
                                                          {"begins_on", wanted.begins_on},
                                                          {"ends_on", wanted.ends_on},
                                                          {"complaint", complaint},
                                                          {"ground", wanted.ground},
                                                          {"by", actor.account},
                                                          {"by_name", actor.name},
                                                          {"now", now}});
  audit::record(
      tx, actor, "accreditation.inspection-added", subject_of(id),
      wanted.is_planned ? "в план на " + std::to_string(wanted.year) + " год" : "внеплановая: " + wanted.ground, now);
  return id;
}

Result<void> remove_inspection(database::Tx& tx, Actor const& actor, std::int64_t id, Instant now) {
  if (tx.exec(sql::remove_inspection, {{"id", id}}) == 0) return refuse(refusals::plan_approved);
  audit::record(tx, actor, "accreditation.inspection-removed", subject_of(id), "", now);
  return boost::system::in_place_value;
}

Result<void> approve_plan(database::Tx& tx, Actor const& actor, int year, std::string const& document, Instant now) {
  if (plan_of(tx, year)) return refuse(refusals::plan_approved);
  if (tx.get_integer(sql::count_planned, {{"year", year}}) == 0) return refuse(refusals::plan_empty);
  tx.exec_one(sql::insert_plan,
              {{"year", year}, {"document", document}, {"by", actor.account}, {"by_name", actor.name}, {"now", now}});
  audit::record(tx, actor, "accreditation.inspection-plan-approved", "", std::to_string(year) + " год: " + document,
                now);
  return boost::system::in_place_value;
}

Result<void> finish_inspection(database::Tx& tx, Actor const& actor, std::int64_t id, Findings const& found,
                               Instant now) {
  auto const inspection = find_inspection(tx, id);
  if (!inspection) return refuse(refusals::inspection_not_found);
  if (inspection->is_planned && !plan_of(tx, inspection->year)) return refuse(refusals::plan_not_approved);
  bool const first = tx.exec(sql::finish, {{"findings", found.findings},
                                           {"measures", found.measures},
                                           {"violations", found.violations},
                                           {"finished_on", found.finished_on},
                                           {"by_name", actor.name},
                                           {"now", now},
                                           {"id", id}}) == 1;
  if (!first) return refuse(refusals::inspection_finished);
  audit::record(tx, actor, "accreditation.inspection-finished", subject_of(id),
                "нарушений: " + std::to_string(found.violations), now);
  return boost::system::in_place_value;
}

}  // namespace obereg::accreditation
