#include "app/audit_log/audit_export.hpp"

#include <array>
#include <fstream>
#include <limits>
#include <stdexcept>

#include "app/audit_log/audit_http.hpp"
#include "app/audit_log/vocabulary.hpp"
#include "core/text.hpp"
#include "platform/html/format.hpp"
#include "platform/spreadsheets/table_writer.hpp"
#include "platform/web/pages.hpp"

namespace obereg::app {

namespace {

constexpr int batch = 1000;
constexpr std::size_t most_in_cell = 32'767;  // UTF-16 units that a cell of .xlsx holds

using Cells = std::array<std::string, 11>;  // all but the number

constexpr std::array<std::pair<char const*, double>, 12> columns{{{"Номер", 10},
                                                                  {"Время (UTC)", 22},
                                                                  {"Кто", 24},
                                                                  {"Организация", 32},
                                                                  {"Откуда", 18},
                                                                  {"Действие", 36},
                                                                  {"Над чем", 28},
                                                                  {"Подробности", 60},
                                                                  {"Код действия", 28},
                                                                  {"Код предмета", 24},
                                                                  {"Хеш предыдущей записи", 68},
                                                                  {"Хеш", 68}}};

Cells cells_of(AuditEntry const& found) {
  auto const& entry = found.entry;
  return {iso_moment(entry.at),
          entry.actor_name,
          found.organisation_name,
          entry.address,
          action_in_words(entry.action),
          subject_in_words(entry.subject, Actor{}).words,
          entry.details,
          entry.action,
          entry.subject,
          found.previous_hash,
          found.hash};
}

// Calls `write(number, cells)` for each; at most `most` times.
template <class Write>
WrittenRecords each_found(FoundRecords const& found, std::int64_t most, Write&& write) {
  WrittenRecords written;
  auto filter = found.filter;
  for (bool more = true; more;) {
    auto const entries = found.read(filter, batch);
    for (auto const& entry : entries) {
      if (written.count == most) return {written.count, false};
      write(entry.entry.number, cells_of(entry));
      ++written.count;
    }
    more = entries.size() == batch;
    if (more) filter.before = entries.back().entry.number;
  }
  return written;
}

// RFC 4180. A cell that begins like a formula is text for Excel only behind an apostrophe.
std::string csv_cell(std::string const& value) {
  bool const like_formula =
      !value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos;
  std::string cell = like_formula ? "\"'" : "\"";
  for (char const letter : value) cell += letter == '"' ? std::string("\"\"") : std::string(1, letter);
  return cell + '"';
}

// Four bytes of UTF-8 may be two units of a cell and one byte is one: so many bytes always fit.
std::string fitting_cell(std::string text) {
  if (text.size() <= most_in_cell) return text;
  static std::string const note = "… (не поместилось в ячейку; целиком – в CSV)";
  auto end = most_in_cell - note.size();
  while ((text[end] & 0xC0) == 0x80) --end;  // not inside a letter
  return text.substr(0, end) + note;
}

http::Response sent_file(web::PageContext const& context, AuditFilter const& filter, bool as_xlsx) {
  if (!errors_of(filter).empty()) return audit_page(context, filter);
  auto const path = context.files().temporary_path();
  FoundRecords const found{filter, [&](AuditFilter const& wanted, int size) {
                             return context.read([&](database::ReadTx& tx) {
                               return audit_entries(tx, wanted, context.settings().zone, size);
                             });
                           }};
  auto const written = as_xlsx ? write_xlsx(found, path) : write_csv(found, path);
  context.log_view("access.audit-exported", "audit",
                   std::string(as_xlsx ? "Excel" : "CSV") + ", записей: " + std::to_string(written.count) +
                       (written.is_all ? "" : ", найдено больше"));
  return as_xlsx ? http::temporary_file(path, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                        "audit.xlsx")
                 : http::temporary_file(path, "text/csv; charset=utf-8", "audit.csv");
}

}  // namespace

WrittenRecords write_csv(FoundRecords const& found, std::string const& path) {
  std::ofstream file(path, std::ios::binary);
  file << "\xEF\xBB\xBF";  // by which Excel knows UTF-8
  for (auto const& [title, width] : columns) file << (title == columns.front().first ? "" : ";") << title;
  file << "\r\n";
  auto const written =
      each_found(found, std::numeric_limits<std::int64_t>::max(), [&](std::int64_t number, Cells const& cells) {
        file << number;
        for (auto const& cell : cells) file << ';' << csv_cell(cell);
        file << "\r\n";
      });
  file.close();
  if (!file) throw std::runtime_error("can't write " + path);
  return written;
}

WrittenRecords write_xlsx(FoundRecords const& found, std::string const& path, std::int64_t most) {
  spreadsheets::TableWriter writer(path);
  std::vector<spreadsheets::TableColumn> titles;
  for (auto const& [title, width] : columns) titles.push_back({title, width});
  writer.start_sheet("Журнал", titles);
  auto const written = each_found(found, most, [&](std::int64_t number, Cells const& cells) {
    std::vector<spreadsheets::TableValue> row{static_cast<double>(number)};
    for (auto const& cell : cells) row.emplace_back(fitting_cell(cell));
    writer.row(row);
  });
  if (!written.is_all)
    writer.row({std::monostate{},
                "Найдено больше: здесь " +
                    html::counted(written.count, "самая новая запись", "самые новые записи", "самых новых записей") +
                    ". Остальные есть в CSV; или задайте дни."});
  writer.close();
  return written;
}

http::Response export_audit_as_csv(web::PageContext const& context) {
  return sent_file(context, audit_filter_of(context.request.query), false);
}

http::Response export_found_audit_as_csv(web::ActionContext const& context) {
  return sent_file(context, audit_filter_of(context.request.form), false);
}

http::Response export_audit_as_xlsx(web::PageContext const& context) {
  return sent_file(context, audit_filter_of(context.request.query), true);
}

http::Response export_found_audit_as_xlsx(web::ActionContext const& context) {
  return sent_file(context, audit_filter_of(context.request.form), true);
}

}  // namespace obereg::app
