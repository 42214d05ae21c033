#include "accreditation/follow_case/case_view.hpp"

#include "accreditation/application/shown_application.hpp"
#include "accreditation/examination/in_work.hpp"
#include "accreditation/follow_case/decision_view.hpp"
#include "accreditation/follow_case/fact_rows.hpp"
#include "accreditation/named_letters/named_letters.hpp"
#include "accreditation/refusals.hpp"
#include "accreditation/regulation/words.hpp"
#include "accreditation/service_facts/service_facts.hpp"
#include "casework/same_applicant/same_applicant.hpp"
#include "platform/html/format.hpp"
#include "platform/web/files/kept_file.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::chrono::hours soon{72};

std::vector<html::View> deadline_views(WholeCase const& whole, Reader reader, std::chrono::minutes zone) {
  std::vector<html::View> views;
  for (auto const& deadline : whole.deadlines) {
    if (deadline.term.is_inner && reader == Reader::applicant) continue;
    views.push_back({{"deadline", deadline.term.title},
                     {"until", casework::standing(deadline, zone)},
                     {"explained", deadline.end.explained},
                     {"clause", deadline.term.clause}});
  }
  return views;
}

std::vector<html::View> document_views(WholeCase const& whole, std::string const& address) {
  std::vector<html::View> views;
  for (auto const& document : whole.documents)
    views.push_back({{"document_href", address + "/documents/" + std::to_string(document.id)},
                     {"document_title", document.title},
                     {"file_name", document.file_name},
                     {"file_size", html::file_size(static_cast<std::uint64_t>(document.size))}});
  return views;
}

std::vector<html::View> event_views(WholeCase const& whole, std::chrono::minutes zone) {
  std::vector<html::View> views;
  for (auto const& event : whole.events)
    views.push_back({{"at", russian_moment(event.at, zone)}, {"actor", event.actor}, {"text", event.text}});
  return views;
}

std::vector<std::string> doubts_of(database::ReadTx& tx, casework::Case const& held, Application const& application) {
  if (regulation().variant(held.variant)->purpose != Purpose::correction) return {};
  return doubts_about(named_letters(tx, application.answers, held.inn));
}

std::vector<html::View> open_too_views(WholeCase const& whole, Reader reader) {
  std::vector<html::View> views;
  if (reader == Reader::applicant) return views;
  for (auto const& each : whole.open_too)
    views.push_back({{"other_href", case_address(each.id, Reader::office)}, {"other", each.incoming_number}});
  return views;
}

// Whoever works on the case prints it as the office does.
std::string print_address_of(WholeCase const& whole, Reader reader) {
  return reader == Reader::applicant ? address_of(whole.application.id) : case_address(whole.held.id, Reader::office);
}

}  // namespace

Result<casework::Case> any_case(database::ReadTx& tx, std::optional<std::int64_t> id) {
  auto const found = id ? casework::find_case(tx, service_name, {*id}) : std::nullopt;
  if (!found) return refuse(refusals::case_not_found);
  return *found;
}

Result<casework::Case> own_case(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id) {
  auto found = any_case(tx, id);
  if (found && found->organisation != actor.organisation) return refuse(refusals::case_not_found);
  return found;
}

WholeCase whole_case(database::ReadTx& tx, casework::Case const& held) {
  auto application = application_of(tx, held.id).value();
  auto doubts = doubts_of(tx, held, application);
  return {held,
          std::move(application),
          casework::events_of(tx, held.id),
          casework::documents_of(tx, held.id),
          casework::deadlines_of(tx, held.id),
          holder_of(tx, held),
          decision_of(tx, held.id),
          paper_intake_of(tx, held.id),
          casework::mailings_of(tx, held.id),
          casework::letters_of(tx, held.id),
          std::move(doubts),
          casework::open_cases_of(tx, service_name, {held.inn, held.applicant, held.id}),
          where_to_complain(tx)};
}

std::string case_address(casework::CaseId id, Reader reader) {
  auto const* const list = reader == Reader::office      ? "/accreditation/office/"
                           : reader == Reader::officer   ? "/accreditation/queue/"
                           : reader == Reader::signatory ? "/accreditation/decisions/"
                                                         : "/accreditation/cases/";
  return list + std::to_string(id.value);
}

void show_due(html::View& view, casework::Case const& held, Instant now, std::chrono::minutes zone) {
  bool const runs = held.state == casework::CaseState::open;
  bool const late = now >= held.due_at;
  auto const day = casework::last_day(held.due_at, zone);
  view.set("has_due", runs);
  view.set("due_text", late ? "срок был до конца дня " + day + ", просрочено" : "до конца дня " + day);
  view.set("is_late", runs && late).set("is_soon", runs && !late && held.due_at - now <= soon);
}

std::vector<html::View> decision_due_views(WholeCase const& whole, Instant now, std::chrono::minutes zone) {
  for (auto const& deadline : whole.deadlines) {
    if (deadline.term.name != "decision" || deadline.stopped_at) continue;
    bool const late = now >= deadline.end.at;
    auto const day = casework::last_day(deadline.end.at, zone);
    return {{{"due_text", late ? "срок был до конца дня " + day + ", просрочено" : "до конца дня " + day},
             {"is_late", late},
             {"is_soon", !late && deadline.end.at - now <= soon}}};
  }
  return {};
}

html::View case_view(WholeCase const& whole, Reader reader, Instant now, std::chrono::minutes zone) {
  auto const& held = whole.held;
  auto const& variant = *regulation().variant(held.variant);
  auto const address = case_address(held.id, reader);
  html::View view{{"number", held.incoming_number},
                  {"variant_title", "Вариант " + std::to_string(variant.number) + ". " + variant.title},
                  {"state", title_of(held.state)},
                  {"colour", colour_of(held.state)},
                  {"closed_reason", held.closed_reason},
                  {"rows", fact_rows(whole, zone)},
                  {"deadlines", deadline_views(whole, reader, zone)},
                  {"documents", document_views(whole, address)},
                  {"events", event_views(whole, zone)},
                  {"parts", application_views(variant, whole.application.answers)},
                  {"case_id", held.id.value},
                  {"is_office", reader != Reader::applicant},
                  {"has_pdf", reader == Reader::applicant || reader == Reader::office},
                  {"print_address", print_address_of(whole, reader)},
                  {"address", address}};
  for (auto const* const name : {"asks_authorities", "may_withdraw", "may_rate", "may_pass_on", "may_examine",
                                 "is_sent", "to_decide", "remark", "may_type", "may_enter_withdrawal", "may_post"})
    view.set(name, false);
  view.set("decision", decision_views(whole, reader, address, zone));
  view.set("withdrawal", withdrawal_views(whole, reader, address, zone));
  auto missing = missing_views(whole);
  view.set("letter_doubts", reader == Reader::applicant ? std::vector<std::string>{} : whole.doubts);
  view.set("open_too", open_too_views(whole, reader));
  view.set("lacks_documents", !missing.empty());
  view.set("missing", std::move(missing));
  show_due(view, held, now, zone);
  return view;
}

http::Response send_document(web::PageContext const& context, casework::Case const& held) {
  auto const wanted = context.request.id("document");
  for (auto const& document : context.read([&](database::ReadTx& tx) { return casework::documents_of(tx, held.id); })) {
    if (document.id != wanted) continue;
    return web::send_kept_file(context, {document.hash, document.media_type, document.file_name});
  }
  return web::refused(context, refuse(web::not_found));
}

}  // namespace obereg::accreditation
