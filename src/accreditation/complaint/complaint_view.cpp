#include "accreditation/complaint/complaint_view.hpp"

#include "accreditation/application/application.hpp"
#include "accreditation/application/shown_application.hpp"
#include "accreditation/complaint/complaint.hpp"
#include "casework/store.hpp"
#include "platform/html/format.hpp"
#include "platform/web/files/kept_file.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::chrono::hours soon{72};

std::vector<html::View> file_views(std::vector<casework::CaseDocument> const& files, std::string const& address) {
  std::vector<html::View> views;
  for (auto const& file : files)
    views.push_back({{"href", address + "/files/" + std::to_string(file.id)},
                     {"file_name", file.file_name},
                     {"file_size", html::file_size(static_cast<std::uint64_t>(file.size))}});
  return views;
}

void show_due(html::View& view, casework::Complaint const& complaint, web::PageContext const& context) {
  bool const runs = complaint.state == casework::ComplaintState::open, late = context.now >= complaint.end.at;
  auto const day = casework::last_day(complaint.end.at, context.settings().zone);
  view.set("has_due", runs);
  view.set("due_text", late ? "срок ответа был до конца дня " + day + ", просрочено" : "ответ до конца дня " + day);
  view.set("is_late", runs && late).set("is_soon", runs && !late && complaint.end.at - context.now <= soon);
}

}  // namespace

WholeComplaint whole_complaint(database::ReadTx& tx, casework::Complaint const& complaint) {
  using casework::ComplaintPart;
  WholeComplaint whole{complaint, casework::files_of(tx, complaint.id, ComplaintPart::complaint),
                       casework::files_of(tx, complaint.id, ComplaintPart::answer), ""};
  if (complaint.about)
    if (auto const held = casework::find_case(tx, service_name, *complaint.about))
      whole.case_number = held->incoming_number;
  return whole;
}

html::View complaint_view(WholeComplaint const& whole, std::string const& address, std::string const& case_address,
                          web::PageContext const& context) {
  auto const& complaint = whole.complaint;
  auto const zone = context.settings().zone;
  std::vector<html::View> rows{summary_row("Кто жалуется", complaint.complainant)};
  if (!complaint.inn.empty()) rows.push_back(summary_row("ИНН", complaint.inn));
  rows.push_back(summary_row("На что", std::string(title_of_subject(complaint.subject))));
  rows.push_back(summary_row("Как подана", std::string(title_of_channel(complaint.channel))));
  rows.push_back(summary_row("Зарегистрирована", russian_moment(complaint.registered_at, zone)));
  rows.push_back(summary_row("Куда ответить", complaint.contact));
  rows.push_back(summary_row("Как посчитан срок", complaint.end.explained));
  html::View view{{"number", complaint.number},
                  {"state", title_of(complaint.state)},
                  {"colour", colour_of(complaint.state)},
                  {"rows", rows},
                  {"text", complaint.text},
                  {"files", file_views(whole.files, address)},
                  {"has_files", !whole.files.empty()},
                  {"case_number", whole.case_number},
                  {"case_href", whole.case_number.empty() ? "" : case_address},
                  {"is_answered", complaint.answered_at.has_value()},
                  {"answer", complaint.answer},
                  {"answered", complaint.answered_at ? russian_moment(*complaint.answered_at, zone) : ""},
                  {"answered_by", complaint.answered_by_name},
                  {"answer_files", file_views(whole.answer_files, address)},
                  {"has_answer_files", !whole.answer_files.empty()}};
  show_due(view, complaint, context);
  return view;
}

html::View complaint_row(casework::Complaint const& complaint, std::string const& address,
                         web::PageContext const& context) {
  html::View row{{"href", address},
                 {"number", complaint.number},
                 {"complainant", complaint.complainant},
                 {"subject", title_of_subject(complaint.subject)},
                 {"registered_on", LocalDate::at(complaint.registered_at, context.settings().zone).russian()},
                 {"state", title_of(complaint.state)},
                 {"colour", colour_of(complaint.state)}};
  show_due(row, complaint, context);
  return row;
}

http::Response send_complaint_file(web::PageContext const& context, casework::Complaint const& complaint) {
  auto const whole = context.read([&](database::ReadTx& tx) { return whole_complaint(tx, complaint); });
  for (auto const& list : {whole.files, whole.answer_files})
    for (auto const& file : list) {
      if (file.id != context.request.id("file")) continue;
      return web::send_kept_file(context, {file.hash, file.media_type, file.file_name});
    }
  return web::refused(context, refuse(web::not_found));
}

}  // namespace obereg::accreditation
