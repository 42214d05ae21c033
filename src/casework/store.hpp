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
  OrganisationId organisation;
  std::string applicant, inn;
  AccountId filed_by;
  std::string actor;  // name, for the timeline
  std::string channel, stage;
  std::vector<Term> terms;  // the first is the service's own: the case is due by it
  std::vector<CaseDocument> documents;
};

// Takes the next incoming number of the year; a transaction that is rolled back gives it back, so there are no gaps.
// Whoever files at the same time waits.
Case file_case(database::Tx& tx, Filing const& filing, calendar::WorkingCalendar const& calendar,
               std::chrono::minutes zone, Instant now);

// The next number of a series in its year: whoever takes one at the same time waits, and a transaction that is rolled
// back gives it back.
std::int64_t take_number(database::Tx& tx, std::string_view series, int year);

void add_event(database::Tx& tx, CaseId id, CaseEvent const& event);
std::int64_t add_document(database::Tx& tx, CaseId id, CaseDocument const& document, Instant now);  // answers its id
Case read_case(database::Row const& row);  // of a query that begins with the columns of `find_case`

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
  std::int64_t before = 0;              // paging by key: smaller ids; 0: from the newest
  int size = 50;
};
// The newest first.
std::vector<Case> case_page(database::ReadTx& tx, CaseFilter const& filter);

}  // namespace obereg::casework
