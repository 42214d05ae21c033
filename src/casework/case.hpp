// A case (дело) of a state service, from the moment in which an application was filed.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/deadline.hpp"
#include "core/id.hpp"
#include "core/time.hpp"

namespace obereg::casework {

using CaseId = Id<struct CaseTag>;

enum class CaseState { open, granted, refused, withdrawn };
inline constexpr CaseState all_case_states[] = {CaseState::open, CaseState::granted, CaseState::refused,
                                                CaseState::withdrawn};
std::string_view to_text(CaseState state);  // "open": in the database and in addresses
std::optional<CaseState> case_state_of(std::string_view text);
std::string_view title_of(CaseState state);   // Russian
std::string_view colour_of(CaseState state);  // of its tag

struct Case {
  CaseId id;
  std::string service;  // "accreditation"
  int variant = 0;
  std::string incoming_number;                 // входящий номер: "АК-15/2026"
  std::optional<OrganisationId> organisation;  // whose cabinet sees it; nothing: who applied on paper and has none
  std::string applicant, inn;                  // inn: "" where a paper does not say it
  AccountId filed_by;                          // who signed it; on paper, who entered it
  Instant received_at, registered_at;
  std::string stage;  // of the service's regulation
  CaseState state = CaseState::open;
  Instant due_at;  // of the service: the first moment that is too late
  std::optional<Instant> closed_at;
  std::string closed_reason;
  std::optional<AccountId> officer{};  // the case officer; nothing: it is with the registry office
  std::string channel{};               // "portal", "in_person", "post"
};

struct CaseEvent {
  Instant at;
  std::string kind;   // filed, handed-over, draft-sent, draft-returned, decided, withdrawn, due-moved, mailed
  std::string actor;  // name
  std::string text;   // Russian: what happened
};

// A file of the case; its bytes are kept by platform/files.
struct CaseDocument {
  std::int64_t id = 0;
  std::string item;  // "application", "signature", or the regulation's name of the document: "charter"
  std::string title, file_name, media_type, hash;
  std::int64_t size = 0;  // bytes
  Instant added_at{};
};

}  // namespace obereg::casework
