// Requests to other authorities as the office sees them.
#pragma once
#include "accreditation/follow_case/case_view.hpp"
#include "casework/requests/store.hpp"
#include "platform/web/route.hpp"

namespace obereg::accreditation {

// Whoever considers a case asks about it.
inline constexpr web::Permission asking{"accreditation.office"};

inline constexpr std::string_view requests_address = "/accreditation/requests";
std::string address_of(casework::RequestId id);

http::Response submit_ask(web::ActionContext const& context);          // POST /accreditation/office/{case}/requests
http::Response show_requests(web::PageContext const& context);         // GET  /accreditation/requests
http::Response show_request(web::PageContext const& context);          // GET  /accreditation/requests/{request}
http::Response submit_send_again(web::ActionContext const& context);   // POST …/{request}/send-again
http::Response download_answer_scan(web::PageContext const& context);  // GET  …/{request}/answers/{answer}/scan

// By the address's {request}.
Result<casework::Request> request_in(database::ReadTx& tx, http::Request const& request);

// What follow_case/case.html shows of requests: to the office with answers compared, to the applicant the bodies alone.
void show_office_requests(html::View& view, database::ReadTx& tx, WholeCase const& whole, Instant now,
                          std::chrono::minutes zone);
void show_asked_bodies(html::View& view, database::ReadTx& tx, casework::CaseId id, std::chrono::minutes zone);

}  // namespace obereg::accreditation
