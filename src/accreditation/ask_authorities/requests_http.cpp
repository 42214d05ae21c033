#include "accreditation/ask_authorities/requests_http.hpp"

#include <algorithm>

#include "accreditation/application/shown_application.hpp"
#include "accreditation/ask_authorities/ask_authorities.hpp"
#include "accreditation/ask_authorities/request_view.hpp"
#include "accreditation/refusals.hpp"
#include "core/requisites.hpp"
#include "platform/web/files/kept_file.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

constexpr int most_rows = 200, most_strays = 20;

struct Work {
  std::vector<casework::Request> open;
  std::vector<casework::RequestAnswer> strays;
  casework::ExchangeState exchange;
};

std::vector<html::View> rows_of(std::vector<casework::Request> const& requests, bool late, Instant now,
                                std::chrono::minutes zone) {
  std::vector<html::View> rows;
  for (auto const& each : requests)
    if (each.is_late(now) == late) {
      auto const outcome = each.last_outcome ? std::string(title_of(*each.last_outcome)) : std::string();
      rows.push_back(request_row(each, outcome, now, zone));
      rows.back().set("shows_case", true);
    }
  return rows;
}

std::string shown_moment(std::optional<Instant> moment, std::chrono::minutes zone) {
  return moment ? russian_moment(*moment, zone) : std::string();
}

std::vector<html::View> lines_of(casework::Request const& request, std::chrono::minutes zone) {
  std::vector<html::View> rows{
      summary_row("Кого спрашиваем", request.body), summary_row("О ком", request.subject_name),
      summary_row("Заявление", "№ " + request.incoming_number),
      summary_row("Отправить", "до " + russian_moment(request.send_due, zone) + ". " + request.send_explained),
      summary_row("Отправлен", request.sent_at ? russian_moment(*request.sent_at, zone) : "ещё не отправлен")};
  if (request.answer_due)
    rows.push_back(
        summary_row("Ответ нужен", "до " + shown_moment(request.answer_due, zone) + ". " + request.answer_explained));
  rows.push_back(summary_row("Номер сообщения", request.message_id));
  if (!request.failure.empty())
    rows.push_back(summary_row("Отправка не удалась", request.failure + " Следующая попытка " +
                                                          russian_moment(request.next_attempt, zone) + "."));
  return rows;
}

std::vector<html::View> asked_lines(AskedAbout const& about) {
  std::vector<html::View> rows{summary_row("Фамилия", about.person.last_name),
                               summary_row("Имя", about.person.first_name),
                               summary_row("Отчество", about.person.middle_name)};
  if (about.kind == employment_kind) {
    auto const snils = Snils::parse(about.person.snils);
    rows.push_back(summary_row("СНИЛС", snils ? snils->printed() : about.person.snils));
    rows.push_back(summary_row("Дата рождения", about.person.birth_date ? about.person.birth_date->russian() : ""));
  }
  for (auto const& document : about.documents) rows.push_back(summary_row("Документ об образовании", document));
  return rows;
}

http::Response request_page(web::PageContext const& context, casework::Request const& request) {
  auto const zone = context.settings().zone;
  std::vector<casework::RequestAnswer> answers;
  auto const asked = context.read([&](database::ReadTx& tx) {
    answers = casework::answers_of(tx, request.id);
    return casework::content_of(tx, request.message_id);
  });
  std::vector<html::View> views;
  for (auto const& each : answers) views.push_back(answer_view(each, request, asked, zone));
  html::View view{{"heading", std::string(title_of_kind(request.kind)) + ": " + request.subject_name},
                  {"actions", ""},
                  {"request_state", title_of(request.state)},
                  {"request_colour", colour_of(request.state)},
                  {"case_href", case_address(request.held, Reader::office)},
                  {"rows", lines_of(request, zone)},
                  {"asked", html::View{{"rows", asked_lines(read_request(asked))}}},
                  {"is_open", request.is_open()},
                  {"address", address_of(request.id)},
                  {"csrf_token", context.csrf_token},
                  {"has_answers", !views.empty()},
                  {"answers", std::move(views)}};
  show_due(view, request, context.now, zone);
  html::Page page;
  page.title = "Запрос о специалисте";
  page.back_href = case_address(request.held, Reader::office);
  page.main = html::render("src/accreditation/ask_authorities/request.html", view);
  return web::show(context, std::move(page));
}

std::vector<html::View> hindrance_views(WholeCase const& whole) {
  std::vector<html::View> views;
  for (auto const& each : askables_of(*regulation().variant(whole.held.variant), whole.application.answers))
    if (!each.hindrance.empty())
      views.push_back({{"subject_name", each.subject_name},
                       {"about", title_of_kind(each.about.kind)},
                       {"hindrance", each.hindrance}});
  return views;
}

}  // namespace

std::string address_of(casework::RequestId id) {
  return std::string(requests_address) + "/" + std::to_string(id.value);
}

Result<casework::Request> request_in(database::ReadTx& tx, http::Request const& request) {
  auto const id = request.id("request");
  auto found = id ? casework::find_request(tx, service_name, {*id}) : std::nullopt;
  if (!found) return refuse(refusals::request_not_found);
  return *found;
}

http::Response submit_ask(web::ActionContext const& context) {
  auto const done = context.write([&](database::Tx& tx) -> Result<casework::CaseId> {
    auto const held = any_case(tx, context.request.id("case"));
    if (!held) return held.error();
    auto const application = application_of(tx, held->id).value();
    auto const made =
        ask_authorities(tx, context.actor, *held, application.answers, context.settings().zone, context.now);
    if (!made) return made.error();
    return held->id;
  });
  if (!done) return web::refused(context, done.error());
  auto const reader = context.request.form.get("from") == "queue" ? Reader::officer : Reader::office;
  return http::see_other(case_address(*done, reader) + "#requests");
}

http::Response show_requests(web::PageContext const& context) {
  auto const work = context.read([&](database::ReadTx& tx) {
    return Work{casework::open_requests(tx, service_name, most_rows), casework::stray_answers(tx, most_strays),
                casework::exchange_state(tx)};
  });
  auto const zone = context.settings().zone;
  auto late = rows_of(work.open, true, context.now, zone), others = rows_of(work.open, false, context.now, zone);
  std::vector<html::View> strays;
  for (auto const& each : work.strays) strays.push_back(stray_view(each, zone));
  return web::show(context, "Запросы в ведомства", "src/accreditation/ask_authorities/requests.html",
                   {{"heading", "Запросы в ведомства"},
                    {"actions", ""},
                    {"exchange_words", exchange_words(work.exchange, zone)},
                    {"is_empty", work.open.empty()},
                    {"empty_title", "Все запросы закрыты"},
                    {"empty_text", "Запросы о специалистах делают на странице дела."},
                    {"empty_href", "/accreditation/office"},
                    {"empty_action", "Журнал заявлений"},
                    {"is_cut", static_cast<int>(work.open.size()) == most_rows},
                    {"size", most_rows},
                    {"has_late", !late.empty()},
                    {"late", std::move(late)},
                    {"has_others", !others.empty()},
                    {"others", std::move(others)},
                    {"has_strays", !strays.empty()},
                    {"strays", std::move(strays)}});
}

// What the office reads of a person stays in the log (152-ФЗ).
http::Response show_request(web::PageContext const& context) {
  auto const request = context.read([&](database::ReadTx& tx) { return request_in(tx, context.request); });
  if (!request) return web::refused(context, request.error());
  context.log_view("accreditation.request-viewed", "accreditation-request:" + std::to_string(request->id.value),
                   "входящий номер " + request->incoming_number);
  return request_page(context, *request);
}

http::Response submit_send_again(web::ActionContext const& context) {
  auto const done = context.write([&](database::Tx& tx) -> Result<casework::RequestId> {
    auto const request = request_in(tx, context.request);
    if (!request) return request.error();
    auto const sent = ask_again(tx, context.actor, *request, context.now);
    if (!sent) return sent.error();
    return request->id;
  });
  return done ? http::see_other(address_of(*done)) : web::refused(context, done.error());
}

http::Response download_answer_scan(web::PageContext const& context) {
  std::vector<casework::RequestAnswer> answers;
  auto const request = context.read([&](database::ReadTx& tx) {
    auto found = request_in(tx, context.request);
    if (found) answers = casework::answers_of(tx, found->id);
    return found;
  });
  if (!request) return web::refused(context, request.error());
  for (auto const& each : answers) {
    if (each.id != context.request.id("answer") || each.scan.hash.empty()) continue;
    context.log_view("accreditation.request-viewed", "accreditation-request:" + std::to_string(request->id.value),
                     "скан ответа, входящий номер " + request->incoming_number);
    return web::send_kept_file(context, {each.scan.hash, each.scan.media_type, each.scan.name});
  }
  return web::refused(context, refuse(web::not_found));
}

void show_office_requests(html::View& view, database::ReadTx& tx, WholeCase const& whole, Instant now,
                          std::chrono::minutes zone) {
  bool const asks = !regulation().variant(whole.held.variant)->interagency.empty();
  std::vector<html::View> rows;
  for (auto const& each : casework::requests_of(tx, whole.held.id)) {
    auto const asked = casework::content_of(tx, each.message_id);
    rows.push_back(request_row(each, answers_in_short(casework::answers_of(tx, each.id), each.kind, asked), now, zone));
  }
  auto hindrances = asks ? hindrance_views(whole) : std::vector<html::View>();
  bool const is_open = whole.held.state == casework::CaseState::open;
  view.set("asks_authorities", asks).set("may_ask", asks && is_open);
  view.set("ask_address", case_address(whole.held.id, Reader::office) + "/requests");
  view.set("asked_from", "office");
  view.set("exchange_words", asks && is_open ? exchange_words(casework::exchange_state(tx), zone) : std::string());
  view.set("has_requests", !rows.empty());
  view.set("requests", std::move(rows));
  view.set("has_hindrances", !hindrances.empty());
  view.set("hindrances", std::move(hindrances));
}

void show_asked_bodies(html::View& view, database::ReadTx& tx, casework::CaseId id, std::chrono::minutes zone) {
  std::vector<std::pair<std::string, std::optional<Instant>>> bodies;
  for (auto const& each : casework::requests_of(tx, id)) {
    auto const known =
        std::find_if(bodies.begin(), bodies.end(), [&](auto const& body) { return body.first == each.body; });
    if (known == bodies.end())
      bodies.emplace_back(each.body, each.sent_at);
    else if (each.sent_at && (!known->second || *each.sent_at < *known->second))
      known->second = each.sent_at;
  }
  std::vector<html::View> views;
  for (auto const& [body, since] : bodies)
    views.push_back(
        {{"body", body},
         {"since", since ? "запрос отправлен " + russian_moment(*since, zone) : "запрос готов к отправке"}});
  view.set("has_asked_bodies", !views.empty());
  view.set("asked_bodies", std::move(views));
}

}  // namespace obereg::accreditation
