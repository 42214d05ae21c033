#include "training/export_registry/export_http.hpp"

#include "platform/spreadsheets/table_writer.hpp"
#include "platform/web/pages.hpp"
#include "training/records/shown.hpp"
#include "training/refusals.hpp"
#include "training/registry/standing_view.hpp"
#include "training/search_registry/stored_search.hpp"

namespace obereg::training {

namespace {

constexpr int batch = 1'000;  // rows read in one short transaction

std::vector<spreadsheets::TableColumn> sheet_columns() {
  return {{"Номер в реестре", 18},
          {"Фамилия", 20},
          {"Имя", 16},
          {"Отчество", 18},
          {"СНИЛС", 16},
          {"Должность", 24},
          {"Наименование работодателя", 32},
          {"ИНН работодателя", 16},
          {"Организация, проводившая обучение", 32},
          {"ИНН организации, проводившей обучение", 16},
          {"Программа обучения", 40},
          {"Дата проверки знаний", 14},
          {"Результат", 14},
          {"Номер протокола", 18},
          {"Дата внесения в реестр", 14},
          {"Действует по", 14},
          {"Состояние", 18},
          {"Комментарий", 20}};
}

spreadsheets::TableValue date_cell(std::optional<LocalDate> const& date) {
  if (!date) return std::monostate{};
  return std::chrono::year_month_day{date->days()};
}

std::vector<spreadsheets::TableValue> cells_of(StandingRecord const& found, LocalDate today) {
  auto const& record = found.record;
  return {record.registry_number,
          record.last_name,
          record.first_name,
          record.middle_name,
          record.snils ? record.snils->printed() : record.foreign_snils,
          record.position,
          record.employer_name,
          record.employer_inn.digits(),
          record.provider_name,
          record.provider_inn.digits(),
          std::string(programme_title(record.programme_id)),
          date_cell(record.checked_on),
          std::string(shown(record.outcome)),
          record.protocol_number,
          date_cell(record.entered_on),
          date_cell(term_of(found)),
          std::string(russian_name(standing_of(found, today))),
          std::string(found.reimported ? "Создано повторно" : "")};
}

int write_found(web::PageContext const& context, RegistrySearch const& search, Scope const& scope,
                spreadsheets::TableWriter& writer) {
  int written = 0;
  for (std::int64_t after = 0; written < most_exported;) {
    auto const page =
        context.read([&](database::ReadTx& tx) { return find_page(tx, search, scope, context.today(), after, batch); });
    for (auto const& record : page) writer.row(cells_of(record, context.today()));
    written += static_cast<int>(page.size());
    if (page.size() < batch) break;
    after = page.back().row;
  }
  return written;
}

}  // namespace

http::Response export_registry(web::PageContext const& context) {
  auto const token = context.request.query.get("search");
  Scope scope;
  auto const typed = context.read([&](database::ReadTx& tx) {
    scope = scope_of(tx, context.actor);
    return token.empty() ? std::optional(TypedSearch{}) : find_search(tx, context.actor.account, token, context.now);
  });
  if (!typed) return web::refused(context, refuse(refusals::search_forgotten));
  auto const checked = check_search(*typed, scope);
  if (!checked.errors.empty()) return http::see_other("/training/registry");
  auto const path = context.files().temporary_path();
  spreadsheets::TableWriter writer(path);
  writer.start_sheet("Реестр", sheet_columns());
  auto const written = write_found(context, checked.search, scope, writer);
  writer.close();
  context.log_view("training.registry-exported", "registry", "строк: " + std::to_string(written));
  return http::temporary_file(path, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "reestr.xlsx");
}

}  // namespace obereg::training
