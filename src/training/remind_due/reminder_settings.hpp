// Whether an organisation wants to be reminded of whose training ends, and how long ahead (TRN-18).
#pragma once
#include "core/actor.hpp"
#include "platform/database/database.hpp"

namespace obereg::training {

struct ReminderSettings {
  bool wanted = true;
  int days_ahead = 60;  // 30, 60 or 90
};

ReminderSettings reminder_settings(database::ReadTx& tx, OrganisationId organisation);
void set_reminder_settings(database::Tx& tx, Actor const& actor, ReminderSettings const& settings, Instant now);

}  // namespace obereg::training
