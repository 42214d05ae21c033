#include "casework/complaints/complaints.hpp"

#include <fmt/format.h>

#include <limits>
#include <stdexcept>

#include "casework/complaints/queries.hpp"
#include "casework/store.hpp"
#include "casework/units.hpp"

namespace obereg::casework {

namespace sql = obereg::sql::casework::complaints;

namespace {

ComplaintState state_of(std::string_view text) {
  for (auto const state : {ComplaintState::open, ComplaintState::upheld, ComplaintState::refused})
    if (to_text(state) == text) return state;
  throw std::logic_error("an unknown state of a complaint");
}

std::string_view to_text(ComplaintPart part) {
  return part == ComplaintPart::complaint ? "complaint" : "answer";
}

Complaint read_complaint(database::Row const& row) {
  Complaint read;
  read.id = {row.integer(0)};
  read.number = row.string(1);
  if (auto const about = row.optional_integer(2)) read.about = CaseId{*about};
  if (auto const organisation = row.optional_integer(3)) read.organisation = OrganisationId{*organisation};
  read.complainant = row.string(4);
  read.inn = row.string(5);
  read.contact = row.string(6);
  read.channel = row.string(7);
  read.subject = row.string(8);
  read.text = row.string(9);
  read.registered_at = row.moment(10);
  read.end = {row.moment(11), row.string(12), row.truth(13)};
  read.state = state_of(row.text(14));
  read.answer = row.string(15);
  read.answered_by_name = row.string(16);
  read.answered_at = row.optional_moment(17);
  return read;
}

std::optional<std::int64_t> optional_id(std::optional<CaseId> id) {
  return id ? std::optional(id->value) : std::nullopt;
}
std::optional<std::int64_t> optional_id(std::optional<OrganisationId> id) {
  return id ? std::optional(id->value) : std::nullopt;
}

void add_files(database::Tx& tx, ComplaintId id, ComplaintPart part, std::vector<CaseDocument> const& files,
               Instant now) {
  for (auto const& file : files)
    tx.exec_one(sql::insert_file, {{"complaint", id},
                                   {"part", to_text(part)},
                                   {"file_name", file.file_name},
                                   {"media_type", file.media_type},
                                   {"hash", file.hash},
                                   {"size", file.size},
                                   {"now", now}});
}

}  // namespace

std::string_view to_text(ComplaintState state) {
  switch (state) {
    case ComplaintState::open:
      return "open";
    case ComplaintState::upheld:
      return "upheld";
    case ComplaintState::refused:
      return "refused";
  }
  throw std::logic_error("an unknown state of a complaint");
}

std::string_view title_of(ComplaintState state) {
  switch (state) {
    case ComplaintState::open:
      return "Рассматривается";
    case ComplaintState::upheld:
      return "Удовлетворена";
    case ComplaintState::refused:
      return "Отказано";
  }
  throw std::logic_error("an unknown state of a complaint");
}

std::string_view colour_of(ComplaintState state) {
  return state == ComplaintState::open ? "blue" : state == ComplaintState::upheld ? "green" : "grey";
}

Complaint register_complaint(database::Tx& tx, NewComplaint const& wanted, std::string const& actor,
                             calendar::WorkingCalendar const& calendar, std::chrono::minutes zone, Instant now) {
  auto const year = LocalDate::at(now, zone).year();
  auto const number = fmt::format("{}-{}/{}", wanted.series, take_number(tx, wanted.series, year), year);
  auto const end = end_of(wanted.term, calendar, zone);
  ComplaintId const id{tx.get_integer(sql::insert_complaint, {{"service", wanted.service},
                                                              {"number", number},
                                                              {"case_id", optional_id(wanted.about)},
                                                              {"organisation", optional_id(wanted.organisation)},
                                                              {"complainant", wanted.complainant},
                                                              {"inn", wanted.inn},
                                                              {"contact", wanted.contact},
                                                              {"channel", wanted.channel},
                                                              {"subject", wanted.subject},
                                                              {"text", wanted.text},
                                                              {"entered_by", wanted.entered_by},
                                                              {"now", now},
                                                              {"length", wanted.term.term.length},
                                                              {"unit", to_text(wanted.term.term.unit)},
                                                              {"event_on", wanted.term.event},
                                                              {"due_at", end.at},
                                                              {"explained", end.explained},
                                                              {"provisional", end.provisional}})};
  add_files(tx, id, ComplaintPart::complaint, wanted.files, now);
  if (wanted.about) add_event(tx, *wanted.about, {now, "complaint", actor, "Подана жалоба № " + number + "."});
  return find_complaint(tx, wanted.service, id).value();
}

bool answer_complaint(database::Tx& tx, Complaint const& complaint, Answer const& answer, Instant now) {
  if (answer.outcome == ComplaintState::open) throw std::logic_error("an answer closes a complaint");
  bool const first = tx.exec(sql::answer, {{"state", to_text(answer.outcome)},
                                           {"answer", answer.text},
                                           {"by", answer.by},
                                           {"by_name", answer.by_name},
                                           {"now", now},
                                           {"id", complaint.id}}) == 1;
  if (!first) return false;
  add_files(tx, complaint.id, ComplaintPart::answer, answer.files, now);
  if (complaint.about)
    add_event(tx, *complaint.about,
              {now, "complaint-answered", answer.by_name,
               fmt::format("На жалобу № {} дан ответ: {}.", complaint.number,
                           answer.outcome == ComplaintState::upheld ? "удовлетворена" : "в удовлетворении отказано")});
  return true;
}

std::optional<Complaint> find_complaint(database::ReadTx& tx, std::string_view service, ComplaintId id) {
  return tx.find_one(sql::find_complaint, {{"id", id}, {"service", service}}, read_complaint);
}

std::vector<Complaint> complaints_of(database::ReadTx& tx, std::string_view service, OrganisationId organisation) {
  return tx.all(sql::complaints_of, {{"organisation", organisation}, {"service", service}}, read_complaint);
}

std::vector<Complaint> complaints_about(database::ReadTx& tx, CaseId about) {
  return tx.all(sql::complaints_about, {{"case_id", about}}, read_complaint);
}

std::vector<Complaint> open_complaints(database::ReadTx& tx, std::string_view service, int count) {
  return tx.all(sql::open_complaints, {{"service", service}, {"size", count}}, read_complaint);
}

std::vector<Complaint> answered_complaints(database::ReadTx& tx, std::string_view service, std::int64_t before,
                                           int count) {
  auto const below = before > 0 ? before : std::numeric_limits<std::int64_t>::max();
  return tx.all(sql::answered_complaints, {{"service", service}, {"before", below}, {"size", count}}, read_complaint);
}

std::vector<CaseDocument> files_of(database::ReadTx& tx, ComplaintId id, ComplaintPart part) {
  return tx.all(sql::files_of, {{"complaint", id}, {"part", to_text(part)}}, [](database::Row const& row) {
    return CaseDocument{row.integer(0), row.string(1), row.string(2),  row.string(3),
                        row.string(4),  row.string(5), row.integer(6), row.moment(7)};
  });
}

}  // namespace obereg::casework
