// A decision is signed: letter, registry, clocks and notice in one transaction (ACR-09 to ACR-11).
#pragma once
#include <string>
#include <vector>

#include "access/accounts/accounts.hpp"
#include "accreditation/decision_letter/letter_facts.hpp"
#include "platform/http/message.hpp"
#include "platform/web/services.hpp"

namespace obereg::accreditation {

inline constexpr std::string_view letter_series = "АК-И";  // of outgoing numbers

// What the letter names that is known only on the day of signing. The page shows it, the bytes hold it, and signing
// refuses where it no longer holds: another letter took the number, midnight passed.
struct LetterTerms {
  std::int64_t number = 0;  // of the letter in its year
  std::int64_t record = 0;  // number in the registry, where a record is added; else 0
  LocalDate day;
  std::int64_t certificate = 0;  // of the signatory's own
  std::int64_t template_version = 0;
};
// Of the query of an address; nothing where it is none.
std::optional<LetterTerms> letter_terms_of(http::Fields const& query);
std::string in_query(LetterTerms const& terms);  // "letter=3&record=17&day=2026-03-10&…"

std::string letter_number_of(LetterTerms const& terms);  // "АК-И-3/2026"

struct ToDecide {
  CaseInWork work;
  LetterTerms terms;
  LetterFacts facts;
  LetterFile letter;
  std::string code;  // by which anyone checks the letter
};

std::string_view outcome_title(CaseInWork const& work);  // "оказать услугу"

// Certificates with which the actor may sign today.
std::vector<access::BoundCertificate> usable_certificates(database::ReadTx& tx, Actor const& actor, Instant now);

// The case that waits for this signatory. Refused where it does not, where the actor prepared it, and where the actor
// belongs to the applicant.
Result<CaseInWork> case_to_decide(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id);

// The terms that hold now, with this certificate; 0: the first that is usable.
Result<LetterTerms> terms_now(database::ReadTx& tx, Actor const& actor, CaseInWork const& work,
                              std::int64_t certificate, web::Settings const& settings, Instant now);

// The letter is made from the template that is in use now; it may be a newer one than `terms` names.
struct Surroundings {
  web::Settings const& settings;
  files::Store const& files;
  ledger::LogKey const& key;
};
Result<ToDecide> decision_to_sign(database::ReadTx& tx, Surroundings const& around, Actor const& actor,
                                  CaseInWork const& work, LetterTerms const& terms, Instant now);

// A second click, a second tab, and whoever signs what was returned or changed meanwhile, is refused.
Result<void> sign_decision(web::Services const& services, Actor const& actor, std::int64_t id, LetterTerms const& terms,
                           std::string const& signature, Instant now);

// Back to the officer with a remark.
Result<void> return_draft(database::Tx& tx, web::Settings const& settings, Actor const& actor, std::int64_t id,
                          std::string const& remark, Instant now);

}  // namespace obereg::accreditation
