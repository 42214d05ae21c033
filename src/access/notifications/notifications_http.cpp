#include "access/notifications/notifications_http.hpp"

#include <charconv>

#include "access/accounts/accounts.hpp"
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

}  // namespace

http::Response show_notifications(web::PageContext const& context) {
  auto const before = number_of(context.request.query.get("before"));
  auto const letters = context.read([&](database::ReadTx& tx) {
    auto const email = find_account(tx, context.actor.account).value().email;
    return email.empty() ? std::vector<mail::OutboxEntry>{} : mail::page_of(tx, email, before, page_size);
  });
  std::vector<html::View> rows;
  for (auto const& letter : letters)
    rows.push_back({{"subject", letter.subject},
                    {"body", letter.body},
                    {"created_at", russian_moment(letter.created_at, context.settings().zone)}});
  auto const next = letters.size() == page_size ? address + ("?before=" + std::to_string(letters.back().id)) : "";
  return web::show(context, "Оповещения", "src/access/notifications/notifications.html",
                   {{"letters", rows}, {"pages", html::pagination_view(before ? address : "", next, "")}});
}

}  // namespace obereg::access
