// Rows of a table of the form out of a workbook: specialists are many, and kept in one already (ACR-02).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

inline constexpr std::size_t largest_workbook = 20u << 20;  // bytes

http::Response show_import_rows(web::PageContext const& context);      // GET  …/{application}/import/{table}
http::Response submit_import_rows(web::ActionContext const& context);  // POST …/{application}/import/{table}
http::Response download_rows(web::PageContext const& context);  // GET  …/{application}/import/{table}/rows.xlsx

}  // namespace obereg::accreditation
