#include "access/esia/esia_http.hpp"

#include "access/esia/links.hpp"
#include "access/esia/protocol/client_secret.hpp"
#include "access/esia/protocol/errors.hpp"
#include "access/esia/refusals.hpp"
#include "access/esia/sign_in_esia.hpp"
#include "access/sign_in/sign_in_http.hpp"
#include "core/text.hpp"
#include "platform/attempts/attempts.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

constexpr std::string_view browser_cookie = "obereg_esia";
constexpr std::size_t token_length = 43;
constexpr std::int64_t most_departures = 30;  // from one network in the period of `attempts`
constexpr std::size_t longest_parameter = 4096;

// Two tabs of one browser go and come back each for itself, so a secret that is there already is kept.
std::string browser_secret(http::Request const& request) {
  auto const held = request.cookie(browser_cookie);
  return held.size() == token_length ? held : text::random_token();
}

http::Response refused_page(web::PageContext const& context, Refusal const& refusal, bool linking) {
  html::Page page;
  page.title = linking ? "Связать с Госуслугами не удалось" : "Войти через Госуслуги не удалось";
  bool const can_apply = refusal.kind == &refusals::esia_no_account || refusal.kind == &refusals::esia_other_names;
  page.main = html::render("src/access/esia/refused.html", {{"heading", page.title},
                                                            {"error", refusal.kind->title},
                                                            {"advice", refusal.kind->advice},
                                                            {"detail", refusal.detail},
                                                            {"can_apply", can_apply},
                                                            {"linking", linking}});
  return web::show(context, std::move(page), refusal.kind->status).with("Cache-Control", "no-store");
}

// The browser goes by the header Refresh and not by a redirect: our Content-Security-Policy lets no form lead to
// another site, not even by a redirect, and needs no hole for this. The page says where to, should the browser stay.
http::Response send_away(web::ActionContext const& context, AccountId account, std::string const& next) {
  auto const settings = context.settings().esia;
  auto const secret = browser_secret(context.request);
  auto const network = attempts::network_of(context.request.remote_address);
  auto const departure = context.write([&](database::Tx& tx) -> Result<esia::Departure> {
    if (attempts::count(tx, "esia", network, context.now) > most_departures) return refuse(refusals::esia_too_often);
    return esia::depart(tx, secret, account, next, context.now);
  });
  if (!departure) return refused_page(context, departure.error(), account.value != 0);
  auto const address = esia::code_request_address(
      settings, esia::redirect_uri(context.settings().origin),
      {departure->state, departure->nonce, esia::base64url(text::sha256(departure->verifier))}, context.now);
  auto response = web::show(context, "Переход на Госуслуги", "src/access/esia/leaving.html",
                            {{"address", address}, {"host", settings.host}});
  response.with("Refresh", "0; url=" + address).with("Cache-Control", "no-store");
  auto const lasts = std::chrono::seconds(esia::departure_lasts).count();
  response.set_cookie(browser_cookie, secret, lasts, context.settings().secure_cookies);
  return response;
}

std::string parameter(http::Request const& request, std::string_view name) {
  auto value = request.query.get(name);
  return value.size() <= longest_parameter ? value : std::string();
}

esia::Returned returned_by(http::Request const& request) {
  return {parameter(request, "state"),    parameter(request, "code"),
          parameter(request, "error"),    parameter(request, "error_description"),
          request.cookie(browser_cookie), request.remote_address,
          request.header("user-agent")};
}

}  // namespace

http::Response submit_esia_sign_in(web::ActionContext const& context) {
  if (!context.settings().esia.on()) return web::refused(context, refuse(web::not_found));
  return send_away(context, AccountId{}, local_path(context.request.form.get("next")));
}

http::Response finish_esia(web::ActionContext const& context) {
  if (!context.settings().esia.on()) return web::refused(context, refuse(web::not_found));
  auto const returned = returned_by(context.request);
  // ЕСИА did not even read where the person came from: nothing to look up, but the code must reach whoever mends it.
  if (returned.state.empty() && !returned.error.empty())
    return refused_page(context, esia::refusal_of(returned.error, returned.description), false);
  auto& database = context.services().database;
  auto const awaited = esia::take_departure(database, returned, context.now);
  if (!awaited) return refused_page(context, awaited.error(), false);
  if (awaited->account.value != 0) {
    auto const linked = esia::link(database, context.settings(), returned, *awaited, context.actor, context.now);
    return linked ? http::see_other("/account") : refused_page(context, linked.error(), true);
  }
  auto const signed_in = esia::sign_in(database, context.settings(), returned, *awaited, context.now);
  if (!signed_in) return refused_page(context, signed_in.error(), false);
  return enter_cabinet(context, *signed_in, awaited->next);
}

http::Response submit_esia_link(web::ActionContext const& context) {
  if (!context.settings().esia.on()) return web::refused(context, refuse(web::not_found));
  return send_away(context, context.actor.account, "");
}

// Works where ЕСИА is off too: a link must not come back to life with it.
http::Response submit_esia_unlink(web::ActionContext const& context) {
  context.write([&](database::Tx& tx) { esia::unlink_own(tx, context.actor, context.now); });
  return http::see_other("/account");
}

void add_esia_part(html::View& view, web::PageContext const& context) {
  auto const link = context.read([&](database::ReadTx& tx) { return esia::link_of(tx, context.actor.account); });
  bool const linked = link && !link->switched_off();
  view.set("esia_shown", context.settings().esia.on() || linked);
  view.set("esia_on", context.settings().esia.on());
  view.set("esia_linked", linked ? LocalDate::at(link->linked_at, context.settings().zone).russian() : "");
  view.set("esia_switched_off", link && link->switched_off());
}

}  // namespace obereg::access
