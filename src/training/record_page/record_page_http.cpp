#include "training/record_page/record_page_http.hpp"

#include "access/accounts/names.hpp"
#include "platform/web/pages.hpp"
#include "training/annul_record/annul_by_decision_http.hpp"
#include "training/provider_accreditation/provider_accreditation.hpp"
#include "training/record_page/history.hpp"
#include "training/refusals.hpp"
#include "training/registry/standing_view.hpp"

namespace obereg::training {

namespace {

std::string_view title_of(HistoryEvent const& event) {
  switch (event.kind) {
    case ledger::EventKind::entered:
      return "Внесена в реестр";
    case ledger::EventKind::corrected:
      return "Исправлена";
    case ledger::EventKind::annulled:
      return event.by_ministry ? "Аннулирована решением министерства" : "Аннулирована";
  }
  return "";
}

std::string_view receipt_title(HistoryEvent const& event) {
  switch (event.kind) {
    case ledger::EventKind::entered:
      return "Квитанция о внесении";
    case ledger::EventKind::corrected:
      return "Квитанция об исправлении";
    case ledger::EventKind::annulled:
      return "Квитанция об аннулировании";
  }
  return "";
}

html::View event_view(HistoryEvent const& event, bool has_receipt) {
  std::string receipt;
  if (has_receipt && event.set) receipt = "/training/sets/" + std::to_string(event.set->value) + "/receipt";
  if (has_receipt && event.page) receipt = "/training/acts/" + std::to_string(*event.page);
  return {{"title", title_of(event)},
          {"at", russian_moment(event.published_at)},
          {"signer", access::holder_name(event.signer)},
          {"signed_at", russian_moment(event.signed_at)},
          {"reason", event.reason},
          {"has_changes", !event.changes.empty()},
          {"changes", event.changes},
          {"receipt_href", receipt},
          {"receipt_title", receipt_title(event)},
          {"document_href", !receipt.empty() && event.has_document ? receipt + "/document" : ""}};
}

// What may be begun here: by the provider's signer, or by the ministry's officer.
std::vector<html::View> actions_for(StandingRecord const& found, Actor const& actor) {
  if (found.annulled_on) return {};
  auto const address = record_address(found.record.registry_number);
  if (found.organisation == actor.organisation && actor.may("training.sign"))
    return {{{"title", "Исправить запись"}, {"href", address + "/correct"}, {"post_to", ""}},
            {{"title", "Аннулировать"}, {"href", address + "/annul"}, {"post_to", ""}}};
  if (actor.may("training.ministry"))
    return {{{"title", "Аннулировать по решению"},
             {"href", decision_address(found.record.registry_number)},
             {"post_to", ""}}};
  return {};
}

std::string actions_on(StandingRecord const& found, Actor const& actor, std::string const& csrf_token) {
  auto const actions = actions_for(found, actor);
  if (actions.empty()) return "";
  return html::render(
      "src/platform/html/components/action_menu.html",
      {{"menu_title", "Действия"}, {"is_primary", false}, {"csrf_token", csrf_token}, {"actions", actions}});
}

std::vector<html::View> event_views(StandingRecord const& found, std::vector<HistoryEvent> const& history,
                                    Actor const& actor) {
  bool const has_receipt =
      actor.may("training.view-all") || (found.organisation == actor.organisation && actor.may("training.view-own"));
  std::vector<html::View> views;
  for (auto const& event : history) views.push_back(event_view(event, has_receipt));
  return views;
}

// Where the card was opened from: the list of who is due, or the registry, each with its search.
std::string list_of(http::Fields const& query) {
  auto const token = query.get("search");
  auto const list = std::string(query.get("from") == "due" ? "/training/due" : "/training/registry");
  return token.empty() ? list : list + "?search=" + web::in_query(token);
}

}  // namespace

http::Response show_record(web::PageContext const& context) {
  auto const number = number_of_segment(context.request.segment("number"));
  std::vector<HistoryEvent> history;
  std::vector<CardLine> lines;
  auto const found = context.read([&](database::ReadTx& tx) {
    auto record = find_visible(tx, context.actor, number);
    if (!record) return record;
    history = history_of(tx, number);
    lines = card_lines(record->record);
    if (auto const standing = standing_of_training(tx, record->record))
      lines.push_back({"Аккредитация на дату проверки знаний", std::string(words_of(*standing))});
    return record;
  });
  if (!found) return web::refused(context, refuse(refusals::record_not_found));
  context.log_view("training.record-viewed", "record:" + number, "");
  auto view = standing_view(*found, context.today());
  view.set("heading", "Запись № " + number)
      .set("actions", actions_on(*found, context.actor, context.csrf_token))
      .set("address", record_address(number))
      .set("csrf_token", context.csrf_token)
      .set("comment", found->reimported ? "Создано повторно" : "")
      .set("may_extract", true)
      .set("rows", fact_rows(lines))
      .set("events", event_views(*found, history, context.actor));
  html::Page page;
  page.title = "Запись № " + number;
  page.back_href = list_of(context.request.query);
  page.main = html::render("src/training/record_page/record.html", view);
  return web::show(context, std::move(page));
}

}  // namespace obereg::training
