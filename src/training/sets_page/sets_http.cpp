#include "training/sets_page/sets_http.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "training/oversee/log_oversight.hpp"
#include "training/pending/pending_store.hpp"
#include "training/records/registry_rows.hpp"
#include "training/records/shown.hpp"
#include "training/refusals.hpp"
#include "training/registry/standing_record.hpp"
#include "training/sets/record_set.hpp"
#include "training/sets_page/queries.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::sets_page;

namespace {

constexpr int page_size = 20;

std::string address_of(RecordSet const& set) {
  return "/training/sets/" + std::to_string(set.id.value);
}

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

html::View link_to(std::string_view title, std::string const& href) {
  return {{"title", title}, {"href", href}, {"post_to", ""}, {"confirm", ""}};
}
html::View form_to(std::string_view title, std::string const& href, std::string_view confirm) {
  return {{"title", title}, {"href", ""}, {"post_to", href}, {"confirm", confirm}};
}

// «Действия»: what this person may do with this set now. The checks behind the addresses ask the same table.
std::vector<html::View> actions_on(RecordSet const& set, Actor const& actor) {
  std::vector<html::View> actions;
  if (set.organisation != actor.organisation) return actions;
  if (actor.may("training.sign") && allowed(set.state, SetAction::sign))
    actions.push_back(link_to("Внести в реестр", address_of(set) + "/sign"));
  if (actor.may("training.prepare") && allowed(set.state, SetAction::withdraw))
    actions.push_back(
        form_to("Отозвать", address_of(set) + "/withdraw", "Отозвать набор? Внести его в реестр будет уже нельзя."));
  if (actor.may("training.prepare") && allowed(set.state, SetAction::dissolve))
    actions.push_back(form_to("Расформировать и править записи", address_of(set) + "/dissolve",
                              "Расформировать набор? Его записи вернутся в ожидающие добавления."));
  return actions;
}

html::View set_row(RecordSet const& set, web::PageContext const& context) {
  auto const actions = actions_on(set, context.actor);
  return {{"id", std::to_string(set.id.value)},
          {"href", address_of(set)},
          {"provider", set.provider_name},
          {"count", html::number(set.record_count)},
          {"created", russian_moment(set.created_at)},
          {"colour", colour_of(set.state)},
          {"state", russian_name(set.state)},
          {"has_actions", !actions.empty()},
          {"menu_title", "Действия"},
          {"is_primary", false},
          {"csrf_token", context.csrf_token},
          {"actions", actions}};
}

SetFilter filter_of(web::PageContext const& context) {
  auto const& query = context.request.query;
  SetFilter filter;
  if (!context.actor.may("training.view-all")) filter.organisation = context.actor.organisation;
  if (!query.get("id").empty()) filter.id = std::atoll(query.get("id").c_str());
  filter.state = query.get("state");
  auto const day = [&](char const* name) {
    auto const typed = query.get(name);
    auto const date = LocalDate::parse_russian(typed);
    return date ? date->iso() : typed;
  };
  filter.from = day("from");
  filter.to = day("to");
  filter.before = std::atoll(query.get("before").c_str());
  return filter;
}

html::View filter_view(web::PageContext const& context) {
  auto const& query = context.request.query;
  std::vector<html::Choice> const states = {{"", "любое"},         {"formed", "ждёт подписи"}, {"entering", "вносится"},
                                            {"entered", "внесён"}, {"withdrawn", "отозван"},   {"refused", "отклонён"}};
  bool has_filter = false;
  for (char const* name : {"id", "state", "from", "to"}) has_filter |= !query.get(name).empty();
  html::View view{{"filter_action", "/training/sets"}, {"has_filter", has_filter}};
  view.set("id_field", html::field_view("id", "Номер набора", "", query.get("id"), ""));
  view.set("state_field", html::choice_view("state", "Состояние", "", states, query.get("state"), ""));
  view.set("from_field", html::field_view("from", "Создан с", "Например, 25.02.2026", query.get("from"), ""));
  view.set("to_field", html::field_view("to", "Создан по", "", query.get("to"), ""));
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

void add_pages(html::View& view, std::string const& first, std::string const& next) {
  view.set("first_href", first).set("next_href", next);
  view.set("has_pages", !first.empty() || !next.empty()).set("shown", "");
}

// "{"stage":"staging","done":4000,"of":60000}" in words.
html::View progress_of(web::PageContext const& context, RecordSet const& set) {
  auto const payload = boost::json::serialize(boost::json::object{{"act", set.act_id.value_or(0)}});
  auto const stored = context.read([&](database::ReadTx& tx) {
    return tx.find_one(sql::progress_of_entry, {{"payload", payload}},
                       [](database::Row const& row) { return row.string(0); });
  });
  boost::system::error_code ignored;
  auto const progress = boost::json::parse(stored.value_or("{}"), ignored);
  auto const* done = progress.is_object() ? progress.as_object().if_contains("done") : nullptr;
  auto const count = done && done->is_int64() ? done->as_int64() : 0;
  return html::progress_view("Набор вносится в реестр", count, set.record_count,
                             "Внесено " + html::number(count) + " из " + html::number(set.record_count));
}

std::vector<html::View> facts_of(RecordSet const& set) {
  auto const row = [](std::string_view key, std::string const& value) {
    return html::View{{"key", key}, {"value", value}, {"is_number", false}, {"change_href", ""}, {"change_of", ""}};
  };
  std::vector<html::View> rows = {row("Состояние", std::string(russian_name(set.state))),
                                  row("Организация", set.provider_name), row("ИНН", set.provider_inn),
                                  row("Записей", html::number(set.record_count)),
                                  row("Создан", russian_moment(set.created_at))};
  if (set.closed_at)
    rows.push_back(row(set.state == SetState::entered ? "Внесён" : "Закрыт", russian_moment(*set.closed_at)));
  return rows;
}

std::vector<html::View> downloads_of(RecordSet const& set) {
  auto const link = [&](std::string_view title, std::string_view name, std::string_view hint) {
    return html::View{{"title", title}, {"href", address_of(set) + "/" + std::string(name)}, {"hint", hint}};
  };
  std::vector<html::View> links;
  if (set.state == SetState::formed) links.push_back(link("Файл, который подписывают", "bytes", "обычный текст"));
  if (set.state != SetState::entered) return links;
  links.push_back(link("Квитанция", "receipt", "доказывает внесение без нашего сервера"));
  links.push_back(link("Подписанный файл", "signed-file", ""));
  links.push_back(link("Подпись", "signature", ".sig"));
  links.push_back(link("Записи с номерами, xlsx", "records.xlsx", ""));
  if (set.origin == "import" || set.origin == "reimport")
    links.push_back(link("Ваш файл с номерами", "with-numbers.xlsx", "те же строки, заполнены номер и дата внесения"));
  for (std::int64_t part = 1; (part - 1) * 5000 < set.record_count; ++part)
    links.push_back(
        link("Официальный XML, часть " + std::to_string(part), "part-" + std::to_string(part) + ".xml", ""));
  return links;
}

struct ShownRecords {
  std::vector<html::View> views;
  std::int64_t next = 0;  // place after the last one; 0 where there are no more
};

ShownRecords records_of(web::PageContext const& context, RecordSet const& set) {
  auto const from = std::max<std::int64_t>(0, std::atoll(context.request.query.get("from").c_str()));
  ShownRecords shown;
  context.read([&](database::ReadTx& tx) {
    auto const add = [&](TrainingRecord const& record, std::int64_t place, bool is_entered) {
      auto view = record_view(record);
      view.set("record_href", is_entered ? record_address(record.registry_number) : std::string());
      shown.views.push_back(std::move(view));
      shown.next = place + 1;
    };
    if (set.state == SetState::entered)
      for (auto const& row : rows_of_act(tx, {*set.act_id}, from, page_size)) add(row.record, row.place, true);
    else
      for (auto const& pending : pending_of_set(tx, set.id, from, page_size)) add(pending.record, pending.place, false);
  });
  if (shown.next >= set.record_count) shown.next = 0;
  return shown;
}

}  // namespace

http::Response show_sets(web::PageContext const& context) {
  std::optional<Provider> provider;
  auto const sets = context.read([&](database::ReadTx& tx) {
    provider = find_provider(tx, context.actor.organisation);
    return list_sets(tx, filter_of(context), page_size);
  });
  std::vector<html::View> rows;
  for (auto const& set : sets) rows.push_back(set_row(set, context));
  auto view = filter_view(context);
  view.set("heading", "Наборы записей для реестра обученных лиц").set("actions", "");
  view.set("sets", rows).set("has_sets", !rows.empty()).set("is_empty", rows.empty());
  view.set("shows_provider", context.actor.may("training.view-all"));
  view.set("empty_title", "Наборов нет")
      .set("empty_text", "Набор появится, когда вы загрузите файл или выберете записи, ожидающие добавления.");
  view.set("empty_href", context.actor.may("training.prepare") ? "/training/pending" : "")
      .set("empty_action", "К записям");
  bool const has_more = static_cast<int>(sets.size()) == page_size;
  add_pages(view, context.request.query.get("before").empty() ? "" : list_address(context, 0),
            has_more ? list_address(context, sets.back().id.value) : "");
  html::Page page;
  page.title = "Наборы записей";
  if (provider && !provider->blocked_reason.empty())
    page.notices.push_back({html::Notice::Kind::important, "Министерство остановило внесение записей",
                            "Наборы и записи видны, вносить и менять их нельзя. Причина: " + provider->blocked_reason,
                            "", ""});
  page.main = html::render("src/training/sets_page/sets.html", view);
  return web::show(context, std::move(page));
}

http::Response show_set(web::PageContext const& context) {
  auto const found =
      context.read([&](database::ReadTx& tx) { return visible_set(tx, context.actor, context.request.id("set")); });
  if (!found) return web::refused(context, found.error());
  auto const& set = *found;
  log_oversight(context, "training.set-viewed", "record-set:" + std::to_string(set.id.value));
  auto const actions = actions_on(set, context.actor);
  auto const shown = records_of(context, set);
  auto const downloads = downloads_of(set);
  auto view = set.state == SetState::entering ? progress_of(context, set) : html::View{};
  view.set("heading", "Набор № " + std::to_string(set.id.value));
  view.set("actions", actions.empty() ? std::string()
                                      : html::render("src/platform/html/components/action_menu.html",
                                                     {{"menu_title", "Действия"},
                                                      {"is_primary", true},
                                                      {"csrf_token", context.csrf_token},
                                                      {"actions", actions}}));
  view.set("address", address_of(set)).set("is_entering", set.state == SetState::entering).set("refusal", set.refusal);
  view.set("rows", facts_of(set)).set("records", shown.views);
  view.set("downloads", downloads).set("downloads_shown", !downloads.empty());
  add_pages(view, context.request.query.get("from").empty() ? "" : address_of(set),
            shown.next > 0 ? address_of(set) + "?from=" + std::to_string(shown.next) : "");
  html::Page page;
  page.title = "Набор № " + std::to_string(set.id.value);
  page.back_href = "/training/sets";
  page.main = html::render("src/training/sets_page/set.html", view);
  return web::show(context, std::move(page));
}

namespace {

using SetUseCase = Result<RecordSetId> (*)(database::Tx&, Actor const&, RecordSetId, Instant);

http::Response act_on_set(web::ActionContext const& context, SetUseCase use_case, std::string const& where_next) {
  auto const id = context.request.id("set");
  if (!id) return web::refused(context, refuse(refusals::set_not_found));
  auto const done = context.write([&](database::Tx& tx) { return use_case(tx, context.actor, {*id}, context.now); });
  return done ? http::see_other(where_next.empty() ? "/training/sets/" + std::to_string(*id) : where_next)
              : web::refused(context, done.error());
}

}  // namespace

http::Response submit_withdraw_set(web::ActionContext const& context) {
  return act_on_set(context, withdraw_set, "");
}

http::Response submit_dissolve_set(web::ActionContext const& context) {
  return act_on_set(context, dissolve_set, "/training/pending");
}

}  // namespace obereg::training
