#include "training/set_downloads/set_downloads_http.hpp"

#include <charconv>

#include "access/accounts/names.hpp"
#include "platform/html/format.hpp"
#include "platform/html/render.hpp"
#include "platform/spreadsheets/table_writer.hpp"
#include "platform/web/pages.hpp"
#include "training/acts/act_shown.hpp"
#include "training/oversee/log_oversight.hpp"
#include "training/records/registry_rows.hpp"
#include "training/records/shown.hpp"
#include "training/refusals.hpp"
#include "training/set_downloads/entered_set.hpp"
#include "training_rules/exchange/write.hpp"

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

// Hands over every record of the set, in order, in short reads.
template <class Use>
void each_record(web::PageContext const& context, EnteredSet const& entered, std::int64_t first, std::int64_t end,
                 Use&& use) {
  for (auto place = first; place < end;) {
    auto const rows = context.read(
        [&](database::ReadTx& tx) { return rows_of_act(tx, entered.act.id, place, std::min(batch, end - place)); });
    if (rows.empty()) return;
    for (auto const& row : rows) use(row.record);
    place = rows.back().place + 1;
  }
}

std::vector<spreadsheets::TableColumn> sheet_columns() {
  return {{"Номер в реестре", 18},
          {"Дата внесения в реестр", 14},
          {"Фамилия", 20},
          {"Имя", 16},
          {"Отчество", 18},
          {"СНИЛС", 16},
          {"Должность", 24},
          {"Наименование работодателя", 32},
          {"ИНН работодателя", 16},
          {"Номер протокола", 18},
          {"Программа обучения", 40},
          {"Дата проверки знаний", 14},
          {"Результат", 14}};
}

spreadsheets::TableValue date_cell(std::optional<LocalDate> const& date) {
  if (!date) return std::monostate{};
  return std::chrono::year_month_day{date->days()};
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
  auto const entered = entered_set(context);
  if (!entered) return web::refused(context, entered.error());
  auto const path = context.files().temporary_path();
  spreadsheets::TableWriter writer(path);
  writer.start_sheet("Набор " + entered->id(), sheet_columns());
  each_record(context, *entered, 0, entered->set.record_count, [&](TrainingRecord const& record) {
    writer.row({record.registry_number, date_cell(record.entered_on), record.last_name, record.first_name,
                record.middle_name, record.snils ? record.snils->printed() : record.foreign_snils, record.position,
                record.employer_name, record.employer_inn.digits(), record.protocol_number,
                std::string(programme_title(record.programme_id)), date_cell(record.checked_on),
                std::string(shown(record.outcome))});
  });
  writer.close();
  return http::temporary_file(path, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                              "nabor-" + entered->id() + ".xlsx");
}

http::Response download_official_xml(web::PageContext const& context) {
  auto const name = context.request.segment("part");  // part-3.xml
  int part = 0;
  constexpr std::string_view head = "part-", tail = ".xml";
  if (name.rfind(head, 0) == 0 && name.size() > head.size() + tail.size() &&
      name.substr(name.size() - tail.size()) == tail)
    std::from_chars(name.data() + head.size(), name.data() + name.size() - tail.size(), part);
  auto const entered = entered_set(context);
  if (!entered) return web::refused(context, entered.error());
  if (part < 1 || (part - 1) * batch >= entered->set.record_count) return web::refused(context, refuse(web::not_found));
  std::string xml;
  RegistrySetWriter writer([&](std::string const& whole) { xml = whole; });
  each_record(context, *entered, (part - 1) * batch, std::min(part * batch, entered->set.record_count),
              [&](TrainingRecord const& record) { writer.add(record); });
  writer.finish();
  auto response = http::bytes(std::move(xml), "application/xml");
  return response.download_as("nabor-" + entered->id() + "-" + std::to_string(part) + ".xml");
}

}  // namespace obereg::training
