#include "training/pending_page/pending_http.hpp"

#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "training/edit_pending/edit_pending.hpp"
#include "training/records/shown.hpp"
#include "training/refusals.hpp"
#include "training/remind_due/reminders_http.hpp"
#include "training/search_registry/stored_search.hpp"
#include "training/sets/record_set.hpp"

namespace obereg::training {

namespace {

constexpr std::size_t page_size = 50;
constexpr std::string_view list_address = "/training/pending";
constexpr std::string_view sought_field = "q";
constexpr std::size_t longest_sought = 500;

std::vector<html::View> add_actions() {
  auto const to = [](std::string_view title, std::string_view href) {
    return html::View{{"title", title}, {"href", href}, {"post_to", ""}};
  };
  return {to("Добавить запись", "/training/pending/new"), to("Импортировать из xlsx", "/training/import?kind=import"),
          to("Импортировать повторно из xlsx", "/training/import?kind=reimport"),
          to("Импортировать из xml", "/training/import?kind=xml")};
}

std::vector<html::View> cards_of(PendingCounts const& counts) {
  auto const card = [](std::int64_t count, std::string_view one, std::string_view few, std::string_view many,
                       std::string_view href) {
    return html::View{{"count", html::number(count)}, {"words", text::plural(count, one, few, many)}, {"href", href}};
  };
  return {
      card(counts.loose, "запись ждёт, чтобы её выбрали в набор", "записи ждут, чтобы их выбрали в набор",
           "записей ждут, чтобы их выбрали в набор", list_address),
      card(counts.sets_to_sign, "набор ждёт подписи", "набора ждут подписи", "наборов ждут подписи",
           "/training/sets?state=formed"),
      card(counts.imports_checked, "файл проверяется", "файла проверяются", "файлов проверяются", "/training/imports")};
}

// The ids of the ticked records, or of all that wait.
std::vector<std::int64_t> chosen_ids(web::ActionContext const& context) {
  if (context.request.form.has("all"))
    return context.read([&](database::ReadTx& tx) { return loose_ids(tx, context.actor.organisation); });
  std::vector<std::int64_t> ids;
  for (auto const& typed : context.request.form.every("record")) ids.push_back(std::atoll(typed.c_str()));
  return ids;
}

// What is sought may be a СНИЛС or a name: addresses carry the token of the stored search.
std::string address_of(std::string const& search, std::int64_t after) {
  auto address = std::string(list_address);
  if (!search.empty()) address += "?search=" + web::in_query(search);
  if (after > 0) address += (search.empty() ? "?after=" : "&after=") + std::to_string(after);
  return address;
}

std::string sought_by(web::PageContext const& context, std::string const& search) {
  if (search.empty()) return "";
  auto const typed =
      context.read([&](database::ReadTx& tx) { return find_search(tx, context.actor.account, search, context.now); });
  return typed && typed->contains(sought_field) ? typed->at(std::string(sought_field)) : "";
}

void add_lists(html::View& view, std::string const& sought, PendingCounts const& counts, bool is_empty) {
  view.set("menu_title", "Добавить").set("is_primary", true).set("actions_menu", add_actions());
  view.set("cards", cards_of(counts)).set("total", html::number(counts.loose));
  view.set("has_records", !is_empty).set("is_empty", is_empty);
  view.set("empty_title", sought.empty() ? "Записей нет" : "Ничего не нашлось");
  view.set("empty_text", sought.empty() ? "Добавьте запись или загрузите файл: меню «Добавить» наверху страницы."
                                        : "Измените поиск или сбросьте его.");
  view.set("empty_href", "").set("empty_action", "");
  view.set("filter_action", list_address).set("has_filter", !sought.empty());
  view.set("search_action", "/training/pending/search");
  view.set("q_field",
           html::field_view("q", "Что искать", "Начало фамилии, номер, СНИЛС или ИНН работодателя", sought, ""));
}

}  // namespace

http::Response show_pending(web::PageContext const& context) {
  auto const search = context.request.query.get("search");
  auto const sought = sought_by(context, search);
  auto const after = std::atoll(context.request.query.get("after").c_str());
  PendingCounts counts;
  html::Page page;
  auto const list = context.read([&](database::ReadTx& tx) {
    if (sought.empty() && after == 0) page.notices = due_notices(tx, context.actor, context.today());
    counts = pending_counts(tx, context.actor.organisation);
    return loose_records(tx, context.actor.organisation, sought, after, page_size);
  });
  std::vector<html::View> rows;
  for (auto const& record : list.records) rows.push_back(record_view(record.record).set("id", record.id));
  page.title = "Записи, ожидающие добавления в реестр";
  auto const next = list.more ? address_of(search, list.records.back().id) : std::string();
  auto view = html::pagination_view(after > 0 ? address_of(search, 0) : std::string(), next, "");
  add_lists(view, sought, counts, rows.empty());
  view.set("csrf_token", context.csrf_token).set("records", rows).set("heading", page.title);
  view.set("actions", html::render("src/platform/html/components/action_menu.html", {{"menu_title", "Добавить"},
                                                                                     {"is_primary", true},
                                                                                     {"csrf_token", context.csrf_token},
                                                                                     {"actions", add_actions()}}));
  page.main = html::render("src/training/pending_page/pending.html", view);
  return web::show(context, std::move(page));
}

http::Response submit_search_pending(web::ActionContext const& context) {
  auto const sought = context.request.form.get(sought_field);
  bool const usable = !sought.empty() && sought.size() <= longest_sought && text::is_clean(sought);
  if (!usable) return http::see_other(std::string(list_address));
  auto const token = context.write([&](database::Tx& tx) {
    return store_search(tx, context.actor.account, {{std::string(sought_field), sought}}, context.now);
  });
  return http::see_other(address_of(token, 0));
}

http::Response submit_delete_pending(web::ActionContext const& context) {
  auto const ids = chosen_ids(context);
  if (ids.empty()) return web::refused(context, refuse(refusals::nothing_chosen));
  context.write([&](database::Tx& tx) { return delete_loose(tx, context.actor, ids, context.now); });
  return http::see_other(std::string(list_address));
}

http::Response submit_form_set(web::ActionContext const& context) {
  auto const ids = chosen_ids(context);
  auto const set = context.write([&](database::Tx& tx) { return form_set(tx, context.actor, ids, context.now); });
  if (!set) return web::refused(context, set.error());
  return http::see_other("/training/sets/" + std::to_string(set->value));
}

http::Response submit_delete_record(web::ActionContext const& context) {
  auto const id = context.request.id("record");
  if (id) context.write([&](database::Tx& tx) { return delete_loose(tx, context.actor, {*id}, context.now); });
  return http::see_other(std::string(list_address));
}

}  // namespace obereg::training
