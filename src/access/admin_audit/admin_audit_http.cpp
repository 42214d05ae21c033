#include "access/admin_audit/admin_audit_http.hpp"

#include <charconv>
#include <fstream>

#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

constexpr int page_size = 50;
constexpr int export_step = 1000;
constexpr int export_most = 100'000;

struct Filter {
  std::string action, subject;
  std::int64_t before = 0;
};

Filter filter_of(http::Fields const& query) {
  Filter filter{text::tidy_spaces(query.get("action")), text::tidy_spaces(query.get("subject")), 0};
  auto const before = query.get("before");
  std::from_chars(before.data(), before.data() + before.size(), filter.before);
  return filter;
}

std::string address_of(Filter const& filter, std::string const& path, std::int64_t before) {
  auto address = path + "?action=" + web::in_query(filter.action) + "&subject=" + web::in_query(filter.subject);
  if (before > 0) address += "&before=" + std::to_string(before);
  return address;
}

html::View entry_view(audit::Entry const& entry, web::Settings const& settings) {
  return {{"number", entry.number},    {"at", russian_moment(entry.at, settings.zone)},
          {"actor", entry.actor_name}, {"address", entry.address},
          {"action", entry.action},    {"subject", entry.subject},
          {"details", entry.details}};
}

// RFC 4180. A cell that begins like a formula is text for Excel only behind an apostrophe.
std::string csv_cell(std::string const& value) {
  bool const like_formula =
      !value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos;
  std::string cell = like_formula ? "\"'" : "\"";
  for (char const letter : value) cell += letter == '"' ? std::string("\"\"") : std::string(1, letter);
  return cell + '"';
}

void write_row(std::ostream& file, audit::Entry const& entry) {
  file << entry.number << ';' << iso_moment(entry.at);
  for (auto const* cell : {&entry.actor_name, &entry.address, &entry.action, &entry.subject, &entry.details})
    file << ';' << csv_cell(*cell);
  file << "\r\n";
}

void write_all(web::PageContext const& context, Filter filter, std::ostream& file) {
  file << "\xEF\xBB\xBFНомер;Время (UTC);Кто;Откуда;Действие;Над чем;Подробности\r\n";
  for (int written = 0; written < export_most;) {
    auto const entries = context.read([&](database::ReadTx& tx) {
      return audit::page(tx, filter.before, filter.action, filter.subject, export_step);
    });
    for (auto const& entry : entries) write_row(file, entry);
    if (entries.size() < export_step) break;
    written += export_step;
    filter.before = entries.back().number;
  }
}

}  // namespace

http::Response show_audit(web::PageContext const& context) {
  auto const filter = filter_of(context.request.query);
  auto const entries = context.read(
      [&](database::ReadTx& tx) { return audit::page(tx, filter.before, filter.action, filter.subject, page_size); });
  std::vector<html::View> rows;
  for (auto const& entry : entries) rows.push_back(entry_view(entry, context.settings()));
  auto const first = filter.before > 0 ? address_of(filter, "/admin/audit", 0) : std::string();
  auto const next =
      entries.size() == page_size ? address_of(filter, "/admin/audit", entries.back().number) : std::string();
  return web::show(
      context, "Журнал действий", "src/access/admin_audit/audit.html",
      {{"entries", rows},
       {"has_rows", !rows.empty()},
       {"filter_action", "/admin/audit"},
       {"has_filter", !filter.action.empty() || !filter.subject.empty()},
       {"action_field", html::field_view("action", "Действие", "Например: access.signed-in", filter.action, "")},
       {"subject_field", html::field_view("subject", "Над чем", "Например: account:17", filter.subject, "")},
       {"export_href", address_of(filter, "/admin/audit/export", 0)},
       {"pages", html::pagination_view(first, next, "")}});
}

http::Response export_audit(web::PageContext const& context) {
  auto const path = context.files().temporary_path();
  std::ofstream file(path, std::ios::binary);
  write_all(context, filter_of(context.request.query), file);
  file.close();
  if (!file) throw std::runtime_error("can't write " + path);
  context.log_view("access.audit-exported", "audit", "");
  return http::temporary_file(path, "text/csv; charset=utf-8", "audit.csv");
}

}  // namespace obereg::access
