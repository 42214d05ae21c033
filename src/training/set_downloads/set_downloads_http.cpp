#include "training/set_downloads/set_downloads_http.hpp"

#include <charconv>

#include "access/accounts/names.hpp"
#include "platform/html/format.hpp"
#include "platform/html/render.hpp"
#include "platform/spreadsheets/table_writer.hpp"
#include "platform/web/pages.hpp"
#include "training/acts/act_shown.hpp"
#include "training/numbers/registry_number.hpp"
#include "training/oversee/log_oversight.hpp"
#include "training/pending/pending_store.hpp"
#include "training/records/registry_rows.hpp"
#include "training/records/shown.hpp"
#include "training/refusals.hpp"
#include "training/set_downloads/entered_set.hpp"
#include "training_rules/exchange/write.hpp"
#include "training_rules/model/columns.hpp"

namespace obereg::training {

namespace {

constexpr std::int64_t batch = 5'000;  // also the most that a part of the official XML holds

http::Response kept_file(web::PageContext const& context, std::string const& hash, std::string type,
                         std::string const& name) {
  http::Response response;
  response.content_type = std::move(type);
  response.file = std::make_shared<std::string const>(context.files().path(hash));
  return response.download_as(name);
}

std::vector<html::View> facts_of(EnteredSet const& entered) {
  auto const row = [](std::string_view key, std::string const& value) {
    return html::View{{"key", key}, {"value", value}, {"is_number", false}, {"change_href", ""}, {"change_of", ""}};
  };
  return {row("Организация", entered.set.provider_name),
          row("ИНН", entered.set.provider_inn),
          row("Подписал", access::holder_name(entered.act.signer)),
          row("Сертификат, SHA-256", entered.act.thumbprint),
          row("Подписанный файл, SHA-256", entered.act.file_hash),
          row("Подписан", russian_moment(entered.act.signed_at)),
          row("Внесён", russian_moment(*entered.act.published_at))};
}

// A set whose records can be taken away: as they were entered, and before that as they were sent in.
Result<RecordSet> set_with_records(web::PageContext const& context) {
  auto set =
      context.read([&](database::ReadTx& tx) { return visible_set(tx, context.actor, context.request.id("set")); });
  if (!set) return set.error();
  if (set->is_disbanded() || set->state == SetState::forming)
    return refuse(refusals::set_not_formed, "Набор " + state_words(*set) + ".");
  log_oversight(context, "training.set-viewed", "record-set:" + std::to_string(set->id.value), context.request.path);
  return set;
}

// Those with places from `first` on, at most `count`. The number and date that entry gives are not there before it.
std::vector<std::pair<std::int64_t, TrainingRecord>> some_records(database::ReadTx& tx, RecordSet const& set,
                                                                  std::int64_t first, std::int64_t count) {
  std::vector<std::pair<std::int64_t, TrainingRecord>> records;
  if (set.state == SetState::entered)
    for (auto& row : rows_of_act(tx, {*set.act_id}, first, count))
      records.emplace_back(row.place, std::move(row.record));
  else
    for (auto& row : pending_of_set(tx, set.id, first, count)) records.emplace_back(row.place, std::move(row.record));
  return records;
}

// Hands over every record of the set, in order, in short reads.
template <class Use>
void each_record(web::PageContext const& context, RecordSet const& set, std::int64_t first, std::int64_t end,
                 Use&& use) {
  for (auto place = first; place < end;) {
    auto const some =
        context.read([&](database::ReadTx& tx) { return some_records(tx, set, place, std::min(batch, end - place)); });
    if (some.empty()) return;
    for (auto const& [at, record] : some) use(record);
    place = some.back().first + 1;
  }
}

// Those of the template, in its order (TRN-03).
std::vector<spreadsheets::TableColumn> sheet_columns() {
  constexpr std::array widths{18, 20, 16, 18, 16, 32, 16, 24, 32, 16, 18, 40, 14, 14, 14, 14, 14, 14};
  static_assert(widths.size() == column_count);
  std::vector<spreadsheets::TableColumn> list;
  for (auto const& column : columns())
    list.push_back({std::string(column.title), static_cast<double>(widths[list.size()])});
  return list;
}

spreadsheets::TableValue date_cell(std::optional<LocalDate> const& date) {
  if (!date) return std::monostate{};
  return std::chrono::year_month_day{date->days()};
}

// In the order of the columns. What is annulled is shown in the registry; here records stand as they were entered.
std::vector<spreadsheets::TableValue> cells_of(TrainingRecord const& record) {
  return {record.is_new() ? std::string(new_number) : record.registry_number,
          record.last_name,
          record.first_name,
          record.middle_name,
          record.snils ? record.snils->printed() : record.foreign_snils,
          record.employer_name,
          record.employer_inn.digits(),
          record.position,
          record.provider_name,
          record.provider_inn.digits(),
          record.protocol_number,
          std::string(programme_title(record.programme_id)),
          date_cell(record.checked_on),
          std::string(shown(record.outcome)),
          date_cell(record.entered_on),
          std::string(shown(record.knowledge_check)),
          std::monostate{},
          std::monostate{}};
}

}  // namespace

Result<EnteredSet> entered_set(web::PageContext const& context) {
  auto entered = context.read([&](database::ReadTx& tx) -> Result<EnteredSet> {
    auto const set = visible_set(tx, context.actor, context.request.id("set"));
    if (!set) return set.error();
    auto const act = set->act_id ? find_act(tx, {*set->act_id}) : std::nullopt;
    if (set->state != SetState::entered || !act || act->receipt_hash.empty())
      return refuse(refusals::set_not_entered, "Набор " + std::string(russian_name(set->state)) + ".");
    return EnteredSet{*set, *act};
  });
  if (entered) log_oversight(context, "training.set-viewed", "record-set:" + entered->id(), context.request.path);
  return entered;
}

http::Response show_receipt(web::PageContext const& context) {
  auto const entered = entered_set(context);
  if (!entered) return web::refused(context, entered.error());
  html::Page page;
  page.title = "Квитанция о внесении набора № " + entered->id();
  page.back_href = "/training/sets/" + entered->id();
  page.main = html::render("src/training/set_downloads/receipt.html",
                           {{"id", entered->id()},
                            {"count", html::counted(entered->set.record_count, "запись", "записи", "записей")},
                            {"entered", russian_moment(*entered->act.published_at)},
                            {"rows", facts_of(*entered)},
                            {"checks", signature_checks(entered->act)},
                            {"address", page.back_href}});
  return web::show(context, std::move(page));
}

http::Response download_receipt(web::PageContext const& context) {
  auto const entered = entered_set(context);
  if (!entered) return web::refused(context, entered.error());
  return kept_file(context, entered->act.receipt_hash, "application/json", "receipt-" + entered->id() + ".json");
}

http::Response download_signed_file(web::PageContext const& context) {
  auto const entered = entered_set(context);
  if (!entered) return web::refused(context, entered.error());
  return kept_file(context, entered->act.file_hash, "text/plain; charset=utf-8", "set-" + entered->id() + ".txt");
}

http::Response download_signature(web::PageContext const& context) {
  auto const entered = entered_set(context);
  if (!entered) return web::refused(context, entered.error());
  return kept_file(context, entered->act.signature_hash, "application/pkcs7-signature",
                   "set-" + entered->id() + ".txt.sig");
}

http::Response download_records(web::PageContext const& context) {
  auto const set = set_with_records(context);
  if (!set) return web::refused(context, set.error());
  auto const id = std::to_string(set->id.value);
  auto const path = context.files().temporary_path();
  spreadsheets::TableWriter writer(path);
  writer.start_sheet("Набор " + id, sheet_columns());
  each_record(context, *set, 0, set->record_count, [&](TrainingRecord const& record) { writer.row(cells_of(record)); });
  writer.close();
  return http::temporary_file(path, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                              "nabor-" + id + ".xlsx");
}

http::Response download_official_xml(web::PageContext const& context) {
  auto const name = context.request.segment("part");  // part-3.xml
  int part = 0;
  constexpr std::string_view head = "part-", tail = ".xml";
  if (name.rfind(head, 0) == 0 && name.size() > head.size() + tail.size() &&
      name.substr(name.size() - tail.size()) == tail)
    std::from_chars(name.data() + head.size(), name.data() + name.size() - tail.size(), part);
  auto const set = set_with_records(context);
  if (!set) return web::refused(context, set.error());
  if (part < 1 || (part - 1) * batch >= set->record_count) return web::refused(context, refuse(web::not_found));
  std::string xml;
  RegistrySetWriter writer([&](std::string const& whole) { xml = whole; });
  each_record(context, *set, (part - 1) * batch, std::min(part * batch, set->record_count),
              [&](TrainingRecord const& record) { writer.add(record); });
  writer.finish();
  auto response = http::bytes(std::move(xml), "application/xml");
  return response.download_as("nabor-" + std::to_string(set->id.value) + "-" + std::to_string(part) + ".xml");
}

}  // namespace obereg::training
