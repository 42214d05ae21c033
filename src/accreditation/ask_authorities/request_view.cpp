#include "accreditation/ask_authorities/request_view.hpp"

#include <algorithm>

#include "accreditation/application/shown_application.hpp"
#include "accreditation/ask_authorities/requests_http.hpp"
#include "core/text.hpp"
#include "platform/html/format.hpp"

namespace obereg::accreditation {

namespace {

using casework::Outcome;
using casework::RequestState;

constexpr std::chrono::hours soon{3};
constexpr std::size_t most_shown = 4000;  // bytes of what came

std::string joined(std::initializer_list<std::string> parts) {
  std::string all;
  for (auto const& each : parts)
    if (!each.empty()) all += (all.empty() ? "" : ", ") + each;
  return all;
}

html::View event_view(EmploymentEvent const& event) {
  auto const number = event.document_number.empty() ? std::string() : "№ " + event.document_number;
  auto const day = event.document_date ? "от " + event.document_date->russian() : std::string();
  return {{"event_date", event.date.russian()},
          {"event_kind", event.kind},
          {"employer", event.employer},
          {"employer_number", event.employer_number},
          {"job", joined({event.job, event.unit})},
          {"function_code", event.function_code},
          {"document", text::tidy_spaces(event.document_name + " " + number + " " + day)},
          {"dismissal_reason", event.dismissal_reason}};
}

std::vector<html::View> compared_views(std::vector<ComparedField> const& fields) {
  std::vector<html::View> views;
  for (auto const& field : fields)
    views.push_back({{"label", field.label},
                     {"declared", field.declared},
                     {"answered", field.answered},
                     {"match", title_of(field.match)},
                     {"match_colour", colour_of(field.match)},
                     {"note", field.note}});
  return views;
}

std::string different_fields(std::vector<ComparedField> const& fields) {
  std::string labels;
  for (auto const& field : fields)
    if (field.match != Match::same && labels.find(field.label) == std::string::npos)
      labels += (labels.empty() ? "" : ", ") + field.label;
  return labels;
}

// What came, where nobody can read it as an answer.
std::string raw_text(std::string const& content) {
  if (content.empty()) return "";
  auto shown = content.substr(0, most_shown);
  while (!shown.empty() && content.size() > shown.size() && !text::is_utf8(shown)) shown.pop_back();
  if (!text::is_clean(shown)) return "Это не текст, показать его нельзя: " + html::file_size(content.size()) + ".";
  return shown;
}

void show_facts(html::View& view, casework::RequestAnswer const& answer, casework::Request const& request,
                std::string const& asked) {
  std::vector<html::View> events, fields;
  auto const read = answer.outcome == Outcome::taken ? read_taken_answer(request.kind, answer.content) : ReadAnswer{};
  bool const taken = read.answer.has_value();
  if (taken) {
    for (auto const& event : read.answer->events) events.push_back(event_view(event));
    fields = compared_views(compare(read_request(asked), *read.answer));
  }
  view.set("is_taken", taken).set("has_events", !events.empty());
  view.set("events_of_answer", std::move(events));
  view.set("fields", std::move(fields)).set("as_on_paper", taken ? read.answer->as_on_paper : std::string());
  view.set("has_no_facts", taken && !read.answer->has_facts());
  view.set("raw", taken ? std::string() : raw_text(answer.content));
}

}  // namespace

std::string_view title_of_kind(std::string_view kind) {
  return kind == employment_kind ? "О трудовой деятельности" : "Об образовании";
}

void show_due(html::View& view, casework::Request const& request, Instant now, std::chrono::minutes zone) {
  bool const awaits_answer = request.answer_due.has_value();
  std::string words = awaits_answer ? "ответ до " : "отправить до ";
  words += russian_moment(request.due(), zone);
  bool const late = request.is_late(now);
  view.set("has_due", request.is_open()).set("due_text", late ? words + ", просрочено" : words);
  view.set("is_late", late).set("is_soon", request.is_open() && !late && request.due() - now <= soon);
}

html::View request_row(casework::Request const& request, std::string const& outcome, Instant now,
                       std::chrono::minutes zone) {
  html::View row{{"request_href", address_of(request.id)},
                 {"subject_name", request.subject_name},
                 {"about", title_of_kind(request.kind)},
                 {"body", request.body},
                 {"case_href", case_address(request.held, Reader::office)},
                 {"incoming_number", request.incoming_number},
                 {"request_state", title_of(request.state)},
                 {"request_colour", colour_of(request.state)},
                 {"failure", request.failure},
                 {"outcome", outcome},
                 {"shows_case", false}};
  show_due(row, request, now, zone);
  return row;
}

std::string answers_in_short(std::vector<casework::RequestAnswer> const& answers, std::string const& kind,
                             std::string const& asked) {
  casework::RequestAnswer const* last = nullptr;
  for (auto const& each : answers) {
    bool const holds_less = last && last->outcome == Outcome::taken && each.outcome != Outcome::taken;
    if (each.outcome != Outcome::repeated && !holds_less) last = &each;
  }
  if (!last) return "";
  if (last->outcome != Outcome::taken) return std::string(title_of(last->outcome));
  auto const read = read_taken_answer(kind, last->content);
  if (!read.answer) return std::string(title_of(Outcome::unreadable));
  if (!read.answer->has_facts()) return "Сведений нет";
  auto const different = different_fields(compare(read_request(asked), *read.answer));
  return different.empty() ? std::string(agrees) : "Расходится: " + different;
}

html::View answer_view(casework::RequestAnswer const& answer, casework::Request const& request,
                       std::string const& asked, std::chrono::minutes zone) {
  html::View view{{"received_at", russian_moment(answer.received_at, zone)},
                  {"outcome_title", title_of(answer.outcome)},
                  {"outcome_colour", colour_of(answer.outcome)},
                  {"way", answer.way == casework::Way::paper ? "внесён с бумаги" : "пришёл по обмену"},
                  {"reason", answer.reason},
                  {"scan_name", answer.scan.name},
                  {"scan_href", answer.scan.hash.empty()
                                    ? std::string()
                                    : address_of(request.id) + "/answers/" + std::to_string(answer.id) + "/scan"}};
  show_facts(view, answer, request, asked);
  return view;
}

html::View stray_view(casework::RequestAnswer const& answer, std::chrono::minutes zone) {
  return {{"received_at", russian_moment(answer.received_at, zone)},
          {"stray_id", answer.answer_id},
          {"reason", answer.reason},
          {"raw", raw_text(answer.content)}};
}

std::string exchange_words(casework::ExchangeState const& state, std::chrono::minutes zone) {
  if (state.transport == "off")
    return "Обмен с ведомствами не настроен: запросы ждут отправки. Попросите администратора настроить его или внесите "
           "ответ с бумаги.";
  if (state.failure.empty()) return "";
  return "Обмен с ведомствами не идёт" +
         (state.run_at ? " (" + russian_moment(*state.run_at, zone) + ")" : std::string()) + ": " + state.failure +
         " Мы попробуем ещё раз сами.";
}

}  // namespace obereg::accreditation
