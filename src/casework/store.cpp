#include "casework/store.hpp"

#include <fmt/format.h>

#include "casework/find_cases/find_cases.hpp"
#include "casework/queries.hpp"
#include "casework/requests/store.hpp"
#include "casework/units.hpp"
#include "core/text.hpp"

namespace obereg::casework {

namespace sql = obereg::sql::casework;

namespace {

Deadline read_deadline(database::Row const& row) {
  Deadline read;
  read.id = row.integer(0);
  read.term = {row.string(1),
               row.string(2),
               row.string(3),
               row.truth(4),
               {static_cast<int>(row.integer(5)), unit_of(row.text(6))},
               row.date(7),
               row.string(8)};
  read.end = {row.moment(9), row.string(10), row.truth(11)};
  read.stopped_at = row.optional_moment(12);
  return read;
}

void add_deadline(database::Tx& tx, CaseId id, Term const& term, End const& end,
                  std::optional<Instant> stopped_at = std::nullopt) {
  tx.exec_one(sql::insert_deadline, {{"case_id", id},
                                     {"name", term.name},
                                     {"title", term.title},
                                     {"clause", term.clause},
                                     {"is_inner", term.is_inner},
                                     {"length", term.term.length},
                                     {"unit", to_text(term.term.unit)},
                                     {"event_on", term.event},
                                     {"event", term.event_words},
                                     {"due_at", end.at},
                                     {"explained", end.explained},
                                     {"provisional", end.provisional},
                                     {"stopped_at", stopped_at}});
}

}  // namespace

Case read_case(database::Row const& row) {
  Case read;
  read.id = {row.integer(0)};
  read.service = row.string(1);
  read.variant = static_cast<int>(row.integer(2));
  read.incoming_number = row.string(3);
  if (auto const organisation = row.optional_integer(4)) read.organisation = OrganisationId{*organisation};
  read.applicant = row.string(5);
  read.inn = row.string(6);
  read.filed_by = {row.integer(7)};
  read.received_at = row.moment(8);
  read.registered_at = row.moment(9);
  read.stage = row.string(10);
  read.state = case_state_of(row.text(11)).value();
  read.due_at = row.moment(12);
  read.closed_at = row.optional_moment(13);
  read.closed_reason = row.string(14);
  if (auto const officer = row.optional_integer(15)) read.officer = AccountId{*officer};
  read.channel = row.string(16);
  return read;
}

void start_clock(database::Tx& tx, CaseId id, Term const& term, calendar::WorkingCalendar const& calendar,
                 std::chrono::minutes zone) {
  add_deadline(tx, id, term, end_of(term, calendar, zone));
}

void rename_applicant(database::Tx& tx, Case const& held, Applicant const& applicant) {
  auto const words = held.incoming_number + " " + applicant.name + " " + applicant.inn;
  tx.exec_one(sql::rename_applicant, {{"organisation", applicant.organisation},
                                      {"applicant", applicant.name},
                                      {"inn", applicant.inn},
                                      {"search_key", text::fold(words)},
                                      {"id", held.id}});
  forget_words(tx, held.id);
  add_words(tx, held.id, words);
}

void add_search_words(database::Tx& tx, CaseId id, std::string_view words) {
  tx.exec_one(sql::add_search_words, {{"words", " " + text::fold(words)}, {"id", id}});
  add_words(tx, id, words);
}

void add_event(database::Tx& tx, CaseId id, CaseEvent const& event) {
  tx.exec_one(sql::insert_event,
              {{"case_id", id}, {"at", event.at}, {"kind", event.kind}, {"actor", event.actor}, {"text", event.text}});
}

std::int64_t add_document(database::Tx& tx, CaseId id, CaseDocument const& document, Instant now) {
  return tx.get_integer(sql::insert_document, {{"case_id", id},
                                               {"item", document.item},
                                               {"title", document.title},
                                               {"file_name", document.file_name},
                                               {"media_type", document.media_type},
                                               {"hash", document.hash},
                                               {"size", document.size},
                                               {"now", now}});
}

Case file_case(database::Tx& tx, Filing const& filing, calendar::WorkingCalendar const& calendar,
               std::chrono::minutes zone, Instant now) {
  auto const today = LocalDate::at(now, zone);
  auto const number =
      fmt::format("{}-{}/{}", filing.series, take_number(tx, filing.series, today.year()), today.year());
  CaseId const id{tx.get_integer(sql::insert_case,
                                 {{"service", filing.service},
                                  {"variant", filing.variant},
                                  {"incoming_number", number},
                                  {"organisation", filing.organisation},
                                  {"applicant", filing.applicant},
                                  {"inn", filing.inn},
                                  {"filed_by", filing.filed_by},
                                  {"channel", filing.channel},
                                  {"received_at", filing.received_at.value_or(now)},
                                  {"now", now},
                                  {"stage", filing.stage},
                                  {"due_at", end_of(filing.terms.at(0), calendar, zone).at},
                                  {"search_key", text::fold(number + " " + filing.applicant + " " + filing.inn)}})};
  add_words(tx, id, number + " " + filing.applicant + " " + filing.inn);
  for (auto const& term : filing.terms) add_deadline(tx, id, term, end_of(term, calendar, zone));
  for (auto const& term : filing.ended_terms) add_deadline(tx, id, term, end_of(term, calendar, zone), now);
  for (auto const& document : filing.documents) add_document(tx, id, document, now);
  auto const how = filing.how.empty() ? "Заявление подано" : filing.how;
  add_event(tx, id, {now, "filed", filing.actor, how + " и зарегистрировано, входящий номер " + number + "."});
  return find_case(tx, filing.service, id).value();
}

std::int64_t take_number(database::Tx& tx, std::string_view series, int year) {
  return tx.get_integer(sql::take_number, {{"series", series}, {"year", year}});
}

bool withdraw_case(database::Tx& tx, CaseId id, std::string const& actor, std::string const& reason, Instant now) {
  auto const state = to_text(CaseState::withdrawn);
  if (tx.exec(sql::close_case, {{"state", state}, {"now", now}, {"reason", reason}, {"id", id}}) == 0) return false;
  tx.exec(sql::stop_deadlines, {{"now", now}, {"case_id", id}});
  cancel_requests(tx, id, now);
  add_event(tx, id, {now, "withdrawn", actor, "Заявление отозвано, сроки больше не идут. Причина: " + reason});
  return true;
}

std::optional<Case> find_case(database::ReadTx& tx, std::string_view service, CaseId id) {
  return tx.find_one(sql::find_case, {{"id", id}, {"service", service}}, read_case);
}

std::optional<Case> find_numbered_case(database::ReadTx& tx, std::string_view service,
                                       std::string const& incoming_number) {
  return tx.find_one(sql::find_case_by_number, {{"number", incoming_number}, {"service", service}}, read_case);
}

std::vector<CaseEvent> events_of(database::ReadTx& tx, CaseId id) {
  return tx.all(sql::events_of, {{"case_id", id}}, [](database::Row const& row) {
    return CaseEvent{row.moment(0), row.string(1), row.string(2), row.string(3)};
  });
}

std::vector<CaseDocument> documents_of(database::ReadTx& tx, CaseId id) {
  return tx.all(sql::documents_of, {{"case_id", id}}, [](database::Row const& row) {
    return CaseDocument{row.integer(0), row.string(1), row.string(2),  row.string(3),
                        row.string(4),  row.string(5), row.integer(6), row.moment(7)};
  });
}

std::vector<Deadline> deadlines_of(database::ReadTx& tx, CaseId id) {
  return tx.all(sql::deadlines_of, {{"case_id", id}}, read_deadline);
}

std::vector<Case> cases_of(database::ReadTx& tx, std::string_view service, OrganisationId organisation) {
  return tx.all(sql::cases_of, {{"organisation", organisation}, {"service", service}}, read_case);
}

std::vector<Case> case_page(database::ReadTx& tx, CaseFilter const& filter) {
  if (!text::tidy_spaces(filter.wanted).empty()) return found_cases(tx, filter);
  auto parameters = filter_parameters(filter);
  // By its own index: what is asked for may lie far below the newest.
  if (filter.state) parameters.push_back({"state", to_text(*filter.state)});
  return tx.all(filter.state ? sql::case_page_in_state : sql::case_page, parameters, read_case);
}

}  // namespace obereg::casework
