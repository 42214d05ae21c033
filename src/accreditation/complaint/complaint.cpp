#include "accreditation/complaint/complaint.hpp"

#include <algorithm>

#include "accreditation/complaint/queries.hpp"
#include "accreditation/complaint/refusals.hpp"
#include "accreditation/regulation/regulation.hpp"

namespace obereg::accreditation {

namespace sql = obereg::sql::accreditation::complaint;

std::span<ComplaintSubject const> complaint_subjects() {
  static constexpr ComplaintSubject subjects[] = {
      {"decision", "Не согласны с решением"},
      {"term", "Нарушен срок"},
      {"correction", "Отказали исправить опечатку или ошибку либо нарушили срок исправления", true},
      {"conduct", "Действия или бездействие сотрудника"},
      {"other", "Другое"}};
  return subjects;
}

std::string_view title_of_subject(std::string_view key) {
  for (auto const& subject : complaint_subjects())
    if (subject.key == key) return subject.title;
  return key;
}

std::string_view title_of_channel(std::string_view channel) {
  if (channel == "in-person") return "лично, на бумаге";
  return channel == "post" ? "по почте" : "через кабинет";
}

casework::Term term_of_complaint(std::string_view subject, LocalDate registered_on) {
  auto const subjects = complaint_subjects();
  auto const found =
      std::find_if(subjects.begin(), subjects.end(), [&](ComplaintSubject const& each) { return each.key == subject; });
  bool const is_of_correction = found != subjects.end() && found->is_of_correction;
  auto const& term = regulation().complaints.terms.at(is_of_correction ? 1 : 0);
  return {"answer",
          "Ответить на жалобу",
          term.source,
          false,
          {term.term, term.unit == Unit::working_days ? calendar::Unit::working_days : calendar::Unit::calendar_days},
          registered_on,
          std::string(casework::complaint_registered)};
}

Result<void> may_answer(database::ReadTx& tx, Actor const& actor, casework::Complaint const& complaint) {
  if (complaint.about &&
      tx.get_integer(sql::is_about_oneself, {{"case_id", *complaint.about}, {"account", actor.account}}) > 0)
    return refuse(refusals::complaint_about_oneself);
  return boost::system::in_place_value;
}

}  // namespace obereg::accreditation
