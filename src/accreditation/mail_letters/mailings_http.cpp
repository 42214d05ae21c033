#include "accreditation/mail_letters/mailings_http.hpp"

#include <charconv>

#include "accreditation/application/application.hpp"
#include "accreditation/application/shown_application.hpp"
#include "accreditation/examination/mended_document.hpp"
#include "accreditation/examination/refusals.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/mail_letters/mailing_form.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::string_view list_address = "/accreditation/post", clock_name = "result_by_post";
constexpr int most_waiting = 500, page_size = 50;

std::string address_of(casework::MailingId id) {
  return std::string(list_address) + "/" + std::to_string(id.value);
}

// Words say what the colour does.
void show_due(html::View& row, std::optional<Instant> due, Instant now, std::chrono::minutes zone) {
  row.set("has_due", due.has_value());
  if (!due) return;
  auto const day = casework::last_day(*due, zone);
  bool const late = now >= *due, today = !late && day == LocalDate::at(now, zone).russian();
  row.set("due_text", late    ? "просрочено: срок был до конца дня " + day
                      : today ? "сегодня, до конца дня"
                              : "до конца дня " + day);
  row.set("is_late", late).set("is_soon", today);
}

html::View row_of(web::PageContext const& context, casework::ListedMailing const& listed) {
  auto const& mailing = listed.mailing;
  html::View row{{"href", address_of(mailing.id)},
                 {"letter_number", mailing.letter_number},
                 {"incoming_number", listed.incoming_number},
                 {"addressee", mailing.addressee},
                 {"address", mailing.address},
                 {"tracking_number", mailing.tracking_number},
                 {"sent_on", mailing.sent_on ? mailing.sent_on->russian() : ""},
                 {"ended_on", mailing.ended_on ? mailing.ended_on->russian() : ""},
                 {"state", title_of(mailing.state)},
                 {"colour", colour_of(mailing.state)}};
  show_due(row, listed.due_at, context.now, context.settings().zone);
  return row;
}

std::vector<html::View> list_of(web::PageContext const& context, std::string_view title,
                                std::vector<casework::ListedMailing> const& mailings) {
  if (mailings.empty()) return {};
  std::vector<html::View> rows;
  for (auto const& each : mailings) rows.push_back(row_of(context, each));
  return {{{"list_title", title}, {"mailings", std::move(rows)}}};
}

struct Lists {
  std::vector<casework::ListedMailing> waiting, sent, returned, delivered;
  std::string next_href;  // of earlier delivered ones; "" where there are none
};

// Delivered ones by pages: they alone grow without end. Further pages hold nothing else.
Lists lists_of(database::ReadTx& tx, std::int64_t before) {
  using enum casework::MailingState;
  Lists lists;
  if (before == 0) {
    lists.waiting = casework::waiting_mailings(tx, service_name, clock_name, most_waiting);
    lists.sent = casework::mailings_in(tx, service_name, sent, 0, most_waiting);
    lists.returned = casework::mailings_in(tx, service_name, returned, 0, page_size);
  }
  lists.delivered = casework::mailings_in(tx, service_name, delivered, before, page_size + 1);
  if (!html::cut_to_page(lists.delivered, page_size)) return lists;
  lists.next_href = std::string(list_address) + "?before=" + std::to_string(lists.delivered.back().mailing.id.value);
  return lists;
}

// What the page of a letter shows.
struct Seen {
  casework::Mailing mailing;
  WholeCase whole;
};

Result<Seen> seen(web::PageContext const& context) {
  auto const id = context.request.id("mailing");
  auto const found = context.read([&](database::ReadTx& tx) -> Result<Seen> {
    auto const mailing = id ? casework::find_mailing(tx, service_name, {*id}) : std::nullopt;
    if (!mailing) return refuse(refusals::mailing_not_found);
    return Seen{*mailing, whole_case(tx, casework::find_case(tx, service_name, mailing->held).value())};
  });
  if (found)
    context.log_view("accreditation.case-viewed", "accreditation-case:" + std::to_string(found->whole.held.id.value),
                     "письмо почтой, входящий номер " + found->whole.held.incoming_number);
  return found;
}

std::vector<html::View> rows_of(Seen const& page) {
  auto const& mailing = page.mailing;
  std::vector<html::View> rows{summary_row("Кому", mailing.addressee), summary_row("Адрес", mailing.address)};
  if (mailing.sent_on) rows.push_back(summary_row("Отправлено", mailing.sent_on->russian()));
  if (!mailing.tracking_number.empty()) rows.push_back(summary_row("Номер отправления", mailing.tracking_number));
  if (mailing.ended_on)
    rows.push_back(summary_row(mailing.state == casework::MailingState::returned ? "Вернулось" : "Вручено",
                               mailing.ended_on->russian()));
  if (!mailing.note.empty()) rows.push_back(summary_row("Почему вернулось", mailing.note));
  return rows;
}

// What goes into the envelope with the letter of the decision: the mended document.
std::vector<html::View> enclosed_views(Seen const& page, std::string const& case_href) {
  std::vector<html::View> views;
  if (!page.whole.decision || page.whole.decision->letter != page.mailing.letter) return views;
  for (auto const& each : page.whole.documents)
    if (each.item == mended_item)
      views.push_back({{"enclosed_href", case_href + "/documents/" + std::to_string(each.id)},
                       {"enclosed_name", each.file_name},
                       {"enclosed_size", html::file_size(static_cast<std::uint64_t>(each.size))}});
  return views;
}

casework::Deadline const* clock_of(Seen const& page) {
  for (auto const& deadline : page.whole.deadlines)
    if (deadline.term.name == clock_name) return &deadline;
  return nullptr;
}

struct LetterInHand {
  LocalDate day;
  std::string text;
};
// The letter that is sent: of the decision, or of a withdrawal.
LetterInHand letter_of(Seen const& page) {
  for (auto const& letter : page.whole.letters)
    if (letter.document == page.mailing.letter) return {letter.dated_on, letter.text};
  if (!page.whole.decision) return {};
  return {page.whole.decision->decided_on, page.whole.decision->letter_text};
}

http::Response mailing_page(web::PageContext const& context, Seen const& page, MailingForm const& form, int status) {
  using enum casework::MailingState;
  auto const& mailing = page.mailing;
  auto const case_href = case_address(mailing.held, Reader::office);
  auto view = mailing_fields(form);
  view.set("letter_number", mailing.letter_number).set("state", title_of(mailing.state));
  view.set("colour", colour_of(mailing.state)).set("rows", rows_of(page)).set("address", address_of(mailing.id));
  view.set("case_href", case_href).set("incoming_number", page.whole.held.incoming_number);
  view.set("letter_href", case_href + "/documents/" + std::to_string(mailing.letter));
  view.set("enclosed", enclosed_views(page, case_href));
  view.set("letter_text", letter_of(page).text).set("csrf_token", context.csrf_token);
  view.set("is_waiting", mailing.state == waiting).set("is_sent", mailing.state == sent);
  view.set("may_mail_again", mailing.state == returned && page.whole.mailings.back().id == mailing.id);
  auto const* const clock = clock_of(page);
  bool const runs = clock && !clock->stopped_at && mailing.state == waiting;
  show_due(view, runs ? std::optional(clock->end.at) : std::nullopt, context.now, context.settings().zone);
  view.set("explained", runs ? clock->end.explained + " (" + clock->term.clause + ")" : std::string());
  html::Page shown;
  shown.title = "Письмо № " + mailing.letter_number;
  shown.back_href = list_address;
  shown.has_errors = !form.errors.empty();
  shown.main = html::render("src/accreditation/mail_letters/mailing.html", view);
  return web::show(context, std::move(shown), status);
}

// In one transaction; a refusal is told on the page, with what was typed.
template <class Work>
http::Response recorded(web::ActionContext const& context, Seen const& page, MailingForm const& form,
                        Work const& work) {
  if (!form.errors.empty()) return mailing_page(context, page, form, 422);
  auto const done = context.write(work);
  return done ? http::see_other(address_of(page.mailing.id)) : web::refused(context, done.error());
}

}  // namespace

http::Response show_mailings(web::PageContext const& context) {
  std::int64_t before = 0;
  auto const asked = context.request.query.get("before");
  std::from_chars(asked.data(), asked.data() + asked.size(), before);
  auto const lists = context.read([&](database::ReadTx& tx) { return lists_of(tx, before); });
  bool const is_empty =
      lists.waiting.empty() && lists.sent.empty() && lists.returned.empty() && lists.delivered.empty();
  return web::show(
      context, "Отправить почтой", "src/accreditation/mail_letters/mailings.html",
      {{"heading", "Отправить почтой"},
       {"actions", ""},
       {"is_empty", is_empty},
       {"empty_title", "Писем для отправки нет"},
       {"empty_text", "Подписанные письма появятся здесь, если заявление подано на бумаге или ответ просили почтой."},
       {"empty_href", ""},
       {"waiting", list_of(context, "Нужно отправить", lists.waiting)},
       {"sent", list_of(context, "В пути", lists.sent)},
       {"returned", list_of(context, "Вернулись", lists.returned)},
       {"delivered", list_of(context, "Вручены", lists.delivered)},
       {"pages", html::pagination_view(before > 0 ? list_address : "", lists.next_href, "")}});
}

http::Response show_mailing(web::PageContext const& context) {
  auto const page = seen(context);
  return page ? mailing_page(context, *page, empty_form(page->mailing, context.today()), 200)
              : web::refused(context, page.error());
}

http::Response submit_mailing(web::ActionContext const& context) {
  auto const page = seen(context);
  if (!page) return web::refused(context, page.error());
  auto const& mailing = page->mailing;
  auto const& typed = context.request.form;
  auto const what = typed.get("do");
  if (what == "again") {
    auto const next =
        context.write([&](database::Tx& tx) { return mail_again(tx, context.actor, mailing, context.now); });
    return next ? http::see_other(address_of(*next)) : web::refused(context, next.error());
  }
  if (what == "send") {
    auto const form = read_sending(typed, letter_of(*page).day, context.today());
    return recorded(context, *page, form, [&](database::Tx& tx) {
      return send_letter(tx, context.actor, mailing, sending_of(form), context.now);
    });
  }
  if (what != "end" || !mailing.sent_on) return web::refused(context, refuse(refusals::mailing_changed));
  auto const form = read_ending(typed, mailing, context.today());
  return recorded(context, *page, form, [&](database::Tx& tx) {
    return end_mailing(tx, context.actor, mailing, ending_of(form), context.now);
  });
}

}  // namespace obereg::accreditation
