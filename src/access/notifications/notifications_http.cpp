#include "access/notifications/notifications_http.hpp"

#include <charconv>

#include "access/accounts/accounts.hpp"
#include "access/passwords/password_links.hpp"
#include "platform/html/form.hpp"
#include "platform/mail/mail.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

constexpr int page_size = 20;
constexpr char const* address = "/account/notifications";

std::int64_t number_of(std::string const& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Addresses of this site become links, so that the cabinet needs no copying from a letter.
std::vector<html::View> parts_of(std::string_view body, std::string const& site) {
  std::vector<html::View> parts;
  while (!body.empty()) {
    auto const at = body.find(site);
    if (auto const before = body.substr(0, at); !before.empty()) parts.push_back({{"text", before}, {"href", ""}});
    if (at == std::string_view::npos) break;
    auto link = body.substr(at, body.find_first_of(" \r\n\t", at) - at);
    link = link.substr(0, link.find_last_not_of(".,;:!?)") + 1);
    parts.push_back({{"text", link}, {"href", link}});
    body.remove_prefix(at + link.size());
  }
  return parts;
}

}  // namespace

http::Response show_notifications(web::PageContext const& context) {
  auto const before = number_of(context.request.query.get("before"));
  auto const account =
      context.read([&](database::ReadTx& tx) { return find_account(tx, context.actor.account).value(); });
  // An address that nobody confirmed may be another's, and so are the letters, the one with the code among them.
  bool const is_confirmed = account.email_confirmed_at.has_value();
  auto letters = context.read([&](database::ReadTx& tx) {
    bool const shown = is_confirmed && !account.email.empty();
    return shown ? mail::page_of(tx, account.email, before, page_size + 1) : std::vector<mail::OutboxEntry>{};
  });
  bool const has_more = html::cut_to_page(letters, page_size);
  std::vector<html::View> rows;
  for (auto const& letter : letters)
    rows.push_back({{"subject", letter.subject},
                    {"parts", parts_of(without_links(letter.body), context.settings().origin + "/")},
                    {"created_at", russian_moment(letter.created_at, context.settings().zone)}});
  auto const next = has_more ? address + ("?before=" + std::to_string(letters.back().id)) : "";
  return web::show(context, "Оповещения", "src/access/notifications/notifications.html",
                   {{"letters", rows},
                    {"is_unconfirmed", !is_confirmed && !account.email.empty()},
                    {"pages", html::pagination_view(before ? address : "", next, "")}});
}

}  // namespace obereg::access
