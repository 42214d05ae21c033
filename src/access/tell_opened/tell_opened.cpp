#include "access/tell_opened/tell_opened.hpp"

#include "access/accounts/accounts.hpp"
#include "access/requests/steps.hpp"
#include "access/tell_opened/queries.hpp"
#include "platform/jobs/enqueue_once.hpp"
#include "platform/signatures/checking/path.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::tell_opened;

namespace {

constexpr int batch = 100;
constexpr std::chrono::hours morning{7};

std::vector<RequestId> waiting(database::ReadTx& tx, std::int64_t after, int size) {
  return tx.all(sql::waiting, {{"after", after}, {"size", size}},
                [](database::Row const& row) { return RequestId{row.integer(0)}; });
}

void schedule(database::Database& database, web::Settings const& settings, LocalDate day, Instant now) {
  auto const run_at = std::chrono::time_point_cast<std::chrono::milliseconds>(day.days() + morning - settings.zone);
  database.write([&](database::Tx& tx) { jobs::enqueue_once(tx, tell_opened_job, day.iso(), now, run_at); });
}

// The certificate is still the account's, and the account is open.
bool is_still_theirs(database::ReadTx& tx, AccessRequest const& request) {
  auto const bound = find_certificate(tx, request.thumbprint);
  if (!bound || bound->removed_at || !request.account || bound->account != *request.account) return false;
  return !find_account(tx, bound->account)->blocked_at;
}

}  // namespace

void ask_to_tell_opened(database::Tx& tx, Instant now) {
  if (!waiting(tx, 0, 1).empty()) jobs::enqueue(tx, tell_opened_job, "", now);
}

void schedule_telling_opened(database::Database& database, web::Settings const& settings, Instant now) {
  schedule(database, settings, LocalDate::at(now, settings.zone), now);
}

bool tell_opened(database::Tx& tx, signatures::TrustList const& trust, web::Settings const& settings, RequestId id,
                 Instant now) {
  auto const request = find_request(tx, id);
  if (!request || request->state != RequestState::approved || !is_still_theirs(tx, *request)) return false;
  auto const certificates = certificates_of(tx, id);
  if (!signatures::judge_certificate(trust, certificates.user, {certificates.ca}, now).ok()) return false;
  if (!set_ca_known(tx, id, true)) return false;  // of two runs at once the other one has told
  Actor program;
  program.address = "job";
  record_step(tx, settings, program, *request,
              {"opened", "access.request-opened",
               "Удостоверяющий центр, который выдал сертификат, появился в перечне аккредитованных: вход открыт.",
               "Войдите тем сертификатом, который приложили к заявке: " + settings.origin + "/sign-in", ""},
              now);
  return true;
}

void tell_all_opened(jobs::Run& run, web::Services const& services) {
  auto const now = run.now();
  schedule(services.database, services.settings, LocalDate::at(now, services.settings.zone).plus_days(1), now);
  auto const trust = services.trust.get();
  std::int64_t after = 0;
  for (;;) {
    auto const page = services.database.read([&](database::ReadTx& tx) { return waiting(tx, after, batch); });
    for (auto const& id : page) {
      if (run.stopping()) throw jobs::Interrupted{};
      after = id.value;
      services.database.write([&](database::Tx& tx) { return tell_opened(tx, *trust, services.settings, id, now); });
    }
    if (page.size() < batch) return;
  }
}

}  // namespace obereg::access
