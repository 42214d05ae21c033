#include "access/end_failed_sessions/end_failed_sessions.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <optional>

#include "access/accounts/accounts.hpp"
#include "access/end_failed_sessions/queries.hpp"
#include "access/sessions/sessions.hpp"
#include "platform/audit/audit.hpp"
#include "platform/jobs/enqueue_once.hpp"
#include "platform/mail/mail.hpp"
#include "platform/signatures/checking/path.hpp"
#include "platform/signatures/refusals.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::end_failed_sessions;

namespace {

constexpr int batch = 200;

constexpr char const letter[] = R"(Здравствуйте.

Система закрыла ваши сеансы, которые открыты сертификатом с серийным номером {serial}: войти им больше нельзя. {reason}

{advice}

Если вам нужен новый сертификат, получите его в аккредитованном удостоверяющем центре и подайте заявку: {origin}/apply
)";

struct Opening {
  std::int64_t certificate = 0;
  AccountId account;
  std::string serial, der;
};

std::vector<Opening> opening(database::ReadTx& tx, Instant now, std::int64_t after) {
  return tx.all(sql::opening_certificates, {{"now", now}, {"after", after}, {"size", batch}},
                [](database::Row const& row) {
                  return Opening{row.integer(0), {row.integer(1)}, row.string(2), row.bytes(3)};
                });
}

std::optional<Refusal> why_failed(database::ReadTx& tx, signatures::TrustList const& trust, Opening const& opening,
                                  Instant now) {
  auto const certificate = signatures::parse_certificate(opening.der);
  if (!certificate) return certificate.error();
  auto const fault = signatures::first_failure(signatures::judge_certificate(trust, *certificate, {}, now).checks);
  // That its list of revoked certificates is missing or old says nothing of it, and whoever mends that must stay in.
  if (fault && fault->kind == &signatures::refusals::crl_missing) return std::nullopt;
  bool const is_of_unknown = fault && fault->kind == &signatures::refusals::unknown_ca;
  if (is_of_unknown && tx.get_integer(sql::was_taken_off, {{"issuer", certificate->issuer}}) == 0) return std::nullopt;
  return fault;
}

template <class Step>
void schedule_by(database::Tx& tx, Instant now) {
  auto const next = std::chrono::floor<Step>(now) + Step{1};
  jobs::enqueue_once(tx, end_failed_sessions_job, iso_moment(next), now, next);
}

void tell(database::Tx& tx, web::Settings const& settings, Opening const& opening, Refusal const& why,
          std::string const& reason, Instant now) {
  auto const email = find_account(tx, opening.account).value().email;
  if (email.empty()) return;
  mail::send_later(tx, email, "Ваши сеансы закрыты: сертификат больше не подходит",
                   fmt::format(letter, fmt::arg("serial", opening.serial), fmt::arg("reason", reason),
                               fmt::arg("advice", why.kind->advice), fmt::arg("origin", settings.origin)),
                   now);
}

// True where this very call ended any.
bool end_sessions(database::Tx& tx, web::Settings const& settings, Opening const& opening, Refusal const& why,
                  Instant now) {
  if (end_sessions_by(tx, opening.certificate, now) == 0) return false;
  Actor program;
  program.address = "job";
  auto const reason = web::in_sentences({why.kind->title, why.detail});
  audit::record(tx, program, "access.sessions-closed", "account:" + std::to_string(opening.account.value),
                "Серийный номер " + opening.serial + ". " + reason, now);
  tell(tx, settings, opening, why, reason, now);
  return true;
}

}  // namespace

void ask_to_end_failed_sessions(database::Tx& tx, Instant now) {
  jobs::enqueue(tx, end_failed_sessions_job, "{}", now);
}

void ask_to_end_failed_sessions_soon(database::Tx& tx, Instant now) {
  schedule_by<std::chrono::minutes>(tx, now);
}

void schedule_ending_failed_sessions(database::Database& database, Instant now) {
  database.write([&](database::Tx& tx) { schedule_by<std::chrono::hours>(tx, now); });
}

void end_failed_sessions(jobs::Run& run, web::Services const& services) {
  auto const now = run.now();
  schedule_ending_failed_sessions(services.database, now);
  auto const trust = services.trust.get();
  int ended = 0;
  for (std::int64_t after = 0;;) {
    auto const page = services.database.read([&](database::ReadTx& tx) { return opening(tx, now, after); });
    for (auto const& one : page) {
      if (run.stopping()) throw jobs::Interrupted{};
      after = one.certificate;
      auto const why = services.database.read([&](database::ReadTx& tx) { return why_failed(tx, *trust, one, now); });
      if (!why) continue;
      ended += services.database.write(
          [&](database::Tx& tx) { return end_sessions(tx, services.settings, one, *why, now); });
    }
    run.report(boost::json::serialize(boost::json::object{{"ended", ended}}));
    if (page.size() < batch) return;
  }
}

}  // namespace obereg::access
