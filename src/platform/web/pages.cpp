#include "platform/web/pages.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include "platform/attempts/attempts.hpp"
#include "platform/audit/audit.hpp"
#include "platform/html/days_left.hpp"

namespace obereg::web {

RefusalKind const not_found{"not-found", "Такой страницы нет",
                            "Возможно, адрес набран с ошибкой, запись удалена или принадлежит другой организации.",
                            404};

void PageContext::log_view(std::string_view action, std::string const& subject, std::string const& details) const {
  // In what cabinet, too: a person may hold several, and who was looked at is told (152-ФЗ, ст. 14).
  auto told = details;
  if (!actor.cabinet.empty()) told += (told.empty() ? "" : ". ") + actor.cabinet;
  services_.database.write([&](database::Tx& tx) { audit::record(tx, actor, action, subject, told, now); });
}

namespace {

// The current section is the one whose address is the longest beginning of the page's own.
std::vector<html::NavigationItem> navigation_of(PageContext const& context) {
  std::vector<html::NavigationItem> items;
  html::NavigationItem* current = nullptr;
  items.reserve(context.sections.size());
  for (auto const& section : context.sections) {
    bool const open = section.permission.name == anyone_signed_in.name || context.actor.may(section.permission.name);
    if (!open) continue;
    items.push_back({section.title, section.href, false, "", section.group});
    bool const holds = context.request.path == section.href || context.request.path.starts_with(section.href + "/");
    if (holds && (!current || section.href.size() > current->href.size())) current = &items.back();
  }
  if (current) current->current = true;
  return items;
}

// Days are whole days of the site's zone, as in the letters that warn of the same.
html::Notice ending_notice(Instant ends, LocalDate const& today, std::chrono::minutes zone) {
  auto const last = LocalDate::at(ends, zone);
  auto const days = static_cast<int>((last.days() - today.days()).count());
  return {html::Notice::Kind::important,
          "Срок вашего сертификата кончается " + last.russian() + ": " + html::days_left(days),
          "После этого дня войти и подписать им будет нельзя. Получите новый и добавьте его заранее.",
          "Мои сертификаты", "/account/certificates"};
}

}  // namespace

http::Response show(PageContext const& context, html::Page page, int status) {
  page.csrf_token = context.csrf_token;
  if (context.actor.signed_in()) {
    page.cabinet = context.actor.cabinet;
    page.actor_name = context.actor.name;
    page.organisation = context.actor.organisation_name;
    page.path = context.request.path;
    for (auto const& other : context.actor.other_cabinets)
      page.other_cabinets.push_back({std::to_string(other.id), other.title, other.about});
    page.navigation = navigation_of(context);
    if (auto const ends = context.actor.certificate_ends)
      page.notices.insert(page.notices.begin(), ending_notice(*ends, context.today(), context.settings().zone));
  }
  return http::page(html::layout(page), status);
}

http::Response show(PageContext const& context, std::string title, std::string_view template_path, html::View view,
                    int status) {
  html::Page page;
  page.title = std::move(title);
  page.has_errors = status == 422;
  page.main = html::render(template_path, view.set("csrf_token", context.csrf_token));
  return show(context, std::move(page), status);
}

http::Response problem(int status, std::string_view code, std::string_view title, std::string_view detail) {
  boost::json::object body{{"type", "urn:obereg:problem:" + std::string(code)}, {"title", title}, {"status", status}};
  if (!detail.empty()) body["detail"] = detail;
  auto response = http::bytes(boost::json::serialize(body), "application/problem+json");
  response.status = status;
  return response;
}

std::string local_referer(http::Request const& request) {
  auto const whole = request.header("referer");
  auto const host = request.header("host");
  for (auto const* scheme : {"http://", "https://"}) {
    auto const origin = scheme + host;
    if (host.empty() || !whole.starts_with(origin + "/")) continue;
    auto const path = whole.substr(origin.size());
    // As local_path() of signing in takes it: what a browser could read as another site is none of ours.
    bool const clean = std::all_of(path.begin(), path.end(), [](char letter) {
      return letter > ' ' && letter < 0x7F && letter != '\\' && letter != '#';
    });
    return clean && !path.starts_with("//") ? path : std::string();
  }
  return "";
}

namespace {

// Where the way back leads: the page one came from, else the section to which the address belongs.
struct WayBack {
  std::string href, title;
};

WayBack way_back(PageContext const& context) {
  auto const referer = local_referer(context.request);
  bool const same = referer.substr(0, referer.find('?')) == context.request.path;
  bool const is_form = context.request.method == http::Method::post;
  if (!referer.empty() && referer != "/" && (is_form || !same)) return {referer, "Вернуться назад"};
  if (context.actor.signed_in())
    for (auto const& item : navigation_of(context))
      if (item.current && item.href != context.request.path) return {item.href, "К разделу «" + item.title + "»"};
  return {};
}

}  // namespace

namespace {

http::Response refusal_page(PageContext const& context, Refusal const& refusal) {
  auto const& kind = *refusal.kind;
  if (context.request.wants_json())
    return problem(kind.status, kind.code, kind.title,
                   refusal.detail.empty() ? std::string(kind.advice) : refusal.detail);
  html::Page page;
  page.title = kind.title;
  auto const back = way_back(context);
  page.main = html::render("src/platform/web/message.html", {{"title", kind.title},
                                                             {"advice", kind.advice},
                                                             {"detail", refusal.detail},
                                                             {"sign_in", false},
                                                             {"choose_again", false},
                                                             {"back_href", back.href},
                                                             {"back_title", back.title}});
  return show(context, std::move(page), kind.status);
}

}  // namespace

// Whatever is limited is counted by the periods of platform/attempts.
http::Response refused(PageContext const& context, Refusal const& refusal) {
  auto answer = refusal_page(context, refusal);
  if (refusal.kind->status != 429) return answer;
  answer.with("Retry-After", std::to_string(std::chrono::seconds(attempts::period).count()));
  return answer;
}

http::Response failed(PageContext const& context, int status, std::string_view title, std::string_view advice) {
  RefusalKind const kind{"http-", title, advice, status};
  if (context.request.wants_json()) return problem(status, "http-" + std::to_string(status), title, advice);
  return refused(context, Refusal{&kind, {}});
}

std::string in_query(std::string_view value) {
  constexpr auto kept = boost::urls::unreserved_chars + '/';
  return boost::urls::encode(boost::urls::string_view(value.data(), value.size()), kept);
}

}  // namespace obereg::web
