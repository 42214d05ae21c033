// The form «Заявка на создание пользователя»: what was typed, judged field by field (ACC-01).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "access/accounts/accounts.hpp"
#include "access/requests/access_request.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"

namespace obereg::access {

struct TypedRequest {
  Applicant applicant;  // tidied, whole even where something is wrong
  bool has_cabinet = false;
  bool consents = false;  // to the processing of personal data
};

// Never fails: what is wrong is said by check_request.
TypedRequest typed_request(http::Fields const& form);
TypedRequest typed_request(Applicant const& applicant);
std::vector<html::FieldError> check_request(TypedRequest const& typed);

// Fields of request.html. `sout_organisations`: for the list of those.
html::View request_form_view(TypedRequest const& typed, std::vector<html::FieldError> const& errors,
                             std::vector<Organisation> const& sout_organisations);

// An address that mail can be sent to: one @, a dot after it, no spaces.
bool is_email(std::string const& text);
bool is_phone(std::string const& text);
// 10 to 15 digits (ITU-T E.164 has at most 15) with what is usually written between them.
bool is_phone(std::string const& text);

}  // namespace obereg::access
