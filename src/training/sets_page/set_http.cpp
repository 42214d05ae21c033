#include "training/sets_page/sets_http.hpp"

#include <boost/json.hpp>

#include <sstream>

#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "training/oversee/log_oversight.hpp"
#include "training/pending/pending_store.hpp"
#include "training/records/registry_rows.hpp"
#include "training/records/shown.hpp"
#include "training/refusals.hpp"
#include "training/registry/standing_record.hpp"
#include "training/sets_page/queries.hpp"
#include "training/sets_page/set_actions.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::sets_page;

namespace {

constexpr int page_size = 20;

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

std::string_view closing_of(SetState state) {
  if (state == SetState::entered) return "Внесён";
  return state == SetState::withdrawn ? "Отозван" : "Отклонён";
}

std::vector<html::View> facts_of(RecordSet const& set) {
  auto const row = [](std::string_view key, std::string const& value) {
    return html::View{{"key", key}, {"value", value}, {"is_number", false}, {"change_href", ""}, {"change_of", ""}};
  };
  std::vector<html::View> rows = {row("Состояние", std::string(russian_name(set.state))),
                                  row("Организация", set.provider_name), row("ИНН", set.provider_inn),
                                  row("Записей", set.is_disbanded() ? "набор расформирован, его записи освобождены"
                                                                    : html::number(set.record_count)),
                                  row("Создан", russian_moment(set.created_at))};
  if (set.closed_at) rows.push_back(row(closing_of(set.state), russian_moment(*set.closed_at)));
  return rows;
}

std::vector<html::View> parts_of(RecordSet const& set) {
  std::vector<html::View> parts;
  for (std::int64_t part = 1; (part - 1) * 5000 < set.record_count; ++part)
    parts.push_back({{"title", "Официальный XML, часть " + std::to_string(part)},
                     {"href", address_of(set) + "/part-" + std::to_string(part) + ".xml"},
                     {"hint", ""}});
  return parts;
}

std::vector<html::View> downloads_of(RecordSet const& set) {
  auto const link = [&](std::string_view title, std::string_view name, std::string_view hint) {
    return html::View{{"title", title}, {"href", address_of(set) + "/" + std::string(name)}, {"hint", hint}};
  };
  std::vector<html::View> links;
  if (set.is_disbanded()) return links;
  bool const entered = set.state == SetState::entered;
  if (set.state == SetState::formed) links.push_back(link("Файл, который подписывают", "bytes", "обычный текст"));
  if (entered) {
    links.push_back(link("Квитанция", "receipt", "доказывает внесение без нашего сервера"));
    links.push_back(link("Подписанный файл", "signed-file", ""));
    links.push_back(link("Подпись", "signature", ".sig"));
  }
  links.push_back(link(entered ? "Записи с номерами, xlsx" : "Записи, xlsx", "records.xlsx", ""));
  if (entered && (set.origin == "import" || set.origin == "reimport"))
    links.push_back(
        link("Скачать с номерами", "with-numbers.xlsx", "ваш файл: те же строки, заполнены номер и дата внесения"));
  for (auto& part : parts_of(set)) links.push_back(std::move(part));
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

// The stored words: a heading, a line for each record after "— ", an empty line, the advice.
html::View refusal_view(std::string const& words) {
  constexpr std::string_view mark = "— ";
  std::vector<html::View> lines;
  html::View view{{"refusal", words.substr(0, words.find('\n'))}, {"refusal_advice", ""}};
  std::istringstream text(words);
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with(mark))
      lines.push_back({{"text", line.substr(mark.size())}});
    else if (!line.empty())
      view.set("refusal_advice", line);
  }
  if (words.find('\n') == std::string::npos) view.set("refusal_advice", "");
  return view.set("refusal_lines", lines);
}

std::vector<html::Notice> done_notices(http::Fields const& query, RecordSet const& set) {
  auto const done = query.get("done");
  if (done == "formed" && set.state == SetState::formed)
    return {{html::Notice::Kind::success, "Набор сформирован", "Теперь его подписывают и вносят в реестр.", "", ""}};
  if (done == "withdrawn" && set.state == SetState::withdrawn)
    return {{html::Notice::Kind::success, "Набор отозван",
             "В реестр он не попадёт. Его записи остались в нём: чтобы править их, расформируйте набор.", "", ""}};
  return {};
}

}  // namespace

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
  view.set("is_refused", !set.refusal.empty()).set("refused", refusal_view(set.refusal));
  view.set("why_no_signing", why_no_signing(set, context.actor)).set("has_records", !shown.views.empty());
  view.set("heading", "Набор № " + std::to_string(set.id.value));
  view.set("actions", actions.empty() ? std::string()
                                      : html::render("src/platform/html/components/action_menu.html",
                                                     {{"menu_title", "Действия"},
                                                      {"is_primary", true},
                                                      {"csrf_token", context.csrf_token},
                                                      {"actions", actions}}));
  view.set("address", address_of(set)).set("is_entering", set.state == SetState::entering);
  view.set("rows", facts_of(set)).set("records", shown.views);
  view.set("downloads", downloads).set("downloads_shown", !downloads.empty());
  view.set("pages",
           html::pagination_view(context.request.query.get("from").empty() ? "" : address_of(set),
                                 shown.next > 0 ? address_of(set) + "?from=" + std::to_string(shown.next) : "", ""));
  html::Page page;
  page.title = "Набор № " + std::to_string(set.id.value);
  page.back_href = "/training/sets";
  page.notices = done_notices(context.request.query, set);
  page.main = html::render("src/training/sets_page/set.html", view);
  return web::show(context, std::move(page));
}

namespace {

using SetUseCase = Result<RecordSetId> (*)(database::Tx&, Actor const&, RecordSetId, Instant);

http::Response act_on_set(web::ActionContext const& context, SetUseCase use_case, std::string_view done) {
  auto const id = context.request.id("set");
  if (!id) return web::refused(context, refuse(refusals::set_not_found));
  auto const acted = context.write([&](database::Tx& tx) { return use_case(tx, context.actor, {*id}, context.now); });
  if (!acted) return web::refused(context, acted.error());
  return http::see_other("/training/sets/" + std::to_string(*id) + "?done=" + std::string(done));
}

}  // namespace

http::Response submit_withdraw_set(web::ActionContext const& context) {
  return act_on_set(context, withdraw_set, "withdrawn");
}

http::Response submit_dissolve_set(web::ActionContext const& context) {
  auto const id = context.request.id("set");
  std::int64_t freed = 0;
  if (id)
    if (auto const set = context.read([&](database::ReadTx& tx) { return find_set(tx, {*id}); }))
      freed = set->record_count;
  auto const done = act_on_set(context, dissolve_set, "");
  if (done.status != 303) return done;
  return http::see_other("/training/pending?done=freed&count=" + std::to_string(freed));
}

}  // namespace obereg::training
