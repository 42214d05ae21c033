// The form of a complaint: in the applicant's cabinet, and of the ministry that enters one from paper.
#pragma once
#include <string>
#include <vector>

#include "casework/case.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"

namespace obereg::accreditation {

inline constexpr std::size_t longest_complaint = 10'000, longest_answer = 10'000;  // characters
inline constexpr std::size_t most_complaint_files = 10;

struct ComplaintForm {
  bool on_paper = false;
  std::string subject, text;                       // as typed
  std::string about;                               // the id of a case; on paper its incoming number; "" for none
  std::string complainant, inn, contact, channel;  // on paper alone
  std::vector<html::FieldError> errors;
};

// Reads and checks all but whether there is such a case.
ComplaintForm read_complaint_form(http::Request const& request, bool on_paper);
// The summary and the fields, for complaint/fields.html. `cases`: those that it may be about, where one chooses.
html::View complaint_form_view(ComplaintForm const& form, std::vector<casework::Case> const& cases);

// Adds what is wrong with files under "files".
void check_files(std::vector<http::UploadedFile> const& files, std::vector<html::FieldError>& errors);
// Lines are kept; "" where it can stand there.
std::string wrong_text(std::string const& typed, std::size_t longest, std::string_view what_to_write);

}  // namespace obereg::accreditation
