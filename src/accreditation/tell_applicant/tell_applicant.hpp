// Notices to applicants and to accredited organisations: by e-mail, and so in «Оповещения» of the cabinet.
#pragma once
#include <set>
#include <string>

#include "accreditation_registry/store.hpp"
#include "casework/case.hpp"
#include "platform/web/settings.hpp"

namespace obereg::accreditation {

struct Notice {
  std::string subject, body;
};

// Of a case: the e-mail of `person`, while they work for the applicant, and the one that the application names; each
// once, none that is empty.
std::set<std::string> notice_addresses(database::ReadTx& tx, casework::Case const& held, AccountId person);

// To those addresses. `had_letter`: an address that gets the letter itself and needs no notice of it.
void tell_applicant(database::Tx& tx, casework::Case const& held, AccountId person, Notice const& notice, Instant now,
                    std::string const& had_letter = "");

// Of a decision that the ministry took by itself (ACR-12): to everyone who may apply for the organisation. Answers to
// how many. Nobody where the organisation has no cabinet.
int tell_of_decision(database::Tx& tx, web::Settings const& settings, Accreditation const& record,
                     Decision const& decision, Instant now);

}  // namespace obereg::accreditation
