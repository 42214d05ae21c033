// The ministry sees all sets and records, and what it looked at is in the audit log.
#pragma once
#include <string>
#include <string_view>

#include "platform/web/route.hpp"

namespace obereg::training {

// Writes nothing for others, who see their own.
void log_oversight(web::PageContext const& context, std::string_view action, std::string const& subject,
                   std::string const& details = {});

}  // namespace obereg::training
