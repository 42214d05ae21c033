// Requests in the database. Who may do what, and what the audit log says of it, is the matter of the service's module.
#pragma once
#include <functional>

#include "casework/requests/request.hpp"
#include "platform/database/database.hpp"

namespace obereg::casework {

struct NewRequest {
  CaseId held;
  std::string kind, body, subject, subject_name;
  Instant send_due;
  std::string send_explained;
  std::string message_id, content;  // of its first message
};
// Nothing where there is a request of this kind about this subject.
std::optional<RequestId> add_request(database::Tx& tx, NewRequest const& wanted, AccountId by, Instant now);
// A further message, to be sent at once. False where the request is answered or cancelled.
bool send_again(database::Tx& tx, RequestId id, std::string const& message_id, std::string const& content, AccountId by,
                Instant now);
// Those that are open; an answer that comes later changes nothing.
void cancel_requests(database::Tx& tx, CaseId id, Instant now);
// In the timeline that the applicant reads too.
void tell_asked(database::Tx& tx, CaseId id, std::string const& actor, std::string const& text, Instant now);

std::optional<Request> find_request(database::ReadTx& tx, std::string_view service, RequestId id);
std::vector<Request> requests_of(database::ReadTx& tx, CaseId id);
// Open ones, the one that is due first at the top.
std::vector<Request> open_requests(database::ReadTx& tx, std::string_view service, int size);
std::string content_of(database::ReadTx& tx, std::string const& message_id);

std::vector<RequestAnswer> answers_of(database::ReadTx& tx, RequestId id);  // in order of arrival
std::vector<RequestAnswer> stray_answers(database::ReadTx& tx, int size);   // that fit no request, the newest first

// An answer as it came. `reply_to`: the message that it answers.
struct Incoming {
  std::string id;  // of the transport: the same where the same thing is fetched again
  std::string reply_to, content;
  std::string error;  // what the other side says in place of an answer; "" for none
  std::string fault;  // why the content was not even fetched whole; "" for none
  Way way = Way::exchange;
  std::optional<AccountId> entered_by = {};
  Scan scan = {};
};
struct Judged {
  Outcome outcome = Outcome::taken;
  std::string reason;
};
// Of the service: what an answer is worth. `asked`: the XML of the message that it answers.
using Judge = std::function<Judged(std::string const& kind, std::string const& asked, Incoming const& answer)>;

struct Recorded {
  std::optional<RequestId> request;  // nothing: it fits none
  Outcome outcome = Outcome::taken;
};
// Nothing where it was recorded before.
std::optional<Recorded> record_answer(database::Tx& tx, Incoming const& answer, Judge const& judge, Instant now);

}  // namespace obereg::casework
