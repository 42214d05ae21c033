// How an application came on paper (п. 46, 50–53, 56 а), as the registry office entered it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accreditation/application/answers.hpp"
#include "casework/case.hpp"
#include "core/actor.hpp"
#include "platform/database/database.hpp"

namespace obereg::accreditation {

inline constexpr std::string_view application_on_paper = "application_on_paper";  // its own name among the documents

// `officer`: handed in person to an officer, who passed it on to the registry office (п. 50).
enum class PaperWay { in_person, post, officer };
inline constexpr PaperWay all_paper_ways[] = {PaperWay::in_person, PaperWay::post, PaperWay::officer};
std::string_view to_text(PaperWay way);  // "in_person": in the database and in forms
std::optional<PaperWay> paper_way_of(std::string_view text);
std::string_view title_of(PaperWay way);  // "Заказным письмом"
Channel channel_of(PaperWay way);         // by which the regulation lists documents

struct PaperIntake {
  PaperWay way = PaperWay::in_person;
  std::string tracking_number;        // of the registered letter; "" where it came otherwise
  LocalDate received_on, arrived_on;  // the ministry has it; the registry office has it
  bool signed_by_hand = false, sealed = false;
  std::vector<std::string> handed_in;  // names of the documents that came with it
  std::string note;
  std::string entered_by;  // name
};

std::optional<PaperIntake> paper_intake_of(database::ReadTx& tx, casework::CaseId id);
// The case that a form with this key has already made.
std::optional<casework::CaseId> case_of_intake(database::ReadTx& tx, std::string const& intake_key);
void record_paper_intake(database::Tx& tx, casework::CaseId id, std::string const& intake_key,
                         PaperIntake const& intake, Actor const& actor, Instant now);

// The clocks that ended with the registration, met or missed: on the day of arrival (п. 51–53), no later than the
// working day after filing (п. 21, 59), and passed on by the officer no later than the working day after receipt (п.
// 50).
std::vector<casework::Term> intake_terms(Variant const& variant, PaperIntake const& intake);
// Which of them were missed, in Russian; "" where none was.
std::string missed_words(Variant const& variant, PaperIntake const& intake, LocalDate registered_on,
                         calendar::WorkingCalendar const& calendar);

// Documents of the list for paper that are due by what is known, and are not among those that `came`, by name.
std::vector<Document> missing_documents(Variant const& variant, Answers const& answers, PaperWay way,
                                        std::vector<std::string> const& came);

}  // namespace obereg::accreditation
