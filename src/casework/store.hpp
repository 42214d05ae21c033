// Cases in the database. Who may do what, and what the audit log says of it, is the matter of the service's module.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casework/case.hpp"
#include "platform/database/database.hpp"

namespace obereg::casework {

struct Filing {
  std::string service;
  std::string series;  // of incoming numbers: "АК"
  int variant = 0;
  std::optional<OrganisationId> organisation;
  std::string applicant, inn;
  AccountId filed_by;
  std::string actor;  // name, for the timeline
  std::string channel, stage;
  std::vector<Term> terms;  // the first is the service's own: the case is due by it
  std::vector<CaseDocument> documents;
  std::optional<Instant> received_at{};  // nothing: as it is registered
  std::vector<Term> ended_terms{};       // kept with the case, but met or missed before it was registered
  std::string how{};  // Russian, for the timeline, before the number: "Заявление получено по почте"
};

// Takes the next incoming number of the year; a transaction that is rolled back gives it back, so there are no gaps.
// Whoever files at the same time waits.
Case file_case(database::Tx& tx, Filing const& filing, calendar::WorkingCalendar const& calendar,
               std::chrono::minutes zone, Instant now);

// The next number of a series in its year: whoever takes one at the same time waits, and a transaction that is rolled
// back gives it back.
std::int64_t take_number(database::Tx& tx, std::string_view series, int year);

void add_event(database::Tx& tx, CaseId id, CaseEvent const& event);
// A clock that begins to run after the case was filed.
void start_clock(database::Tx& tx, CaseId id, Term const& term, calendar::WorkingCalendar const& calendar,
                 std::chrono::minutes zone);
// The case is found by these words too: the number of its letter.
void add_search_words(database::Tx& tx, CaseId id, std::string_view words);
std::int64_t add_document(database::Tx& tx, CaseId id, CaseDocument const& document, Instant now);  // answers its id
Case read_case(database::Row const& row);  // of a query that begins with the columns of `find_case`

// Who applies was written down wrong at first. The words by which the case was found before find it no more.
struct Applicant {
  std::optional<OrganisationId> organisation;
  std::string name, inn;
};
void rename_applicant(database::Tx& tx, Case const& held, Applicant const& applicant);

// False where it is closed already. Stops all clocks.
bool withdraw_case(database::Tx& tx, CaseId id, std::string const& actor, std::string const& reason, Instant now);

std::optional<Case> find_case(database::ReadTx& tx, std::string_view service, CaseId id);
std::optional<Case> find_numbered_case(database::ReadTx& tx, std::string_view service,
                                       std::string const& incoming_number);
std::vector<CaseEvent> events_of(database::ReadTx& tx, CaseId id);
std::vector<CaseDocument> documents_of(database::ReadTx& tx, CaseId id);
std::vector<Deadline> deadlines_of(database::ReadTx& tx, CaseId id);

// The newest first.
std::vector<Case> cases_of(database::ReadTx& tx, std::string_view service, OrganisationId organisation);

struct CaseFilter {
  std::string service;
  std::string wanted = {};              // beginnings of words, as find_cases has them; "": all
  int variant = 0;                      // 0: any
  std::optional<CaseState> state = {};  // nothing: any
  std::string channel = {};             // "": any
  std::optional<Instant> registered_from = {}, registered_until = {};  // from the first moment, before the second
  std::optional<Instant> late_at = {};  // only those with a clock that runs and had ended by then; nothing: all
  std::int64_t before = 0;              // paging by key: smaller ids; 0: from the newest
  int size = 50;
};
// The newest first.
std::vector<Case> case_page(database::ReadTx& tx, CaseFilter const& filter);

}  // namespace obereg::casework
