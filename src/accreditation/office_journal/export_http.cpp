// The journal on paper and as a workbook: what the filter finds, all of it.
#include <functional>
#include <type_traits>

#include "accreditation/document_templates/templates.hpp"
#include "accreditation/office_journal/journal_filter.hpp"
#include "accreditation/office_journal/journal_http.hpp"
#include "accreditation/office_journal/journal_row.hpp"
#include "accreditation/regulation/regulation.hpp"
#include "platform/html/format.hpp"
#include "platform/spreadsheets/table_writer.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

constexpr int batch = 500, most_printed = 1'000;

// Read in short transactions, so that nobody waits for a long one. Ends where `take` answers false.
void for_each_row(web::PageContext const& context, casework::CaseFilter filter,
                  std::function<bool(JournalRow const&)> const& take) {
  filter.size = batch;
  for (;;) {
    std::vector<JournalRow> rows;
    context.read([&](database::ReadTx& tx) {
      for (auto const& held : casework::case_page(tx, filter)) rows.push_back(journal_row(tx, held));
    });
    for (auto const& row : rows)
      if (!take(row)) return;
    if (static_cast<int>(rows.size()) < batch) return;
    filter.before = rows.back().held.id.value;
  }
}

std::vector<spreadsheets::TableColumn> columns() {
  return {{"Входящий номер", 16}, {"Получено", 12}, {"Зарегистрировано", 18}, {"Как подано", 22},
          {"Заявитель", 50},      {"ИНН", 14},      {"Вариант", 10},          {"О чём", 40},
          {"Состояние", 18},      {"Этап", 30},     {"Исполнитель", 24},      {"Срок услуги", 12},
          {"Просрочено", 12},     {"Письмо", 16}};
}

spreadsheets::TableValue day(Instant moment, std::chrono::minutes zone) {
  return std::chrono::year_month_day(LocalDate::at(moment, zone).days());
}

std::vector<spreadsheets::TableValue> cells(JournalRow const& row, std::chrono::minutes zone, Instant now) {
  auto const& held = row.held;
  return {held.incoming_number,
          day(held.received_at, zone),
          day(held.registered_at, zone),
          channel_words(held),
          held.applicant,
          held.inn,
          static_cast<double>(held.variant),
          regulation().variant(held.variant)->title,
          std::string(title_of(held.state)),
          stage_title(held),
          row.officer,
          day(held.due_at - std::chrono::milliseconds{1}, zone),
          std::string(is_late(held, now) ? "да" : ""),
          row.letter_number};
}

docx::Texts line_of(JournalRow const& row, std::chrono::minutes zone) {
  auto const& held = row.held;
  auto const state = std::string(title_of(held.state));
  bool const is_open = held.state == casework::CaseState::open;
  return {{"number", held.incoming_number},
          {"registered", LocalDate::at(held.registered_at, zone).russian()},
          {"channel", channel_words(held)},
          {"applicant", held.applicant},
          {"inn", held.inn.empty() ? "не указан" : held.inn},
          {"variant", std::to_string(held.variant) + ". " + regulation().variant(held.variant)->title},
          {"state", is_open ? state + ", " + stage_title(held) : state},
          {"letter", row.letter_number.empty() ? "" : "письмо № " + row.letter_number},
          {"officer", row.officer},
          {"due", casework::last_day(held.due_at, zone)}};
}

// What leaves the site stays in the log (152-ФЗ): by what it was filtered, and how much it was.
void note(web::PageContext const& context, JournalFilter const& filter, std::string const& how, std::int64_t count) {
  context.log_view("accreditation.journal-exported", "",
                   how + ": " + words_of(filter) + "; заявлений: " + std::to_string(count));
}

// What goes on paper: `made` of each row, of the first most_printed.
template <class Made>
struct Printed {
  std::vector<Made> rows;
  bool is_cut = false;
};
template <class Make>
auto printed(web::PageContext const& context, JournalFilter const& filter, Make const& make) {
  Printed<std::invoke_result_t<Make, JournalRow const&>> found;
  for_each_row(context, filter.cases, [&](JournalRow const& row) {
    found.is_cut = found.rows.size() == most_printed;
    if (!found.is_cut) found.rows.push_back(make(row));
    return !found.is_cut;
  });
  return found;
}

}  // namespace

http::Response print_journal(web::ActionContext const& context) {
  auto const filter = read_filter(context.request.form, context.settings().zone, context.now);
  auto found = printed(context, filter, [&](JournalRow const& row) { return row_view(context, row); });
  auto const count = static_cast<std::int64_t>(found.rows.size());
  note(context, filter, "печать", count);
  html::Page page;
  page.title = "Журнал заявлений";
  page.back_href = "/accreditation/office";
  page.main = html::render("src/accreditation/office_journal/print.html",
                           {{"printed_at", russian_moment(context.now, context.settings().zone)},
                            {"filtered_by", words_of(filter)},
                            {"count", html::counted(count, "заявление", "заявления", "заявлений")},
                            {"is_cut", found.is_cut},
                            {"cases", std::move(found.rows)}});
  return web::show(context, std::move(page));
}

// As many as are printed, by the template in use; the same cases give the same bytes but for the moment.
http::Response download_journal_document(web::ActionContext const& context) {
  auto const zone = context.settings().zone;
  auto const filter = read_filter(context.request.form, zone, context.now);
  auto found = printed(context, filter, [&](JournalRow const& row) { return line_of(row, zone); });
  auto const count = static_cast<std::int64_t>(found.rows.size());
  docx::Fields fields{
      {{"authority", context.settings().authority},
       {"filtered_by", words_of(filter)},
       {"count", std::to_string(count)},
       {"made_at", russian_moment(context.now, zone)},
       {"remark",
        found.is_cut ? "Показаны первые " + std::to_string(most_printed) + ": весь журнал есть в .xlsx." : ""}},
      {{"cases", std::move(found.rows)}}};
  auto made =
      context.read([&](database::ReadTx& tx) { return make_document(tx, context.files(), journal_form, fields); });
  if (!made) return web::refused(context, made.error());
  note(context, filter, "файл .docx", count);
  auto response = http::bytes(std::move(made->bytes), std::string(docx::content_type));
  return response.download_as("Журнал заявлений.docx");
}

http::Response export_journal(web::ActionContext const& context) {
  auto const zone = context.settings().zone;
  auto const filter = read_filter(context.request.form, zone, context.now);
  auto const path = context.files().temporary_path();
  spreadsheets::TableWriter writer(path);
  writer.start_sheet("Журнал", columns());
  std::int64_t count = 0;
  for_each_row(context, filter.cases, [&](JournalRow const& row) {
    writer.row(cells(row, zone, context.now));
    ++count;
    return true;
  });
  writer.close();
  note(context, filter, "файл .xlsx", count);
  return http::temporary_file(path, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                              "Журнал заявлений.xlsx");
}

}  // namespace obereg::accreditation
