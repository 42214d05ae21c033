// Monthly figures of the registry for the ministry: a chart, the same numbers as a table, and a file.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response show_figures(web::PageContext const& context);      // GET /ministry/figures?year=2026
http::Response download_figures(web::PageContext const& context);  // GET /ministry/figures.csv?year=2026

}  // namespace obereg::training
