// The page on which a set is signed and sent to the registry.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response show_sign_set(web::PageContext const& context);          // GET  /training/sets/{set}/sign
http::Response download_signed_bytes(web::PageContext const& context);  // GET  /training/sets/{set}/bytes
http::Response submit_sign_set(web::ActionContext const& context);      // POST /training/sets/{set}/sign

}  // namespace obereg::training
