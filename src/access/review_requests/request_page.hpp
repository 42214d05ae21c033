// The page of one request, for staff.
#pragma once
#include <vector>

#include "access/requests/access_request.hpp"
#include "platform/html/form.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

// With what was typed into its forms, where they came back with errors.
http::Response request_page(web::PageContext const& context, RequestId id, std::vector<html::FieldError> const& errors,
                            int status);

// Reasons of a refusal that the list offers; the last stands for own words.
std::vector<html::Choice> const& refusal_reasons();
inline constexpr char const* own_reason = "own";

}  // namespace obereg::access
