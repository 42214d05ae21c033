#include "platform/web/router.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "core/disk_full.hpp"
#include "core/text.hpp"
#include "platform/html/render.hpp"
#include "platform/html/static_files.hpp"
#include "platform/web/answers/sent_again.hpp"
#include "platform/web/files/scan_uploads.hpp"
#include "platform/web/pages.hpp"

namespace obereg::web {

namespace {

constexpr std::string_view draft_cookie = "obereg_draft_taken";

using Segments = std::map<std::string, std::string, std::less<>>;

std::string_view next_segment(std::string_view& path) {
  path.remove_prefix(1);
  auto const end = std::min(path.find('/'), path.size());
  auto const segment = path.substr(0, end);
  path.remove_prefix(end);
  return segment;
}

// "/sets/{set}/view" against "/sets/17/view" -> {"set": "17"}
std::optional<Segments> matched(std::string_view pattern, std::string_view path) {
  Segments segments;
  while (!pattern.empty() && !path.empty()) {
    auto const wanted = next_segment(pattern), given = next_segment(path);
    if (wanted.size() > 2 && wanted.front() == '{' && !given.empty()) {
      segments.emplace(wanted.substr(1, wanted.size() - 2), given);
    } else if (wanted != given) {
      return std::nullopt;
    }
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return segments;
}

bool open_to(Route const& route, Actor const& actor) {
  if (route.permission.name == everyone.name) return true;
  if (route.permission.name == anyone_signed_in.name) return actor.signed_in();
  return actor.signed_in() && actor.may(route.permission.name);
}

std::string sent_token(http::Request const& request) {
  return request.form.has("csrf") ? request.form.get("csrf") : request.header("x-csrf-token");
}

std::string_view part_of_visitor(std::string_view token) {
  return token.substr(0, token.find('.'));
}

// A form of another site, or of a page opened before the cookie was made.
bool is_our_form(http::Request const& request, std::string const& token) {
  auto const origin = request.header("origin");
  auto const host = request.header("host");
  if (!origin.empty() && origin != "http://" + host && origin != "https://" + host) return false;
  return !token.empty() && part_of_visitor(sent_token(request)) == part_of_visitor(token);
}

// Shown in a cabinet of another organisation than is open by now: what it says was meant for that one. What is a
// person's own, in whatever cabinet, asks for no right of a role.
bool is_of_another_cabinet(http::Request const& request, Route const& route, Actor const& actor,
                           std::string const& token) {
  bool const is_personal =
      route.permission.name == everyone.name || route.permission.name == anyone_signed_in.name || !actor.signed_in();
  auto const sent = sent_token(request);
  return !is_personal && sent.find('.') != std::string::npos && sent != token;
}

// Where programs ask. They are known by the key they send: a browser's cookies do not count here, so there is nothing
// that another site could misuse.
bool is_for_programs(http::Request const& request) {
  return request.path.rfind("/api/", 0) == 0;
}

// To the page itself after signing in. A piece of a page can't hold the sign-in page: htmx is told to open it instead.
http::Response sign_in_first(http::Request const& request) {
  auto const address = "/sign-in?next=" + in_query(request.target);
  if (!request.is_partial()) return http::see_other(address);
  http::Response response;
  response.status = 204;
  return response.with("HX-Redirect", address);
}

// The answer to a form that was taken says whose draft may go (web/src/page/drafts.js). A script reads it, so it is no
// HttpOnly; there is nothing in it but the draft's name.
void tell_draft_taken(http::Request const& request, http::Response& response, bool secure) {
  constexpr std::size_t longest = 100;
  auto const draft = request.form.get("draft");
  bool const is_name =
      !draft.empty() && draft.size() <= longest && std::all_of(draft.begin(), draft.end(), [](char it) {
        return (it >= 'a' && it <= 'z') || (it >= '0' && it <= '9') || it == '-' || it == '@';
      });
  if (response.status != 303 || !is_name) return;
  response.with("Set-Cookie", std::string(draft_cookie) + "=" + draft + "; Path=/; Max-Age=600; SameSite=Lax" +
                                  (secure ? "; Secure" : ""));
}

http::Response not_allowed(PageContext const& context) {
  if (context.actor.other_cabinets.empty())
    return failed(context, 403, "Сюда вам нельзя",
                  "У вашей роли нет такого права: его даёт администратор. Если организация заблокирована, причина "
                  "названа на странице «Сменить кабинет».");
  static constexpr RefusalKind other_cabinet{"http-other-cabinet", "Открыт другой кабинет",
                                             "В открытом кабинете такого права нет. Если вы начали в другом кабинете, "
                                             "откройте его в шапке страницы, вернитесь "
                                             "к форме и отправьте её ещё раз: введённое сохранилось в этом браузере.",
                                             403};
  return refused(context, refuse(other_cabinet, other_cabinets_words(context.actor)));
}

http::Response key_wanted() {
  return problem(401, "not-signed-in", "Нужен ключ",
                 "Передайте действующий ключ: заголовок «Authorization: Bearer …». Ключ создают в учётной записи.")
      .with("WWW-Authenticate", "Bearer");
}

http::Response static_file(html::StaticFile const& file) {
  return http::bytes(std::string(file.bytes), std::string(file.content_type))
      .with("Cache-Control", "public, max-age=31536000, immutable");
}

}  // namespace

struct Router::Match {
  Route const* route = nullptr;
  Segments segments;
  std::string other_methods;  // that the path has, as the header Allow lists them
};

namespace {

// Those that routes may have.
std::string_view name_of(http::Method method) {
  return method == http::Method::post ? "POST" : "GET, HEAD";
}

}  // namespace

std::string csrf_token_of(std::string_view visitor, OrganisationId shown_in) {
  if (visitor.empty()) return {};
  auto const token = text::hex(text::sha256("csrf:" + std::string(visitor)));
  return shown_in.value == 0 ? token : token + "." + std::to_string(shown_in.value);
}

Router::Router(Services const& services, Routes routes, std::vector<Section> sections, Authenticate authenticate)
    : services_(services),
      routes_(std::move(routes)),
      sections_(std::move(sections)),
      authenticate_(std::move(authenticate)) {
  std::set<std::pair<http::Method, std::string_view>> known;
  for (auto const& route : routes_)
    if (!known.emplace(route.method, route.path).second)
      throw std::logic_error("two routes for " + std::string(route.path));
}

Router::Match Router::find(http::Method method, std::string_view path) const {
  Match match;
  for (auto const& route : routes_) {
    auto segments = matched(route.path, path);
    if (!segments) continue;
    if (route.method == method) {
      bool const exact = segments->empty();
      if (!match.route || exact) match.route = &route, match.segments = std::move(*segments);
      if (exact) break;
    } else {
      match.other_methods = name_of(route.method);
    }
  }
  return match;
}

std::uint64_t Router::body_limit(http::Method method, std::string_view path) const {
  auto const match = find(method, path);
  return match.route ? match.route->body_bytes : 0;
}

http::Response Router::operator()(http::Request& request) const {
  try {
    return answer(request, services_.clock());
  } catch (std::exception const& error) {  // the request boundary: the cause is for the log, the number for the user
    auto const incident = text::hex(text::random_bytes(4));
    spdlog::error("incident {}: {} {}: {}", incident, request.path, typeid(error).name(), error.what());
    bool const full = dynamic_cast<database::DiskFull const*>(&error) != nullptr || is_disk_full(error);
    Actor const nobody{};  // the context only refers to it
    PageContext const context(request, nobody, services_.clock(), "", sections_, services_);
    if (full)
      return failed(context, 507, "На сервере кончилось место",
                    "Ничего не сохранено. Администратор уже видит это. Попробуйте позже.");
    return failed(context, 500, "У нас что-то сломалось",
                  "Сохранённое раньше не пропало. Попробуйте ещё раз, а если не выйдет, назовите поддержке номер " +
                      incident + ".");
  }
}

http::Response Router::answer(http::Request& request, Instant now) const {
  if (request.path.rfind("/assets/", 0) == 0)
    if (auto const file = html::find_asset(request.path)) return static_file(*file);
  auto const method = request.method == http::Method::head ? http::Method::get : request.method;
  auto match = find(method, request.path);
  request.segments = std::move(match.segments);
  if (is_for_programs(request)) request.cookies.clear();
  auto const actor = authenticate_(request, now);
  if (match.route) return dispatch(request, actor, *match.route, now);
  PageContext const context(request, actor, now, "", sections_, services_);
  if (!match.other_methods.empty())
    return failed(context, 405, "Так сюда обратиться нельзя", "Откройте страницу заново и повторите действие.")
        .with("Allow", match.other_methods);
  return refused(context, refuse(not_found));
}

http::Response Router::dispatch(http::Request const& request, Actor const& actor, Route const& route,
                                Instant now) const {
  bool const for_programs = is_for_programs(request) || !request.header("authorization").empty();
  auto visitor = request.cookie(visitor_cookie);
  bool const fresh = visitor.empty() && !for_programs;
  if (fresh) visitor = text::random_token();
  ActionContext const context(request, actor, now, csrf_token_of(visitor, actor.organisation), sections_, services_);
  auto const respond = [&]() -> http::Response {
    if (!open_to(route, actor)) {
      if (actor.signed_in()) return not_allowed(context);
      if (request.wants_json()) return key_wanted();
      return route.method == http::Method::get ? sign_in_first(request) : sign_in_again(context);
    }
    if (route.page) return route.page(context);
    bool const changes = route.method == http::Method::post;
    if (changes && !for_programs && !is_our_form(request, context.csrf_token))
      return failed(context, 403, "Форма устарела", "Вернитесь на страницу, обновите её и отправьте форму ещё раз.");
    if (changes && !for_programs && is_of_another_cabinet(request, route, actor, context.csrf_token))
      return in_another_cabinet(context);
    if (auto refusal = refuse_infected(context)) return std::move(*refusal);
    auto done = route.action(context);
    if (changes) tell_draft_taken(request, done, services_.settings.secure_cookies);
    return done;
  };
  auto response = respond();
  if (fresh) response.set_cookie(visitor_cookie, visitor, std::nullopt, services_.settings.secure_cookies);
  return response;
}

}  // namespace obereg::web
