#include "access/cut_esia_link/cut_esia_link_http.hpp"

#include "access/esia/links.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

html::View esia_link_part(web::PageContext const& context, AccountId account) {
  auto const link = context.read([&](database::ReadTx& tx) { return esia::link_of(tx, account); });
  auto const day = [&](Instant at) { return LocalDate::at(at, context.settings().zone).russian(); };
  bool const off = link && link->switched_off();
  return {{"account", account.value},
          {"csrf_token", context.csrf_token},
          {"is_shown", context.settings().esia.on() || link},
          {"linked_at", link && !off ? day(link->linked_at) : std::string()},
          {"by_owner", link && link->by_owner},
          {"unlinked_at", off ? day(*link->unlinked_at) : std::string()},
          {"never", !link}};
}

http::Response submit_cut_esia_link(web::ActionContext const& context) {
  AccountId const id{context.request.id("account").value_or(0)};
  auto const found = context.read([&](database::ReadTx& tx) { return find_account(tx, id); });
  if (!found) return web::refused(context, refuse(web::not_found));
  bool const cut = context.write([&](database::Tx& tx) { return esia::cut_link(tx, context.actor, id, context.now); });
  return http::see_other("/admin/accounts/" + std::to_string(id.value) + (cut ? "?done=esia-unlinked" : ""));
}

}  // namespace obereg::access
