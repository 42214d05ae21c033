// Records of the audit log as they are read by a person.
#pragma once
#include <vector>

#include "app/audit_log/audit_filter.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::app {

struct AuditEntry {
  audit::Entry entry;
  std::string previous_hash, hash;  // hexadecimal
  std::string organisation_name;    // of today; "" where the actor had none
};

// The newest first, below `filter.before`. `zone`: of the days from and to.
std::vector<AuditEntry> audit_entries(database::ReadTx& tx, AuditFilter const& filter, std::chrono::minutes zone,
                                      int size);

}  // namespace obereg::app
