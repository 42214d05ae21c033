#include "platform/spreadsheets/table_writer.hpp"
#include "platform/web/pages.hpp"
#include "training/export_registry/export_http.hpp"
#include "training/list_due/asked_due.hpp"
#include "training/list_due/due_http.hpp"
#include "training/records/shown.hpp"

namespace obereg::training {

namespace {

constexpr int batch = 1'000;  // rows read in one short transaction

std::vector<spreadsheets::TableColumn> sheet_columns() {
  return {{"Действует по", 14},
          {"Осталось дней", 14, "Меньше нуля: столько дней назад закончилось"},
          {"Фамилия", 20},
          {"Имя", 16},
          {"Отчество", 18},
          {"СНИЛС", 16},
          {"Должность", 24},
          {"Программа обучения", 40},
          {"Дата проверки знаний", 14},
          {"Наименование работодателя", 32},
          {"ИНН работодателя", 16},
          {"Организация, проводившая обучение", 32},
          {"ИНН организации, проводившей обучение", 16},
          {"Номер в реестре", 18}};
}

std::vector<spreadsheets::TableValue> cells_of(StandingRecord const& found, LocalDate today) {
  auto const& record = found.record;
  auto const end = found.valid_until->days();
  return {std::chrono::year_month_day{end},
          static_cast<double>((end - today.days()).count()),
          record.last_name,
          record.first_name,
          record.middle_name,
          record.snils ? record.snils->printed() : record.foreign_snils,
          record.position,
          std::string(programme_title(record.programme_id)),
          std::chrono::year_month_day{record.checked_on.days()},
          record.employer_name,
          record.employer_inn.digits(),
          record.provider_name,
          record.provider_inn.digits(),
          record.registry_number};
}

int write_due(web::PageContext const& context, AskedDue const& asked, spreadsheets::TableWriter& writer) {
  int written = 0;
  for (std::int64_t after = 0; written < most_exported;) {
    auto const page = context.read(
        [&](database::ReadTx& tx) { return due_page(tx, asked.checked.search, asked.scope, after, batch); });
    for (auto const& record : page) writer.row(cells_of(record, context.today()));
    written += static_cast<int>(page.size());
    if (page.size() < batch) break;
    after = page.back().row;
  }
  return written;
}

}  // namespace

http::Response export_due(web::PageContext const& context) {
  auto const asked = context.read([&](database::ReadTx& tx) { return asked_due(tx, context); });
  if (!asked || !asked->checked.errors.empty()) return http::see_other("/training/due");
  auto const path = context.files().temporary_path();
  spreadsheets::TableWriter writer(path);
  writer.start_sheet("Кому пора обучаться", sheet_columns());
  auto const written = write_due(context, *asked, writer);
  writer.close();
  context.log_view("training.due-exported", "organisation:" + std::to_string(context.actor.organisation.value),
                   "строк: " + std::to_string(written));
  return http::temporary_file(path, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                              "komu-pora-obuchatsya.xlsx");
}

}  // namespace obereg::training
