// The ministry's list of providers, and one of them with the form that stops it.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response show_providers(web::PageContext const& context);             // GET  /ministry/providers
http::Response show_provider(web::PageContext const& context);              // GET  /ministry/providers/{organisation}
http::Response submit_block_provider(web::ActionContext const& context);    // POST …/{organisation}/block
http::Response submit_unblock_provider(web::ActionContext const& context);  // POST …/{organisation}/unblock

}  // namespace obereg::training
