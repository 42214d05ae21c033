#include <charconv>

#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "training/sets_page/set_actions.hpp"
#include "training/sets_page/sets_http.hpp"

namespace obereg::training {

namespace {

constexpr int page_size = 20;

std::string_view colour_of(SetState state) {
  switch (state) {
    case SetState::forming:
      return "blue";
    case SetState::formed:
      return "yellow";
    case SetState::entering:
      return "blue";
    case SetState::entered:
      return "green";
    case SetState::withdrawn:
      return "grey";
    case SetState::refused:
      return "red";
  }
  return "grey";
}

html::View set_row(RecordSet const& set, web::PageContext const& context) {
  auto const actions = actions_on(set, context.actor);
  return {{"id", std::to_string(set.id.value)},
          {"href", address_of(set)},
          {"provider", set.provider_name},
          {"count", set.is_disbanded() ? "расформирован" : html::number(set.record_count)},
          {"created", russian_moment(set.created_at)},
          {"colour", colour_of(set.state)},
          {"state", russian_name(set.state)},
          {"has_actions", !actions.empty()},
          {"menu_title", "Действия"},
          {"is_primary", false},
          {"csrf_token", context.csrf_token},
          {"actions", actions}};
}

struct AskedSets {
  SetFilter filter;
  std::vector<html::FieldError> errors;
};

AskedSets asked_sets(web::PageContext const& context) {
  auto const& query = context.request.query;
  AskedSets asked;
  auto& filter = asked.filter;
  if (!context.actor.may("training.view-all")) filter.organisation = context.actor.organisation;
  if (auto const typed = text::tidy_spaces(query.get("id")); !typed.empty()) {
    std::int64_t id = 0;
    auto const [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), id);
    if (error == std::errc() && end == typed.data() + typed.size() && id > 0)
      filter.id = id;
    else
      asked.errors.push_back({"id", "Номер набора — целое число. Например, 17."});
  }
  filter.state = query.get("state");
  auto const day = [&](char const* name) -> std::string {
    auto const typed = text::tidy_spaces(query.get(name));
    if (typed.empty()) return "";
    auto date = LocalDate::parse_russian(typed);
    if (!date) date = LocalDate::parse_iso(typed);
    if (!date) asked.errors.push_back({name, "Такой даты нет. Введите её как 25.02.2026."});
    return date ? date->iso() : "";
  };
  filter.from = day("from");
  filter.to = day("to");
  filter.before = std::atoll(query.get("before").c_str());
  return asked;
}

bool has_filter(web::PageContext const& context) {
  for (char const* name : {"id", "state", "from", "to"})
    if (!context.request.query.get(name).empty()) return true;
  return false;
}

html::View filter_view(web::PageContext const& context, std::vector<html::FieldError> const& errors) {
  auto const& query = context.request.query;
  std::vector<html::Choice> const states = {{"", "любое"},         {"formed", "ждёт подписи"}, {"entering", "вносится"},
                                            {"entered", "внесён"}, {"withdrawn", "отозван"},   {"refused", "отклонён"}};
  auto view = html::error_summary(errors, "Исправьте поиск");
  auto const text_field = [&](char const* id, char const* label, char const* hint) {
    return html::field_view(id, label, hint, query.get(id), html::error_of(errors, id));
  };
  view.set("filter_action", "/training/sets").set("has_filter", has_filter(context));
  view.set("id_field", text_field("id", "Номер набора", ""));
  view.set("state_field", html::choice_view("state", "Состояние", "", states, query.get("state"), ""));
  view.set("from_field", text_field("from", "Создан с", "Например, 25.02.2026"));
  view.set("to_field", text_field("to", "Создан по", ""));
  return view;
}

// The list as it is filtered, its page below `before`.
std::string list_address(web::PageContext const& context, std::int64_t before) {
  std::string href = "/training/sets?before=" + (before > 0 ? std::to_string(before) : std::string());
  for (char const* name : {"id", "state", "from", "to"})
    if (auto const value = context.request.query.get(name); !value.empty())
      href += std::string("&") + name + "=" + web::in_query(value);
  return href;
}

void add_empty_words(html::View& view, web::PageContext const& context) {
  if (has_filter(context)) {
    view.set("empty_title", "Ничего не найдено").set("empty_text", "Измените поиск или сбросьте его.");
    view.set("empty_href", "").set("empty_action", "");
    return;
  }
  view.set("empty_title", "Наборов нет")
      .set("empty_text", "Набор появится, когда вы загрузите файл или выберете записи, ожидающие добавления.");
  view.set("empty_href", context.actor.may("training.prepare") ? "/training/pending" : "")
      .set("empty_action", "К записям");
}

}  // namespace

http::Response show_sets(web::PageContext const& context) {
  std::optional<Provider> provider;
  auto const asked = asked_sets(context);
  auto const sets = context.read([&](database::ReadTx& tx) {
    provider = find_provider(tx, context.actor.organisation);
    return asked.errors.empty() ? list_sets(tx, asked.filter, page_size) : std::vector<RecordSet>{};
  });
  std::vector<html::View> rows;
  for (auto const& set : sets) rows.push_back(set_row(set, context));
  auto view = filter_view(context, asked.errors);
  view.set("heading", "Наборы записей для реестра обученных лиц").set("actions", "");
  view.set("sets", rows).set("has_sets", !rows.empty()).set("is_empty", rows.empty() && asked.errors.empty());
  view.set("shows_provider", context.actor.may("training.view-all"));
  add_empty_words(view, context);
  bool const has_more = static_cast<int>(sets.size()) == page_size;
  view.set("pages", html::pagination_view(context.request.query.get("before").empty() ? "" : list_address(context, 0),
                                          has_more ? list_address(context, sets.back().id.value) : "", ""));
  html::Page page;
  page.title = "Наборы записей";
  page.has_errors = !asked.errors.empty();
  if (provider && !provider->blocked_reason.empty())
    page.notices.push_back({html::Notice::Kind::important, "Министерство остановило внесение записей",
                            "Наборы и записи видны, вносить и менять их нельзя. Причина: " + provider->blocked_reason,
                            "", ""});
  page.main = html::render("src/training/sets_page/sets.html", view);
  auto const status = page.has_errors ? 422 : 200;
  return web::show(context, std::move(page), status);
}

}  // namespace obereg::training
