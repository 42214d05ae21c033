// What is sought in the audit log.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"

namespace obereg::app {

struct AuditFilter {
  std::string action;        // a code
  std::string subject_kind;  // "account"
  std::string subject_number;
  std::string account;       // digits
  std::string organisation;  // part of a name, or an ИНН
  std::string from, to;      // ДД.ММ.ГГГГ, both days included
  std::string who, text;     // may be personal: never in an address
  std::int64_t before = 0;   // the number of a record; 0: from the newest

  bool is_empty() const;
  bool is_personal() const { return !who.empty() || !text.empty(); }
};

AuditFilter audit_filter_of(http::Fields const& typed);
std::vector<html::FieldError> errors_of(AuditFilter const& filter);

// "?action=…&before=…", without what may not stand in an address.
std::string in_address(AuditFilter const& filter, std::int64_t before);
// All of it, for the hidden fields of a form.
std::vector<html::View> hidden_fields(AuditFilter const& filter, std::int64_t before);

}  // namespace obereg::app
