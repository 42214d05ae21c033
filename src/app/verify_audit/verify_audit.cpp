#include "app/verify_audit/verify_audit.hpp"

#include <boost/json.hpp>

#include "app/verify_audit/queries.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::app {

namespace sql = obereg::sql::app::verify_audit;
namespace json = boost::json;

namespace {

constexpr int steps_between_reports = 20;

AuditCheck read_check(database::Row const& row) {
  AuditCheck check;
  check.id = row.integer(0);
  check.state = row.string(1);
  check.job = {row.integer(2)};
  check.asked_by.account = {row.integer(3)};
  check.asked_by.name = row.string(4);
  check.asked_by.organisation = {row.integer(5)};
  check.asked_by.address = row.string(6);
  check.asked_at = row.moment(7);
  check.finished_at = row.optional_moment(8);
  check.right = row.integer(9);
  check.first_wrong = row.optional_integer(10);
  return check;
}

std::string subject_of(std::int64_t check) {
  return "audit-check:" + std::to_string(check);
}

audit::ChainCheck check_all(jobs::Run& run) {
  audit::ChainCheck check;
  for (int steps = 1; run.database().read([&](database::ReadTx& tx) { return check.step(tx); }); ++steps) {
    if (run.stopping()) throw jobs::Interrupted{};
    if (steps % steps_between_reports == 1)
      run.report(json::serialize(json::object{{"checked", check.right()}, {"of", check.newest()}}));
  }
  return check;
}

}  // namespace

std::optional<AuditCheck> find_audit_check(database::ReadTx& tx, std::int64_t id) {
  return tx.find_one(sql::find_check, {{"id", id}}, read_check);
}

std::optional<AuditCheck> newest_audit_check(database::ReadTx& tx) {
  return tx.find_one(sql::newest_check, {}, read_check);
}

std::int64_t ask_for_audit_check(database::Tx& tx, Actor const& actor, Instant now) {
  if (auto const running = tx.find_one(sql::running, {}, read_check)) {
    auto const job = jobs::find(tx, running->job);
    if (job && job->state != "failed") return running->id;
    tx.exec_one(sql::give_up, {{"id", running->id}, {"now", now}});
  }
  auto const made = tx.exec(sql::insert_check, {{"account", actor.account},
                                                {"name", actor.name},
                                                {"organisation", actor.organisation},
                                                {"address", actor.address},
                                                {"now", now}});
  auto const check = tx.get_one(sql::running, {}, read_check);
  if (made == 0) return check.id;  // somebody was first by a moment
  auto const job = jobs::enqueue(tx, verify_audit_job_kind, json::serialize(json::object{{"check", check.id}}), now);
  tx.exec_one(sql::set_job, {{"id", check.id}, {"job", job}});
  audit::record(tx, actor, "access.audit-check-asked", subject_of(check.id), "", now);
  return check.id;
}

void verify_audit(jobs::Run& run) {
  auto const id = json::parse(run.job.payload).as_object().at("check").to_number<std::int64_t>();
  auto const asked = run.database().read([&](database::ReadTx& tx) { return find_audit_check(tx, id); }).value();
  if (asked.state != "checking") return;
  auto const found = check_all(run);
  auto const now = run.now();
  run.database().write([&](database::Tx& tx) {
    auto const finished =
        tx.exec(sql::finish, {{"id", id}, {"now", now}, {"right", found.right()}, {"wrong", found.first_wrong()}});
    if (finished == 0) return;
    audit::record(tx, asked.asked_by, "access.audit-verified", subject_of(id),
                  found.first_wrong() ? "Первая неверная запись: № " + std::to_string(*found.first_wrong())
                                      : "Записей: " + std::to_string(found.right()) + ", все верны",
                  now);
  });
}

}  // namespace obereg::app
