#include <fstream>
#include <stdexcept>

#include "app/audit_log/audit_entries.hpp"
#include "app/audit_log/audit_http.hpp"
#include "app/audit_log/vocabulary.hpp"

namespace obereg::app {

namespace {

constexpr int export_step = 1000;
constexpr int export_most = 100'000;

// RFC 4180. A cell that begins like a formula is text for Excel only behind an apostrophe.
std::string csv_cell(std::string const& value) {
  bool const like_formula =
      !value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos;
  std::string cell = like_formula ? "\"'" : "\"";
  for (char const letter : value) cell += letter == '"' ? std::string("\"\"") : std::string(1, letter);
  return cell + '"';
}

void write_row(std::ostream& file, AuditEntry const& found, Actor const& reader) {
  auto const& entry = found.entry;
  file << entry.number << ';' << iso_moment(entry.at);
  for (auto const& cell : {entry.actor_name, found.organisation_name, entry.address, action_in_words(entry.action),
                           subject_in_words(entry.subject, reader).words, entry.details, entry.action, entry.subject,
                           found.previous_hash, found.hash})
    file << ';' << csv_cell(cell);
  file << "\r\n";
}

void write_all(web::PageContext const& context, AuditFilter filter, std::ostream& file) {
  file << "\xEF\xBB\xBFНомер;Время (UTC);Кто;Организация;Откуда;Действие;Над чем;Подробности;Код действия;Код "
          "предмета;Хеш предыдущей записи;Хеш\r\n";
  for (int written = 0; written < export_most; written += export_step) {
    auto const entries = context.read(
        [&](database::ReadTx& tx) { return audit_entries(tx, filter, context.settings().zone, export_step); });
    for (auto const& entry : entries) write_row(file, entry, context.actor);
    if (entries.size() < export_step) break;
    filter.before = entries.back().entry.number;
  }
}

http::Response export_as_csv(web::PageContext const& context, AuditFilter const& filter) {
  auto const path = context.files().temporary_path();
  std::ofstream file(path, std::ios::binary);
  write_all(context, errors_of(filter).empty() ? filter : AuditFilter{}, file);
  file.close();
  if (!file) throw std::runtime_error("can't write " + path);
  context.log_view("access.audit-exported", "audit", "");
  return http::temporary_file(path, "text/csv; charset=utf-8", "audit.csv");
}

}  // namespace

http::Response export_audit(web::PageContext const& context) {
  return export_as_csv(context, audit_filter_of(context.request.query));
}

http::Response export_found_audit(web::ActionContext const& context) {
  return export_as_csv(context, audit_filter_of(context.request.form));
}

}  // namespace obereg::app
