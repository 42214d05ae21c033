#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response submit_extract(web::ActionContext const& context);  // POST /training/registry/{number}/extract
http::Response submit_extract_list(
    web::ActionContext const& context);                            // POST /training/registry/extract, field "search"
http::Response show_extract(web::PageContext const& context);      // GET /training/extracts/{code}
http::Response download_extract(web::PageContext const& context);  // GET /training/extracts/{code}/extract.docx
http::Response show_extract_qr(web::PageContext const& context);   // GET /training/extracts/{code}/qr.png

// GET /check/{code}: for whoever holds the paper. Names nobody.
http::Response check_extract(web::ActionContext const& context);

}  // namespace obereg::training
