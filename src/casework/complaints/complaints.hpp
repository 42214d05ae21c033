// Complaints (жалобы, досудебное обжалование) in the database: registered with a number and a clock, answered once.
// Who may do what, and what the audit log says of it, is the matter of the service's module.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/case.hpp"
#include "platform/calendar_store/calendar_store.hpp"
#include "platform/database/database.hpp"

namespace obereg::casework {

using ComplaintId = Id<struct ComplaintTag>;

enum class ComplaintState { open, upheld, refused };
std::string_view to_text(ComplaintState state);    // "upheld": in the database and in forms
std::string_view title_of(ComplaintState state);   // "Удовлетворена"
std::string_view colour_of(ComplaintState state);  // of its tag

struct Complaint {
  ComplaintId id;
  std::string number;  // "АК-Ж-3/2026"
  std::optional<CaseId> about;
  std::optional<OrganisationId> organisation;
  std::string complainant, inn, contact;
  std::string channel, subject;  // the service's own words: "portal", "decision"
  std::string text;
  Instant registered_at;
  End end;
  ComplaintState state = ComplaintState::open;
  std::string answer, answered_by_name;
  std::optional<Instant> answered_at;
};

// What the term of an answer runs from, in the genitive.
inline constexpr std::string_view complaint_registered = "регистрации жалобы";

struct NewComplaint {
  std::string service, series;  // "accreditation", "АК-Ж"
  std::optional<CaseId> about;
  std::optional<OrganisationId> organisation;
  std::string complainant, inn, contact, channel, subject, text;
  AccountId entered_by;
  Term term;  // from the day of registration
  std::vector<CaseDocument> files;
};
// Takes the next number of the year, without gaps. About a case: its timeline says so.
Complaint register_complaint(database::Tx& tx, NewComplaint const& wanted, std::string const& actor,
                             calendar::WorkingCalendar const& calendar, std::chrono::minutes zone, Instant now);

struct Answer {
  ComplaintState outcome = ComplaintState::refused;  // upheld or refused
  std::string text;
  AccountId by;
  std::string by_name;
  std::vector<CaseDocument> files;
};
// False where it is answered already.
bool answer_complaint(database::Tx& tx, Complaint const& complaint, Answer const& answer, Instant now);

std::optional<Complaint> find_complaint(database::ReadTx& tx, std::string_view service, ComplaintId id);
// The newest first.
std::vector<Complaint> complaints_of(database::ReadTx& tx, std::string_view service, OrganisationId organisation);
std::vector<Complaint> complaints_about(database::ReadTx& tx, CaseId about);
// Open ones, what is due first first; answered ones, the newest first, with smaller ids than `before` (0: any).
std::vector<Complaint> open_complaints(database::ReadTx& tx, std::string_view service, int count);
std::vector<Complaint> answered_complaints(database::ReadTx& tx, std::string_view service, std::int64_t before,
                                           int count);

enum class ComplaintPart { complaint, answer };
std::vector<CaseDocument> files_of(database::ReadTx& tx, ComplaintId id, ComplaintPart part);

// The clocks of open ones, counted anew after a change of the calendar; a clock that moves is reported.
void recompute_complaints(database::Database& database, std::chrono::minutes zone, calendar::Report const& report);

}  // namespace obereg::casework
