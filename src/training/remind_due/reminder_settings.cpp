#include "training/remind_due/reminder_settings.hpp"

#include <fmt/format.h>

#include "platform/audit/audit.hpp"
#include "training/remind_due/queries.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::remind_due;

ReminderSettings reminder_settings(database::ReadTx& tx, OrganisationId organisation) {
  auto const chosen = tx.find_one(sql::settings, {{"organisation", organisation}}, [](database::Row const& row) {
    return ReminderSettings{row.truth(0), static_cast<int>(row.integer(1))};
  });
  return chosen.value_or(ReminderSettings{});
}

void set_reminder_settings(database::Tx& tx, Actor const& actor, ReminderSettings const& settings, Instant now) {
  tx.exec_one(sql::set_settings,
              {{"organisation", actor.organisation}, {"wanted", settings.wanted}, {"days", settings.days_ahead}});
  audit::record(tx, actor, "training.reminders-set", "organisation:" + std::to_string(actor.organisation.value),
                settings.wanted ? fmt::format("напоминать за {} дн.", settings.days_ahead) : "не напоминать", now);
}

}  // namespace obereg::training
