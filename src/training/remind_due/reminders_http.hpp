// «Напоминания»: whether and how long ahead an organisation is reminded, and the notice in its cabinets (TRN-18).
#pragma once
#include <vector>

#include "platform/html/page.hpp"
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response show_reminders(web::PageContext const& context);      // GET /training/due/reminders
http::Response submit_reminders(web::ActionContext const& context);  // POST /training/due/reminders

// For the pages where a cabinet begins: what the reminder of the last seven days said; nothing for who may not see the
// list.
std::vector<html::Notice> due_notices(database::ReadTx& tx, Actor const& actor, LocalDate today);

}  // namespace obereg::training
