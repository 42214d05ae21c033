// What the program is made of, handed to handlers and jobs by reference. Wired once, in src/app.
#pragma once
#include "core/time.hpp"
#include "platform/database/database.hpp"
#include "platform/files/files.hpp"
#include "platform/ledger/log_key.hpp"
#include "platform/signatures/current_trust.hpp"
#include "platform/web/settings.hpp"

namespace obereg::web {

struct Services {
  database::Database& database;
  files::Store const& files;
  signatures::CurrentTrust& trust;
  ledger::LogKey const& log_key;
  Settings const& settings;
  Clock clock;
};

}  // namespace obereg::web
