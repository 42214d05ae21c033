#include "accreditation/paper_intake/paper_intake.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "accreditation/paper_intake/queries.hpp"
#include "accreditation/terms/terms.hpp"

namespace obereg::accreditation {

namespace sql = obereg::sql::accreditation::paper_intake;

namespace {

std::string joined(std::vector<std::string> const& names) {
  std::string text;
  for (auto const& name : names) text += (text.empty() ? "" : " ") + name;
  return text;
}

std::vector<std::string> split(std::string const& text) {
  std::istringstream stream(text);
  std::vector<std::string> names;
  for (std::string name; stream >> name;) names.push_back(name);
  return names;
}

PaperIntake read_intake(database::Row const& row) {
  PaperIntake read;
  read.way = paper_way_of(row.text(0)).value();
  read.tracking_number = row.string(1);
  read.received_on = row.date(2);
  read.arrived_on = row.date(3);
  read.signed_by_hand = row.truth(4);
  read.sealed = row.truth(5);
  read.handed_in = split(row.string(6));
  read.note = row.string(7);
  read.entered_by = row.string(8);
  return read;
}

}  // namespace

std::string_view to_text(PaperWay way) {
  switch (way) {
    case PaperWay::in_person:
      return "in_person";
    case PaperWay::post:
      return "post";
    case PaperWay::officer:
      return "officer";
  }
  throw std::logic_error("an unknown way of an application on paper");
}

std::optional<PaperWay> paper_way_of(std::string_view text) {
  for (auto const way : all_paper_ways)
    if (to_text(way) == text) return way;
  return std::nullopt;
}

std::string_view title_of(PaperWay way) {
  switch (way) {
    case PaperWay::in_person:
      return "Лично, в общий отдел";
    case PaperWay::post:
      return "Заказным письмом";
    case PaperWay::officer:
      return "Лично, исполнителю";
  }
  throw std::logic_error("an unknown way of an application on paper");
}

Channel channel_of(PaperWay way) {
  return way == PaperWay::post ? Channel::post : Channel::in_person;
}

std::optional<PaperIntake> paper_intake_of(database::ReadTx& tx, casework::CaseId id) {
  return tx.find_one(sql::intake_of, {{"case_id", id}}, read_intake);
}

std::optional<casework::CaseId> case_of_intake(database::ReadTx& tx, std::string const& intake_key) {
  return tx.find_one(sql::case_of_intake, {{"intake_key", intake_key}},
                     [](database::Row const& row) { return casework::CaseId{row.integer(0)}; });
}

void record_paper_intake(database::Tx& tx, casework::CaseId id, std::string const& intake_key,
                         PaperIntake const& intake, Actor const& actor, Instant now) {
  tx.exec_one(sql::insert_intake, {{"case_id", id},
                                   {"intake_key", intake_key},
                                   {"way", to_text(intake.way)},
                                   {"tracking_number", intake.tracking_number},
                                   {"received_on", intake.received_on},
                                   {"arrived_on", intake.arrived_on},
                                   {"signed_by_hand", intake.signed_by_hand},
                                   {"sealed", intake.sealed},
                                   {"handed_in", joined(intake.handed_in)},
                                   {"note", intake.note},
                                   {"entered_by", actor.account},
                                   {"entered_by_name", actor.name},
                                   {"now", now}});
}

// П. 50: «должностное лицо … передает заявление (запрос) для регистрации в общий отдел … не позднее 1 рабочего дня,
// следующего за днем получения заявления (запроса)». П. 59: «Срок регистрации заявления (запроса) составляет 1 рабочий
// день»; п. 21: «со дня их подачи». П. 51, 53: «Заявление (запрос) регистрируется общим отделом … в день его
// поступления»; п. 52: «При получении … в виде почтового отправления общий отдел … в день получения заявления (запроса)
// регистрирует его». Taken: all of them run; what arrives on a day off is registered on the next working day.
std::vector<casework::Term> intake_terms(Variant const& variant, PaperIntake const& intake) {
  std::vector<casework::Term> terms;
  if (auto const* const deadline = variant.deadline("hand_over"); deadline && intake.way == PaperWay::officer)
    terms.push_back(term_of(*deadline, intake.received_on, "получения заявления исполнителем"));
  if (auto const* const deadline = variant.deadline("arrival_registration"))
    terms.push_back(term_of(*deadline, intake.arrived_on, "поступления заявления в общий отдел"));
  if (auto const* const deadline = variant.deadline("registration"))
    terms.push_back(term_of(*deadline, intake.received_on, "подачи заявления"));
  return terms;
}

std::string missed_words(Variant const& variant, PaperIntake const& intake, LocalDate registered_on,
                         calendar::WorkingCalendar const& calendar) {
  std::string words;
  for (auto const& term : intake_terms(variant, intake)) {
    auto const last = calendar::due_date(calendar, {term.event, term.term}).day;
    auto const done = term.name == "hand_over" ? intake.arrived_on : registered_on;
    if (done > last)
      words += (words.empty() ? "" : " ") + std::string("Срок пропущен: «") + term.title + "» — до конца дня " +
               last.russian() + " (" + term.clause + ").";
  }
  return words;
}

std::vector<Document> missing_documents(Variant const& variant, Answers const& answers, PaperWay way,
                                        std::vector<std::string> const& came) {
  auto due = documents_due(variant, channel_of(way), facts_of(variant, answers));
  std::erase_if(due, [&](Document const& document) {
    bool const is_there = std::find(came.begin(), came.end(), document.key) != came.end();
    return document.made_here || document.key == application_on_paper || is_there;
  });
  return due;
}

}  // namespace obereg::accreditation
