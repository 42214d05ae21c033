// The ministry's start page: the counts that matter, and the way to each part.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response show_ministry(web::PageContext const& context);  // GET /ministry

}  // namespace obereg::training
