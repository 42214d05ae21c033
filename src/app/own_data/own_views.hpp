// «Кто смотрел мои данные»: looks at a person's account, requests and training records by others, from the audit log.
#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "core/id.hpp"
#include "core/time.hpp"
#include "platform/database/database.hpp"

namespace obereg::app {

struct OwnView {
  Instant at;       // of the last look in the hour
  std::string who;  // "Ольхова Инна Борисовна"
  std::string organisation;
  std::string action, subject;  // codes
  std::string details;          // in what cabinet, what exactly
  int times = 1;                // in that hour
};

// The newest first, at most 1000 looks of each thing. One person's looks at one thing in one hour are one line; the log
// itself has each of them. A person's training records are found by the СНИЛС of certificates with which the account
// was signed in to.
std::vector<OwnView> own_views(database::ReadTx& tx, AccountId account);

}  // namespace obereg::app
