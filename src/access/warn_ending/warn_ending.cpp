#include "access/warn_ending/warn_ending.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <boost/json.hpp>

#include "access/own_certificates/own_certificate.hpp"
#include "access/warn_ending/queries.hpp"
#include "access/warn_ending/warning_due.hpp"
#include "platform/audit/audit.hpp"
#include "platform/html/days_left.hpp"
#include "platform/jobs/enqueue_once.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::warn_ending;

namespace {

constexpr std::chrono::hours morning{7};
constexpr int batch = 100;

constexpr char const letter[] = R"(Здравствуйте.

Ваш сертификат электронной подписи действует по {until}: {left}. Серийный номер {serial}.

После этого дня войти и подписать им будет нельзя. Получите новый сертификат в аккредитованном удостоверяющем центре и добавьте его, пока этот действует: {origin}/account/certificates
)";

void schedule(database::Database& database, web::Settings const& settings, LocalDate day, Instant now) {
  auto const run_at = std::chrono::time_point_cast<std::chrono::milliseconds>(day.days() + morning - settings.zone);
  database.write([&](database::Tx& tx) { jobs::enqueue_once(tx, warn_job, day.iso(), now, run_at); });
}

struct Ending {
  std::int64_t certificate = 0;
  AccountId account;
  Instant not_after;
  std::optional<int> last_given;
};

std::vector<Ending> ending(database::ReadTx& tx, Instant now, std::int64_t after) {
  auto const until = now + std::chrono::hours{24} * (first_warning + 2);  // whole days are judged later
  return tx.all(sql::ending, {{"now", now}, {"until", until}, {"after", after}, {"size", batch}},
                [](database::Row const& row) {
                  auto const given = row.is_null(3) ? std::nullopt : std::optional(static_cast<int>(row.integer(3)));
                  return Ending{row.integer(0), {row.integer(1)}, row.moment(2), given};
                });
}

std::optional<int> last_given(database::ReadTx& tx, std::int64_t certificate) {
  return tx.get_one(sql::given, {{"certificate", certificate}}, [](database::Row const& row) {
    return row.is_null(0) ? std::nullopt : std::optional(static_cast<int>(row.integer(0)));
  });
}

// Another that works and lasts longer than the warning is about.
bool is_outlasted(std::vector<OwnCertificate> const& all, std::int64_t id, int due, LocalDate today,
                  std::chrono::minutes zone) {
  return std::any_of(all.begin(), all.end(), [&](OwnCertificate const& one) {
    return one.bound.id != id && one.is_usable() && days_left(one.bound.not_after, today, zone) > due;
  });
}

void send_warning(database::Tx& tx, web::Settings const& settings, std::string const& email,
                  BoundCertificate const& certificate, int days, Instant now) {
  auto const until = LocalDate::at(certificate.not_after, settings.zone).russian();
  mail::send_later(tx, email, "Срок вашего сертификата кончается " + until,
                   fmt::format(letter, fmt::arg("until", until), fmt::arg("left", html::days_left(days)),
                               fmt::arg("serial", certificate.serial), fmt::arg("origin", settings.origin)),
                   now);
}

}  // namespace

void schedule_warnings(database::Database& database, web::Settings const& settings, Instant now) {
  schedule(database, settings, LocalDate::at(now, settings.zone), now);
}

bool warn_of(database::Tx& tx, signatures::TrustList const& trust, web::Settings const& settings, AccountId account,
             std::int64_t certificate, Instant now) {
  auto const today = LocalDate::at(now, settings.zone);
  auto const all = own_certificates(tx, trust, account, now);
  auto const found =
      std::find_if(all.begin(), all.end(), [&](OwnCertificate const& one) { return one.bound.id == certificate; });
  if (found == all.end() || !found->is_usable()) return false;
  auto const days = days_left(found->bound.not_after, today, settings.zone);
  auto const due = warning_due(days, last_given(tx, certificate));
  if (!due || is_outlasted(all, certificate, *due, today, settings.zone)) return false;
  // Of two runs at once one writes the row, and that one sends the letter.
  if (tx.exec(sql::insert_warning, {{"certificate", certificate}, {"days", *due}, {"now", now}}) == 0) return false;
  Actor program;
  program.address = "job";
  audit::record(tx, program, "access.certificate-ending-told", "account:" + std::to_string(account.value),
                "Серийный номер " + found->bound.serial + ", " + html::days_left(days), now);
  auto const email = find_account(tx, account).value().email;
  if (!email.empty()) send_warning(tx, settings, email, found->bound, days, now);
  return true;
}

void warn_if_ending(database::Tx& tx, signatures::TrustList const& trust, web::Settings const& settings,
                    BoundCertificate const& bound, Instant now) {
  auto const today = LocalDate::at(now, settings.zone);
  if (days_left(bound.not_after, today, settings.zone) <= first_warning)
    warn_of(tx, trust, settings, bound.account, bound.id, now);
}

void warn_all(jobs::Run& run, web::Services const& services) {
  auto const now = run.now();
  auto const today = LocalDate::at(now, services.settings.zone);
  schedule(services.database, services.settings, today.plus_days(1), now);
  auto const trust = services.trust.get();
  int warned = 0;
  std::int64_t after = 0;
  for (;;) {
    auto const page = services.database.read([&](database::ReadTx& tx) { return ending(tx, now, after); });
    for (auto const& one : page) {
      if (run.stopping()) throw jobs::Interrupted{};
      after = one.certificate;
      if (!warning_due(days_left(one.not_after, today, services.settings.zone), one.last_given)) continue;
      warned += services.database.write(
          [&](database::Tx& tx) { return warn_of(tx, *trust, services.settings, one.account, one.certificate, now); });
    }
    run.report(boost::json::serialize(boost::json::object{{"warned", warned}}));
    if (page.size() < batch) return;
  }
}

}  // namespace obereg::access
