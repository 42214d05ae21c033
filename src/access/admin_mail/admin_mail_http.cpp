#include "access/admin_mail/admin_mail_http.hpp"

#include <charconv>

#include "access/passwords/password_links.hpp"
#include "platform/audit/audit.hpp"
#include "platform/html/form.hpp"
#include "platform/mail/mail.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

constexpr int page_size = 50;

html::View message_view(mail::OutboxEntry const& entry, web::Settings const& settings) {
  bool const sent = entry.state == "sent", failed = entry.state == "failed";
  auto const moment = [&](std::optional<Instant> at) {
    return at ? russian_moment(*at, settings.zone) : std::string();
  };
  return {{"id", entry.id},
          {"recipient", entry.recipient},
          {"subject", entry.subject},
          {"body", without_links(entry.body)},
          {"created_at", russian_moment(entry.created_at, settings.zone)},
          {"state", sent     ? "отправлено"
                    : failed ? "не отправлено"
                             : "ждёт отправки"},
          {"colour", sent     ? "green"
                     : failed ? "red"
                              : "yellow"},
          {"sent_at", moment(entry.sent_at)},
          {"next_at", sent || failed ? std::string() : moment(entry.next_attempt_at)},
          {"attempts", entry.attempts},
          {"failure", entry.failure},
          {"may_send", sent || failed}};
}

std::int64_t number_of(std::string const& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

http::Response show_mail(web::PageContext const& context) {
  auto const before = number_of(context.request.query.get("before"));
  auto entries = context.read([&](database::ReadTx& tx) { return mail::page(tx, before, page_size + 1); });
  bool const has_more = html::cut_to_page(entries, page_size);
  std::vector<html::View> rows;
  for (auto const& entry : entries) rows.push_back(message_view(entry, context.settings()));
  auto const next = has_more ? "/admin/mail?before=" + std::to_string(entries.back().id) : std::string();
  return web::show(context, "Почта", "src/access/admin_mail/mail.html",
                   {{"messages", rows}, {"pages", html::pagination_view(before ? "/admin/mail" : "", next, "")}});
}

http::Response show_message(web::PageContext const& context) {
  auto const id = context.request.id("message");
  auto const entry = context.read([&](database::ReadTx& tx) { return mail::find(tx, id.value_or(0)); });
  if (!entry) return web::refused(context, refuse(web::not_found));
  std::vector<html::View> files;
  for (auto const& each : context.read([&](database::ReadTx& tx) { return mail::attached_to(tx, entry->id); }))
    files.push_back({{"name", each.name}});
  auto view = message_view(*entry, context.settings());
  view.set("has_files", !files.empty());
  view.set("files", std::move(files));
  return web::show(context, entry->subject, "src/access/admin_mail/message.html", view);
}

http::Response submit_send_again(web::ActionContext const& context) {
  auto const id = context.request.id("message");
  bool const known = id && context.write([&](database::Tx& tx) {
    bool const found = mail::send_again(tx, *id, context.now);
    if (found)
      audit::record(tx, context.actor, "access.mail-sent-again", "mail:" + std::to_string(*id), "", context.now);
    return found;
  });
  if (!known) return web::refused(context, refuse(web::not_found));
  return http::see_other("/admin/mail/" + std::to_string(*id));
}

}  // namespace obereg::access
