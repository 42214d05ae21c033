#include "accreditation/open_data/open_data_http.hpp"

#include <fstream>
#include <functional>
#include <stdexcept>

#include <boost/json.hpp>

#include "accreditation/open_data/open_record.hpp"
#include "accreditation/refusals.hpp"
#include "accreditation_registry/store.hpp"
#include "platform/attempts/attempts.hpp"
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

// Writing out the whole registry is work that strangers ask for: one network gets it so often.
bool may_download(web::ActionContext const& context) {
  auto const network = attempts::network_of(context.request.remote_address);
  return context.write(
      [&](database::Tx& tx) { return attempts::count(tx, "open-data", network, context.now) <= most_downloads; });
}

// What is asked for, or why it is not given.
using Writer = http::Response (*)(web::PageContext const&, Instant since);
http::Response given(web::ActionContext const& context, Writer write) {
  auto const since = asked_since(context);
  if (!since) return wrong_day(context);
  if (!may_download(context)) return web::refused(context, refuse(refusals::too_many_downloads));
  return write(context, *since);
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

http::Response write_csv(web::PageContext const& context, Instant since) {
  return written(context, "text/csv; charset=utf-8", "reestr-akkreditovannyh.csv", [&](std::ostream& file) {
    std::vector<std::string> titles;
    for (auto const& column : open_columns()) titles.emplace_back(column.title);
    file << spreadsheets::csv_mark << spreadsheets::csv_row(titles);
    for_each_record(context, since, [&](Accreditation const& record) {
      file << spreadsheets::csv_row(open_row(record, context.today()));
    });
  });
}

http::Response write_xlsx(web::PageContext const& context, Instant since) {
  auto const path = context.files().temporary_path();
  spreadsheets::TableWriter writer(path);
  std::vector<spreadsheets::TableColumn> columns;
  for (auto const& column : open_columns()) columns.push_back({std::string(column.title), column.width});
  writer.start_sheet("Реестр", columns);
  for_each_record(context, since, [&](Accreditation const& record) {
    std::vector<spreadsheets::TableValue> cells;
    for (auto& text : open_row(record, context.today())) cells.emplace_back(std::move(text));
    writer.row(cells);
  });
  writer.close();
  return http::temporary_file(path, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                              "reestr-akkreditovannyh.xlsx");
}

http::Response write_json(web::PageContext const& context, Instant since) {
  return written(context, "application/json", "reestr-akkreditovannyh.json", [&](std::ostream& file) {
    file << "{\"as_of\":" << boost::json::serialize(boost::json::string(iso_moment(context.now)))
         << ",\"accreditations\":[";
    bool first = true;
    for_each_record(context, since, [&](Accreditation const& record) {
      file << (first ? "\n" : ",\n") << boost::json::serialize(open_object(record, context.today()));
      first = false;
    });
    file << "\n]}\n";
  });
}

}  // namespace

http::Response download_csv(web::ActionContext const& context) {
  return given(context, write_csv);
}

http::Response download_xlsx(web::ActionContext const& context) {
  return given(context, write_xlsx);
}

http::Response download_json(web::ActionContext const& context) {
  return given(context, write_json);
}

}  // namespace obereg::accreditation
