// Parts of pages that show a request, to its applicant and to staff.
#pragma once
#include <string>
#include <vector>

#include "access/requests/access_request.hpp"
#include "platform/html/render.hpp"

namespace obereg::access {

// "due_text", "is_soon", "is_late" of components/due.html, and "has_due": false where nothing waits for staff.
void show_due(html::View& view, AccessRequest const& request, Instant now, std::chrono::minutes zone);

// Rows of requests/timeline.html. `staff` names clerks; the applicant reads «сотрудник».
std::vector<html::View> timeline_rows(std::vector<RequestEvent> const& events, bool staff, std::chrono::minutes zone);

}  // namespace obereg::access
