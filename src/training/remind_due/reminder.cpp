#include "training/remind_due/reminder.hpp"

#include <fmt/format.h>

#include <map>
#include <vector>

#include "access/accounts/holders.hpp"
#include "platform/audit/audit.hpp"
#include "platform/html/format.hpp"
#include "platform/mail/mail.hpp"
#include "training/due/due_records.hpp"
#include "training/remind_due/queries.hpp"
#include "training/remind_due/reminder_settings.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::remind_due;

namespace {

constexpr int days_between = 7;

struct Recipient {
  std::string email;
  bool provides = false, employs = false;  // what their cabinets in the organisation show
};

std::string in_words(std::int64_t count) {
  return count > most_reminded_exactly ? "более 10 000" : html::number(count);
}

bool any(DueCounts const& counts) {
  return counts.ended > 0 || counts.ending > 0;
}

std::map<std::int64_t, Recipient> recipients_in(database::ReadTx& tx, OrganisationId organisation) {
  std::map<std::int64_t, Recipient> recipients;
  for (auto const& holder : access::holders_in(tx, organisation)) {
    if (holder.email.empty()) continue;
    Actor of_role;
    of_role.permissions = access::permissions_of(holder.role);
    if (!of_role.may("training.view-due")) continue;
    auto& recipient = recipients[holder.account.value];
    recipient.email = holder.email;
    recipient.provides |= of_role.may("training.view-own");
    recipient.employs |= of_role.may("training.view-employer");
  }
  return recipients;
}

class Digest {
 public:
  Digest(database::Tx& tx, web::Settings const& settings, access::Organisation organisation, int days_ahead,
         std::optional<Reminder> last, Instant now)
      : tx_(tx), settings_(settings), organisation_(std::move(organisation)), last_(std::move(last)) {
    reminder_.on = LocalDate::at(now, settings.zone);
    reminder_.at = now;
    reminder_.ahead_to = reminder_.on.plus_days(days_ahead);
    if (organisation_.trains) reminder_.trained = counts(scope(Scope::Kind::provider));
    if (organisation_.kind == access::OrganisationKind::employer)
      reminder_.employees = counts(scope(Scope::Kind::employer));
  }

  bool send() {
    if (!any(reminder_.trained) && !any(reminder_.employees)) return false;
    if (!has_news()) return false;
    for (auto const& [account, recipient] : recipients_in(tx_, organisation_.id)) write_letter(recipient);
    store();
    return true;
  }

 private:
  Scope scope(Scope::Kind kind) const { return {kind, organisation_.id, organisation_.inn}; }

  DueCounts counts(Scope const& scope) {
    return {due_count(tx_, {ended_before(reminder_.on)}, scope, most_reminded_exactly),
            due_count(tx_, {DueRange{reminder_.on, reminder_.ahead_to}}, scope, most_reminded_exactly)};
  }

  bool has_news() {
    if (!last_) return true;
    return (any(reminder_.trained) && has_news(scope(Scope::Kind::provider))) ||
           (any(reminder_.employees) && has_news(scope(Scope::Kind::employer)));
  }
  bool has_news(Scope const& scope) {
    auto const is_any = [&](DueSearch const& search) { return due_count(tx_, search, scope, 0) > 0; };
    DueRange const come_near{last_->ahead_to.plus_days(1), reminder_.ahead_to};
    DueRange const ended{last_->on, reminder_.on.plus_days(-1)};
    DueSearch entered{{ended_before(reminder_.on).from, reminder_.ahead_to}};
    entered.published_after = last_->at;
    return is_any({come_near}) || is_any({ended}) || is_any(entered);
  }

  void write_letter(Recipient const& recipient) {
    auto const employees = recipient.employs ? counts_in_words(reminder_.employees, reminder_.ahead_to) : "";
    auto const trained = recipient.provides ? counts_in_words(reminder_.trained, reminder_.ahead_to) : "";
    if (employees.empty() && trained.empty()) return;
    std::string body =
        "Здравствуйте!\n\nПо записям реестра обученных по охране труда лиц на " + reminder_.on.russian() + ":\n\n";
    if (!employees.empty()) body += "Ваши работники: " + employees + ".\n";
    if (!trained.empty()) body += "Те, кого обучила ваша организация: " + trained + ".\n";
    body += "\nКто это и какие программы, видно в личном кабинете, раздел «Кому пора обучаться»:\n" + settings_.origin +
            "/training/due\n\n" +
            "Письмо приходит не чаще раза в неделю и только когда появилось новое. Отключить напоминания или изменить "
            "срок можно там же:\n" +
            settings_.origin + "/training/due/reminders\n";
    mail::send_later(tx_, recipient.email, "Кому пора обучаться по охране труда", body, reminder_.at);
    ++reminder_.letters;
  }

  void store() {
    tx_.exec_one(sql::insert_reminder, {{"organisation", organisation_.id},
                                        {"on", reminder_.on},
                                        {"now", reminder_.at},
                                        {"to", reminder_.ahead_to},
                                        {"provider_ended", reminder_.trained.ended},
                                        {"provider_ending", reminder_.trained.ending},
                                        {"employer_ended", reminder_.employees.ended},
                                        {"employer_ending", reminder_.employees.ending},
                                        {"letters", reminder_.letters}});
    Actor robot;
    robot.organisation = organisation_.id;
    robot.name = "Напоминание об обучении";
    robot.address = "job";
    audit::record(tx_, robot, "training.reminded", "organisation:" + std::to_string(organisation_.id.value),
                  fmt::format("писем: {}", reminder_.letters), reminder_.at);
  }

  database::Tx& tx_;
  web::Settings const& settings_;
  access::Organisation organisation_;
  std::optional<Reminder> last_;
  Reminder reminder_;
};

}  // namespace

std::optional<Reminder> last_reminder(database::ReadTx& tx, OrganisationId organisation) {
  return tx.find_one(sql::last_reminder, {{"organisation", organisation}}, [](database::Row const& row) {
    return Reminder{row.date(0),
                    row.moment(1),
                    row.date(2),
                    {row.integer(3), row.integer(4)},
                    {row.integer(5), row.integer(6)},
                    static_cast<int>(row.integer(7))};
  });
}

bool may_remind_again(std::optional<Reminder> const& last, LocalDate today) {
  return !last || last->on.plus_days(days_between) <= today;
}

bool remind_organisation(database::Tx& tx, web::Settings const& settings, OrganisationId id, Instant now) {
  auto organisation = access::lock_organisation(tx, id);  // of two runs at once the second sees what the first wrote
  if (!organisation) return false;
  auto const chosen = reminder_settings(tx, id);
  auto last = last_reminder(tx, id);
  if (!chosen.wanted || !may_remind_again(last, LocalDate::at(now, settings.zone))) return false;
  return Digest(tx, settings, std::move(*organisation), chosen.days_ahead, std::move(last), now).send();
}

std::string counts_in_words(DueCounts const& counts, LocalDate ahead_to) {
  std::string words;
  if (counts.ended > 0) words = "обучение закончилось: " + in_words(counts.ended);
  if (counts.ending > 0)
    words += (words.empty() ? "" : ", ") + ("закончится по " + ahead_to.russian() + ": ") + in_words(counts.ending);
  return words;
}

}  // namespace obereg::training
