#include "accreditation/open_data/open_data_http.hpp"

#include <fstream>
#include <functional>
#include <stdexcept>

#include <boost/json.hpp>

#include "accreditation/open_data/open_record.hpp"
#include "accreditation_registry/store.hpp"
#include "platform/spreadsheets/csv.hpp"
#include "platform/spreadsheets/table_writer.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

constexpr int batch = 1'000;  // records read in one short transaction

// Nothing where the day can't be read.
std::optional<Instant> asked_since(web::PageContext const& context) {
  auto const typed = context.request.query.get("since");
  if (typed.empty()) return Instant{};
  auto const day = LocalDate::parse_iso(typed);
  if (!day) return std::nullopt;
  return std::chrono::time_point_cast<std::chrono::milliseconds>(day->days()) - context.settings().zone;
}

void for_each_record(web::PageContext const& context, Instant since,
                     std::function<void(Accreditation const&)> const& take) {
  for (std::int64_t after = 0;;) {
    auto const page = context.read([&](database::ReadTx& tx) { return read_page(tx, after, since, batch); });
    for (auto const& record : page) take(record);
    if (page.size() < batch) return;
    after = page.back().number;
  }
}

http::Response wrong_day(web::PageContext const& context) {
  return web::failed(context, 400, "День после «since» не прочитан", "Напишите его как 2026-01-31.");
}

// Written to a file as it is read, so that memory does not grow with the registry.
http::Response written(web::PageContext const& context, std::string const& type, std::string_view name,
                       std::function<void(std::ostream&)> const& write) {
  auto const path = context.files().temporary_path();
  std::ofstream file(path, std::ios::binary);
  write(file);
  file.close();
  if (!file) throw std::runtime_error("can't write " + path);
  return http::temporary_file(path, type, name);
}

}  // namespace

http::Response download_csv(web::PageContext const& context) {
  auto const since = asked_since(context);
  if (!since) return wrong_day(context);
  return written(context, "text/csv; charset=utf-8", "reestr-akkreditovannyh.csv", [&](std::ostream& file) {
    std::vector<std::string> titles;
    for (auto const& column : open_columns()) titles.emplace_back(column.title);
    file << spreadsheets::csv_mark << spreadsheets::csv_row(titles);
    for_each_record(context, *since, [&](Accreditation const& record) {
      file << spreadsheets::csv_row(open_row(record, context.today()));
    });
  });
}

http::Response download_xlsx(web::PageContext const& context) {
  auto const since = asked_since(context);
  if (!since) return wrong_day(context);
  auto const path = context.files().temporary_path();
  spreadsheets::TableWriter writer(path);
  std::vector<spreadsheets::TableColumn> columns;
  for (auto const& column : open_columns()) columns.push_back({std::string(column.title), column.width});
  writer.start_sheet("Реестр", columns);
  for_each_record(context, *since, [&](Accreditation const& record) {
    std::vector<spreadsheets::TableValue> cells;
    for (auto& text : open_row(record, context.today())) cells.emplace_back(std::move(text));
    writer.row(cells);
  });
  writer.close();
  return http::temporary_file(path, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                              "reestr-akkreditovannyh.xlsx");
}

http::Response download_json(web::PageContext const& context) {
  auto const since = asked_since(context);
  if (!since) return wrong_day(context);
  return written(context, "application/json", "reestr-akkreditovannyh.json", [&](std::ostream& file) {
    file << "{\"as_of\":" << boost::json::serialize(boost::json::string(iso_moment(context.now)))
         << ",\"accreditations\":[";
    bool first = true;
    for_each_record(context, *since, [&](Accreditation const& record) {
      file << (first ? "\n" : ",\n") << boost::json::serialize(open_object(record, context.today()));
      first = false;
    });
    file << "\n]}\n";
  });
}

}  // namespace obereg::accreditation
