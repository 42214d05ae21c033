// Complaints of the actor's organisation: filed and followed in the cabinet (п. 250 в).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

inline constexpr std::uint64_t largest_complaint = 100u << 20;  // bytes, with its files

http::Response show_own_complaints(web::PageContext const& context);          // GET  /accreditation/complaints
http::Response show_complain(web::PageContext const& context);                // GET  /accreditation/complaints/new
http::Response submit_complaint(web::ActionContext const& context);           // POST /accreditation/complaints/new
http::Response show_own_complaint(web::PageContext const& context);           // GET  …/complaints/{complaint}
http::Response download_own_complaint_file(web::PageContext const& context);  // GET  …/{complaint}/files/{file}

}  // namespace obereg::accreditation
