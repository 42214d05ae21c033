// The found rows of the registry as xlsx (TRN-14).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

inline constexpr int most_exported = 100'000;  // rows: what opens in a spreadsheet without pain; said on the page

http::Response export_registry(web::PageContext const& context);  // GET /training/registry/export.xlsx?search=TOKEN

}  // namespace obereg::training
