#include "accreditation/officer_queue/queue_http.hpp"

#include <algorithm>

#include "accreditation/ask_authorities/requests_http.hpp"
#include "accreditation/examination/examination.hpp"
#include "accreditation/examination/in_work.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "casework/handling/handling.hpp"
#include "casework/substitutes/substitutes.hpp"
#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/searches/kept_search.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::string_view address = "/accreditation/queue";

struct Line {
  casework::QueuedCase queued;
  Examination examination;
  std::string instead_of;  // an absent officer's name; "" for one's own case
};

std::vector<Line> lines_of(database::ReadTx& tx, casework::QueueFilter const& filter, std::string const& instead_of) {
  std::vector<Line> lines;
  for (auto& queued : casework::queue_of(tx, filter)) {
    auto const id = queued.held.id;
    lines.push_back({std::move(queued), examination_of(tx, id), instead_of});
  }
  return lines;
}

struct Words {
  std::string_view state, colour;
};
Words words_of(casework::Case const& held, Examination const& examination) {
  if (held.state != casework::CaseState::open) return {title_of(held.state), colour_of(held.state)};
  if (examination.state == ExaminationState::sent) return {"На подписи", "purple"};
  if (!examination.remark.empty()) return {"Возвращено с замечанием", "orange"};
  return examination.version == 0 ? Words{"Новое", "blue"} : Words{"В работе", "yellow"};
}

// Words say what the colour does: overdue, today, or the day.
void show_next_due(html::View& row, Instant due, Instant now, std::chrono::minutes zone) {
  auto const day = casework::last_day(due, zone);
  bool const late = now >= due, today = !late && day == LocalDate::at(now, zone).russian();
  row.set("due_text", late    ? "просрочено: срок был до конца дня " + day
                      : today ? "сегодня, до конца дня"
                              : "до конца дня " + day);
  row.set("is_late", late).set("is_soon", today);
}

html::View row_of(web::PageContext const& context, Line const& line) {
  auto const& held = line.queued.held;
  auto const words = words_of(held, line.examination);
  html::View row{{"href", case_address(held.id, Reader::officer)},
                 {"number", held.incoming_number},
                 {"applicant", held.applicant},
                 {"inn", held.inn},
                 {"variant", held.variant},
                 {"title", regulation().variant(held.variant)->title},
                 {"instead_of", line.instead_of},
                 {"state", words.state},
                 {"colour", words.colour}};
  row.set("has_due", held.state == casework::CaseState::open);
  show_next_due(row, line.queued.next_due, context.now, context.settings().zone);
  return row;
}

// What burns today, in numbers.
std::vector<html::View> cards_of(web::PageContext const& context, std::vector<Line> const& lines) {
  auto const zone = context.settings().zone;
  auto const today = LocalDate::at(context.now, zone).russian();
  auto const is_late = [&](Line const& line) { return context.now >= line.queued.next_due; };
  auto const late = std::count_if(lines.begin(), lines.end(), is_late);
  auto const due_today = std::count_if(lines.begin(), lines.end(), [&](Line const& line) {
    return !is_late(line) && casework::last_day(line.queued.next_due, zone) == today;
  });
  return {{{"count", std::to_string(late)}, {"words", "просрочено"}, {"href", ""}},
          {{"count", std::to_string(due_today)}, {"words", "срок сегодня"}, {"href", ""}},
          {{"count", std::to_string(lines.size())}, {"words", "всего у меня"}, {"href", ""}}};
}

http::Response queue_page(web::PageContext const& context, std::string const& wanted) {
  casework::QueueFilter filter{std::string(service_name), context.actor.account, wanted};
  auto const lines = context.read([&](database::ReadTx& tx) {
    auto found = lines_of(tx, filter, "");
    for (auto const officer : casework::stands_in_for(tx, service_name, context.actor.account, context.now)) {
      filter.officer = officer;
      auto const theirs = lines_of(tx, filter, short_name_of(tx, officer));
      found.insert(found.end(), theirs.begin(), theirs.end());
    }
    std::stable_sort(found.begin(), found.end(),
                     [](Line const& a, Line const& b) { return a.queued.next_due < b.queued.next_due; });
    if (static_cast<int>(found.size()) > filter.size) found.resize(static_cast<std::size_t>(filter.size));
    return found;
  });
  std::vector<html::View> rows;
  for (auto const& line : lines) rows.push_back(row_of(context, line));
  return web::show(
      context, "Мои дела", "src/accreditation/officer_queue/queue.html",
      {{"heading", "Мои дела"},
       {"actions", ""},
       {"cards_shown", wanted.empty() && !rows.empty()},
       {"cards", cards_of(context, lines)},
       {"filter_action", address},
       {"search_action", address},
       {"has_filter", !wanted.empty()},
       {"wanted_field", html::field_view("wanted", "Номер заявления или письма, организация, ИНН", "", wanted, "")},
       {"is_empty", rows.empty()},
       {"empty_title", wanted.empty() ? "Дел у вас нет" : "Таких дел у вас нет"},
       {"empty_text", wanted.empty() ? "Заявления, которые вам передаст общий отдел, появятся здесь."
                                     : "Измените поиск или сбросьте его."},
       {"empty_href", ""},
       {"is_cut", static_cast<int>(rows.size()) == filter.size},
       {"size", filter.size},
       {"has_rows", !rows.empty()},
       {"cases", std::move(rows)}});
}

Result<casework::Case> looked_at(web::PageContext const& context) {
  auto held = context.read([&](database::ReadTx& tx) {
    return case_in_work(tx, context.actor, context.request.id("case"), false, context.now);
  });
  if (held)
    context.log_view("accreditation.case-viewed", "accreditation-case:" + std::to_string(held->id.value),
                     "входящий номер " + held->incoming_number);
  return held;
}

}  // namespace

http::Response show_queue(web::PageContext const& context) {
  auto const sought = web::sought(context);
  return sought ? queue_page(context, text::tidy_spaces(sought->get("wanted"))) : web::refused(context, sought.error());
}

http::Response search_queue(web::ActionContext const& context) {
  return web::show_found(context);
}

http::Response show_case_in_work(web::PageContext const& context) {
  auto const held = looked_at(context);
  if (!held) return web::refused(context, held.error());
  Examination examination;
  auto const whole = context.read([&](database::ReadTx& tx) {
    examination = examination_of(tx, held->id);
    return whole_case(tx, *held);
  });
  auto view = case_view(whole, Reader::officer, context.now, context.settings().zone);
  view.set("csrf_token", context.csrf_token);
  context.read(
      [&](database::ReadTx& tx) { show_office_requests(view, tx, whole, context.now, context.settings().zone); });
  view.set("asked_from", "queue");
  view.set("may_examine", held->state == casework::CaseState::open);
  view.set("is_sent", examination.state == ExaminationState::sent);
  view.set("remark", held->state == casework::CaseState::open ? examination.remark : "");
  html::Page page;
  page.title = "Заявление № " + held->incoming_number;
  page.back_href = std::string(address);
  page.main = html::render("src/accreditation/follow_case/case.html", view);
  return web::show(context, std::move(page));
}

http::Response download_case_document(web::PageContext const& context) {
  auto const held = looked_at(context);
  return held ? send_document(context, *held) : web::refused(context, held.error());
}

}  // namespace obereg::accreditation
