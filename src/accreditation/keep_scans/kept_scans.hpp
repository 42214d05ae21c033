// Scans of a form of the registry office that came back with a mistake: a browser forgets chosen files, so they are
// kept with the form until it is taken. Who sent them alone gets them, by the form's own key.
#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "casework/case.hpp"
#include "core/actor.hpp"
#include "platform/database/database.hpp"

namespace obereg::accreditation {

inline constexpr std::chrono::hours scans_kept_for{7 * 24};  // then the rows go; bytes stay, as all in platform/files

struct KeptScan {
  std::int64_t id = 0;
  casework::CaseDocument file;  // without item and title
};

// In the order in which they were sent.
std::vector<KeptScan> kept_scans(database::ReadTx& tx, AccountId account, std::string const& form_key);

// `wanted`: ids of those that are still ticked, the others go; `sent` are added, one that is there already is not.
void keep_scans(database::Tx& tx, AccountId account, std::string const& form_key,
                std::vector<std::string> const& wanted, std::vector<casework::CaseDocument> const& sent, Instant now);

void forget_scans(database::Tx& tx, AccountId account, std::string const& form_key);

}  // namespace obereg::accreditation
