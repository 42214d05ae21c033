#include "training/remind_due/reminders_http.hpp"

#include <set>

#include "access/accounts/holders.hpp"
#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "training/remind_due/reminder.hpp"
#include "training/remind_due/reminder_settings.hpp"

namespace obereg::training {

namespace {

std::vector<html::Choice> const wanted_choices = {{"yes", "Да"}, {"no", "Нет"}};
std::vector<html::Choice> const day_choices = {{"30", "за 30 дней"}, {"60", "за 60 дней"}, {"90", "за 90 дней"}};

// Of the counts of a reminder those that this person's cabinet shows.
std::string words_for(Reminder const& reminder, Actor const& actor) {
  return counts_in_words(actor.may("training.view-own") ? reminder.trained : reminder.employees, reminder.ahead_to);
}

int people_with_mail(database::ReadTx& tx, OrganisationId organisation) {
  std::set<std::int64_t> accounts;
  for (auto const& holder : access::holders_in(tx, organisation)) {
    Actor of_role;
    of_role.permissions = access::permissions_of(holder.role);
    if (!holder.email.empty() && of_role.may("training.view-due")) accounts.insert(holder.account.value);
  }
  return static_cast<int>(accounts.size());
}

std::string last_in_words(std::optional<Reminder> const& last, web::Settings const& settings) {
  if (!last) return "Напоминаний ещё не было.";
  return "Последнее напоминание: " + russian_moment(last->at, settings.zone) + ", отправлено " +
         html::counted(last->letters, "письмо", "письма", "писем") + ".";
}

http::Response reminders_page(web::PageContext const& context, std::string const& wanted, std::string const& days,
                              std::vector<html::FieldError> const& errors) {
  auto const [last, people] = context.read([&](database::ReadTx& tx) {
    return std::pair(last_reminder(tx, context.actor.organisation), people_with_mail(tx, context.actor.organisation));
  });
  html::View view{{"summary", html::error_summary(errors)},
                  {"people", html::counted(people, "человек", "человека", "человек")},
                  {"nobody", people == 0},
                  {"last", last_in_words(last, context.settings())},
                  {"may_change", context.actor.may("training.set-reminders")},
                  {"csrf_token", context.csrf_token}};
  view.set("wanted_field",
           html::choice_view("wanted", "Напоминать", "", wanted_choices, wanted, html::error_of(errors, "wanted")));
  view.set("days_field", html::choice_view("days", "Предупреждать об окончании обучения", "", day_choices, days,
                                           html::error_of(errors, "days")));
  html::Page page;
  page.title = "Напоминания об обучении";
  page.back_href = "/training/due";
  page.has_errors = !errors.empty();
  page.main = html::render("src/training/remind_due/reminders.html", view);
  return web::show(context, std::move(page), errors.empty() ? 200 : 422);
}

bool offered(std::vector<html::Choice> const& choices, std::string const& value) {
  return std::any_of(choices.begin(), choices.end(), [&](auto const& choice) { return choice.value == value; });
}

}  // namespace

http::Response show_reminders(web::PageContext const& context) {
  auto const settings =
      context.read([&](database::ReadTx& tx) { return reminder_settings(tx, context.actor.organisation); });
  return reminders_page(context, settings.wanted ? "yes" : "no", std::to_string(settings.days_ahead), {});
}

http::Response submit_reminders(web::ActionContext const& context) {
  auto const wanted = context.request.form.get("wanted"), days = context.request.form.get("days");
  std::vector<html::FieldError> errors;
  if (!offered(wanted_choices, wanted)) errors.push_back({"wanted", "Выберите «Да» или «Нет»."});
  if (!offered(day_choices, days)) errors.push_back({"days", "Выберите срок из списка."});
  if (!errors.empty()) return reminders_page(context, wanted, days, errors);
  context.write([&](database::Tx& tx) {
    set_reminder_settings(tx, context.actor, {wanted == "yes", std::stoi(days)}, context.now);
  });
  return http::see_other("/training/due");
}

std::vector<html::Notice> due_notices(database::ReadTx& tx, Actor const& actor, LocalDate today) {
  if (!actor.may("training.view-due")) return {};
  auto const last = last_reminder(tx, actor.organisation);
  if (!last || may_remind_again(last, today)) return {};
  auto const words = words_for(*last, actor);
  if (words.empty()) return {};
  return {{html::Notice::Kind::important, "Пора обучаться",
           (actor.may("training.view-own") ? "Те, кого обучила ваша организация: " : "Ваши работники: ") + words + ".",
           "Кому пора обучаться", "/training/due"}};
}

}  // namespace obereg::training
