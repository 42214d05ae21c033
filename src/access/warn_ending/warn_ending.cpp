#include "access/warn_ending/warn_ending.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <boost/json.hpp>

#include "access/own_certificates/own_certificate.hpp"
#include "access/warn_ending/queries.hpp"
#include "access/warn_ending/warning_due.hpp"
#include "platform/audit/audit.hpp"
#include "platform/html/format.hpp"
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

// "осталось 14 дней", "сегодня последний день"
std::string left_in_words(int days) {
  return days == 0 ? "сегодня последний день" : "осталось " + html::counted(days, "день", "дня", "дней");
}

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
  auto const until = LocalDate::at(found->bound.not_after, settings.zone).russian();
  Actor program;
  program.address = "job";
  audit::record(tx, program, "access.certificate-ending-told", "account:" + std::to_string(account.value),
                "Серийный номер " + found->bound.serial + ", " + left_in_words(days), now);
  mail::send_later(tx, find_account(tx, account).value().email, "Срок вашего сертификата кончается " + until,
                   fmt::format(letter, fmt::arg("until", until), fmt::arg("left", left_in_words(days)),
                               fmt::arg("serial", found->bound.serial), fmt::arg("origin", settings.origin)),
                   now);
  return true;
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

std::vector<html::Notice> ending_notices(web::PageContext const& context) {
  auto const now = context.now;
  auto const zone = context.settings().zone;
  auto const soon = now + std::chrono::hours{24} * (first_warning + 2);  // whole days are judged later
  database::Parameters const mine{{"account", context.actor.account}, {"now", now}, {"until", soon}};
  // Judging costs more than a page should: it is done only for whom it may matter.
  if (context.read([&](database::ReadTx& tx) { return tx.get_integer(sql::ends_soon, mine); }) == 0) return {};
  auto const trust = context.trust().get();
  std::optional<Instant> last;
  for (auto const& one :
       context.read([&](database::ReadTx& tx) { return own_certificates(tx, *trust, context.actor.account, now); }))
    if (one.is_usable()) last = std::max(last, std::optional(one.bound.not_after));
  auto const days = last ? days_left(*last, context.today(), zone) : -1;
  if (days < 0 || days > first_warning) return {};
  return {{html::Notice::Kind::important,
           "Срок вашего сертификата кончается " + LocalDate::at(*last, zone).russian() + ": " + left_in_words(days),
           "После этого дня войти и подписать им будет нельзя. Получите новый и добавьте его заранее.",
           "Мои сертификаты", "/account/certificates"}};
}

}  // namespace obereg::access
