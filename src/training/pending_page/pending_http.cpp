#include "training/pending_page/pending_http.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "training/edit_pending/edit_pending.hpp"
#include "training/records/shown.hpp"
#include "training/refusals.hpp"
#include "training/remind_due/reminders_http.hpp"
#include "training/search_registry/stored_search.hpp"
#include "training/sets_page/obstacles_http.hpp"

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

// Which part of the list stands on the screen, and what its form was sent back for.
struct Asked {
  std::string search;  // token
  std::int64_t after = 0;
  std::string error;
};

// The ids of the ticked records, or of all that the list holds: with a search in force those it found.
std::vector<std::int64_t> chosen_ids(web::ActionContext const& context, Asked const& asked) {
  if (context.request.form.has("all")) {
    auto const sought = sought_by(context, asked.search);
    // A search that is not known any more must not widen to all.
    if (sought.empty() && !asked.search.empty()) return {};
    return context.read([&](database::ReadTx& tx) { return loose_ids(tx, context.actor.organisation, sought); });
  }
  std::vector<std::int64_t> ids;
  for (auto const& typed : context.request.form.every("record")) ids.push_back(std::atoll(typed.c_str()));
  return ids;
}

// Of what the address that a form led to says was done.
std::vector<html::Notice> done_notices(http::Fields const& query) {
  auto const done = query.get("done");
  auto const count = std::clamp<long long>(std::atoll(query.get("count").c_str()), 0, 1'000'000'000);
  auto const said = [](std::string title, std::string text = "") -> std::vector<html::Notice> {
    return {{html::Notice::Kind::success, std::move(title), std::move(text), "", ""}};
  };
  if (done == "added") return said("Запись добавлена", "Она ждёт, чтобы её выбрали в набор.");
  if (done == "changed") return said("Запись изменена");
  if (done == "deleted")
    return said(std::string(text::plural(count, "Удалена ", "Удалены ", "Удалено ")) +
                html::counted(count, "запись", "записи", "записей"));
  if (done == "freed")
    return said("Набор расформирован", "Его записи снова ждут, чтобы их выбрали в набор: " + html::number(count) + ".");
  return {};
}

// `found`: how many records the list holds on all its pages.
void add_lists(html::View& view, std::string const& sought, PendingCounts const& counts, std::int64_t found) {
  bool const is_empty = found == 0;
  view.set("menu_title", "Добавить").set("is_primary", true).set("actions_menu", add_actions());
  view.set("cards", cards_of(counts)).set("total", html::number(found)).set("total_number", std::to_string(found));
  view.set("all_words", sought.empty() ? "Все ожидающие записи, не только на этой странице" : "Все найденные");
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

struct Listed {
  LoosePage page;
  PendingCounts counts;
  std::int64_t found = 0;
  std::vector<html::Notice> notices;
};

Listed list_of(web::PageContext const& context, std::string const& sought, std::int64_t after) {
  bool const is_beginning = sought.empty() && after == 0;
  return context.read([&](database::ReadTx& tx) {
    Listed listed;
    auto const organisation = context.actor.organisation;
    if (is_beginning) listed.notices = due_notices(tx, context.actor, context.today());
    listed.counts = pending_counts(tx, organisation);
    listed.page = loose_records(tx, organisation, sought, after, page_size);
    listed.found =
        sought.empty() ? listed.counts.loose : static_cast<std::int64_t>(loose_ids(tx, organisation, sought).size());
    return listed;
  });
}

html::View error_view(std::string const& error) {
  std::vector<html::FieldError> errors;
  if (!error.empty()) errors.push_back({"records", error});
  return html::error_summary(errors, "Ничего не сделано").set("list_error", error);
}

http::Response list_page(web::PageContext const& context, Asked const& asked) {
  auto const sought = sought_by(context, asked.search);
  auto listed = list_of(context, sought, asked.after);
  std::vector<html::View> rows;
  for (auto const& record : listed.page.records) rows.push_back(record_view(record.record).set("id", record.id));
  html::Page page;
  page.title = "Записи, ожидающие добавления в реестр";
  page.has_errors = !asked.error.empty();
  page.notices = done_notices(context.request.query);
  page.notices.insert(page.notices.end(), listed.notices.begin(), listed.notices.end());
  auto const next = listed.page.more ? address_of(asked.search, listed.page.records.back().id) : std::string();
  auto view = error_view(asked.error);
  view.set("pages", html::pagination_view(asked.after > 0 ? address_of(asked.search, 0) : std::string(), next, ""));
  add_lists(view, sought, listed.counts, listed.found);
  view.set("search", sought.empty() ? std::string() : asked.search).set("after", std::to_string(asked.after));
  view.set("csrf_token", context.csrf_token).set("records", rows).set("heading", page.title);
  view.set("actions", html::render("src/platform/html/components/action_menu.html", {{"menu_title", "Добавить"},
                                                                                     {"is_primary", true},
                                                                                     {"csrf_token", context.csrf_token},
                                                                                     {"actions", add_actions()}}));
  page.main = html::render("src/training/pending_page/pending.html", view);
  return web::show(context, std::move(page), asked.error.empty() ? 200 : 422);
}

Asked asked_in(http::Fields const& fields) {
  return {fields.get("search"), std::atoll(fields.get("after").c_str()), ""};
}

http::Response choose_first(web::ActionContext const& context, Asked asked) {
  asked.error = "Не выбрано ни одной записи. Отметьте хотя бы одну и повторите.";
  return list_page(context, asked);
}

std::string with_done(std::string address, std::string_view done, std::int64_t count) {
  address += address.find('?') == std::string::npos ? "?done=" : "&done=";
  return address + std::string(done) + "&count=" + std::to_string(count);
}

}  // namespace

http::Response show_pending(web::PageContext const& context) {
  return list_page(context, asked_in(context.request.query));
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
  auto const asked = asked_in(context.request.form);
  auto const ids = chosen_ids(context, asked);
  if (ids.empty()) return choose_first(context, asked);
  auto const deleted =
      context.write([&](database::Tx& tx) { return delete_loose(tx, context.actor, ids, context.now); });
  return http::see_other(with_done(address_of(asked.search, 0), "deleted", deleted));
}

http::Response submit_form_set(web::ActionContext const& context) {
  auto const asked = asked_in(context.request.form);
  auto const ids = chosen_ids(context, asked);
  if (ids.empty()) return choose_first(context, asked);
  Obstacles obstacles;
  auto const set =
      context.write([&](database::Tx& tx) { return form_checked_set(tx, context.actor, ids, obstacles, context.now); });
  if (set) return http::see_other("/training/sets/" + std::to_string(set->value) + "?done=formed");
  if (set.error().kind != &refusals::set_in_the_way) return web::refused(context, set.error());
  context.write([&](database::Tx& tx) {
    open_disputes(tx, obstacles.claims, context.actor.organisation, std::nullopt, context.now);
  });
  return show_obstacles(context, obstacles,
                        {"Набор не сформирован", "form", true, address_of(asked.search, 0), "К ожидающим записям"});
}

http::Response submit_delete_record(web::ActionContext const& context) {
  auto const id = context.request.id("record");
  auto const deleted =
      id ? context.write([&](database::Tx& tx) { return delete_loose(tx, context.actor, {*id}, context.now); }) : 0;
  return http::see_other(with_done(std::string(list_address), "deleted", deleted));
}

}  // namespace obereg::training
