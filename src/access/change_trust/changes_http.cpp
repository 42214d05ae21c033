#include "access/change_trust/changes_http.hpp"

#include <charconv>

#include "access/change_trust/apply_change.hpp"
#include "access/change_trust/change_page.hpp"
#include "access/change_trust/prepare_change.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

constexpr int changes_on_page = 50;

std::optional<TrustChange> asked_change(web::PageContext const& context) {
  auto const id = context.request.id("change");
  if (!id) return std::nullopt;
  return context.read([&](database::ReadTx& tx) { return find_change(tx, *id); });
}

html::View change_view(database::ReadTx& tx, TrustChange const& change, web::Settings const& settings) {
  bool const counted = change.state != "preparing" && change.state != "failed";
  auto const decided = change.decided_at.has_value();
  auto const& who = decided ? change.decider_name : change.creator_name;
  auto view = state_view(change);
  view.set("number", change.number ? std::to_string(*change.number) : std::string());
  view.set("address", address_of(change)).set("title", title_of(tx, change)).set("words", change.words);
  view.set("effect", counted ? effect_words(tx, change) : std::string());
  view.set("who", who.empty() ? std::string("программа") : who);
  view.set("at", russian_moment(decided ? *change.decided_at : change.created_at, settings.zone));
  return view;
}

http::Response seen_another(web::ActionContext const& context) {
  return web::failed(context, 409, "Список доверия изменился, пока вы решали",
                     "Ничего не применено. Разница считается заново; вернитесь, посмотрите её и решите ещё раз.");
}

}  // namespace

http::Response show_trust_changes(web::PageContext const& context) {
  std::int64_t before = 0;
  auto const asked = context.request.query.get("before");
  std::from_chars(asked.data(), asked.data() + asked.size(), before);
  std::vector<html::View> views;
  std::int64_t last = 0;
  context.read([&](database::ReadTx& tx) {
    for (auto const& change : trust_changes(tx, before, changes_on_page)) {
      views.push_back(change_view(tx, change, context.settings()));
      last = change.id;
    }
  });
  bool const more = static_cast<int>(views.size()) == changes_on_page;
  std::string const own = "/admin/authorities/changes";
  html::Page page;
  page.title = "История списка доверия";
  page.back_href = "/admin/authorities";
  page.main = html::render(
      "src/access/change_trust/history.html",
      {{"heading", page.title},
       {"actions", ""},
       {"changes", views},
       {"has_rows", !views.empty()},
       {"is_empty", views.empty()},
       {"empty_title", "Изменений ещё не было"},
       {"empty_text", "Внесите центр по файлу или загрузите официальный перечень."},
       {"empty_href", "/admin/authorities"},
       {"empty_action", "К списку центров"},
       {"pagination", html::pagination_view(before > 0 ? own : "",
                                            more ? own + "?before=" + std::to_string(last) : std::string(), "")}});
  return web::show(context, std::move(page));
}

http::Response show_trust_change(web::PageContext const& context) {
  auto const change = asked_change(context);
  return change ? change_page(context, *change) : web::refused(context, refuse(web::not_found));
}

http::Response download_tsl(web::PageContext const& context) {
  auto const change = asked_change(context);
  if (!change || change->file_hash.empty()) return web::refused(context, refuse(web::not_found));
  http::Response response;
  // As a download only: it is somebody's XML.
  response.content_type = "application/octet-stream";
  response.file = std::make_shared<std::string const>(context.files().path(change->file_hash));
  return response.download_as("TSL-" + std::to_string(change->id) + ".xml");
}

http::Response submit_apply_change(web::ActionContext const& context) {
  auto const change = asked_change(context);
  if (!change) return web::refused(context, refuse(web::not_found));
  // A difference that was made anew since is another one: what is applied is what was seen.
  bool const is_open = change->state == "preparing" || change->state == "ready";
  if (is_open && context.request.form.get("seen") != std::to_string(change->base_number)) return seen_another(context);
  bool const knows = context.request.form.get("administration") == "yes";
  auto const applied =
      context.write([&](database::Tx& tx) { return apply_change(tx, context.actor, change->id, knows, context.now); });
  if (!applied && applied.error().kind == &administration_closes)
    return change_page(
        context, *change,
        {{"administration", web::in_sentences({administration_closes.title, administration_closes.advice})}});
  if (!applied) return web::refused(context, applied.error());
  if (*applied == Applied::stale) return seen_another(context);
  return http::see_other(address_of(*change));
}

http::Response submit_reject_change(web::ActionContext const& context) {
  auto const change = asked_change(context);
  if (!change) return web::refused(context, refuse(web::not_found));
  auto const rejected =
      context.write([&](database::Tx& tx) { return reject_change(tx, context.actor, change->id, context.now); });
  if (!rejected) return web::refused(context, rejected.error());
  return http::see_other(address_of(*change));
}

http::Response submit_undo_change(web::ActionContext const& context) {
  auto const change = asked_change(context);
  if (!change) return web::refused(context, refuse(web::not_found));
  auto const proposed =
      context.write([&](database::Tx& tx) { return propose_undo(tx, context.actor, change->id, context.now); });
  if (!proposed) return web::refused(context, proposed.error());
  return http::see_other("/admin/authorities/changes/" + std::to_string(*proposed));
}

}  // namespace obereg::access
