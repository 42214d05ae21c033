// A request of a case to another authority, its messages and what was answered (docs/exchange.md).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/case.hpp"

namespace obereg::casework {

using RequestId = Id<struct CaseRequestTag>;

enum class RequestState {
  waiting,    // to be sent
  sent,       // an answer is awaited
  answered,   // an answer was taken
  error,      // the other side says that it can't answer
  cancelled,  // the case was withdrawn
};
std::string_view to_text(RequestState state);
RequestState request_state_of(std::string_view text);  // throws std::logic_error for an unknown one
std::string_view title_of(RequestState state);         // Russian
std::string_view colour_of(RequestState state);        // of its tag

enum class Outcome {
  taken,           // the request is answered by it
  another_person,  // set aside: it is about somebody else
  unreadable,      // kept
  error,           // the other side says that it can't answer
  repeated,        // what came before, once more
  unknown,         // fits no request
};
std::string_view to_text(Outcome outcome);
Outcome outcome_of(std::string_view text);  // throws std::logic_error for an unknown one
std::string_view title_of(Outcome outcome);
std::string_view colour_of(Outcome outcome);

struct Request {
  RequestId id;
  CaseId held;
  std::string kind, body;             // "employment"; the authority's name
  std::string subject, subject_name;  // whom it is about: the key within the case, and in words
  RequestState state = RequestState::waiting;
  Instant created_at, send_due;  // send_due: the first moment that is too late
  std::string send_explained;
  std::string message_id;  // of the last message
  int attempts = 0;        // to send it
  Instant next_attempt;
  std::string failure;             // of the last attempt, Russian; "" for none
  std::optional<Instant> sent_at;  // of the first message that went
  std::optional<Instant> answer_due;
  std::string answer_explained;
  std::optional<Instant> closed_at;
  std::string incoming_number;               // of the case
  std::optional<Outcome> last_outcome = {};  // of what came last, repeats aside

  bool is_open() const;             // an answer may still be taken
  Instant due() const;              // of what comes next: the sending, or the answer
  bool is_late(Instant now) const;  // false for what is not open
};

enum class Way { exchange, paper };
std::string_view to_text(Way way);

struct Scan {
  std::string hash, name, media_type;  // all "" for none
};

struct RequestAnswer {
  std::int64_t id = 0;
  std::optional<RequestId> request;
  std::string answer_id;
  Way way = Way::exchange;
  Outcome outcome = Outcome::taken;
  std::string reason;   // Russian; "" for one that was taken
  std::string content;  // bytes as they came; of a repeat none
  Instant received_at;
  std::optional<AccountId> entered_by;  // from paper
  Scan scan;
};

}  // namespace obereg::casework
