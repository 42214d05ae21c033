// What is typed of a letter by post: that it was sent, or what became of it.
#pragma once
#include <vector>

#include "accreditation/mail_letters/record_mailing.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"

namespace obereg::accreditation {

struct MailingForm {
  std::string address, tracking_number, sent_on;  // as typed
  std::string outcome, ended_on, note;
  std::vector<html::FieldError> errors;
};

MailingForm empty_form(casework::Mailing const& mailing, LocalDate today);
// `decided_on`: nothing is sent before its letter is signed.
MailingForm read_sending(http::Fields const& typed, LocalDate decided_on, LocalDate today);
MailingForm read_ending(http::Fields const& typed, casework::Mailing const& mailing, LocalDate today);
Sending sending_of(MailingForm const& form);  // of forms without errors
Ending ending_of(MailingForm const& form);

// The fields of mail_letters/mailing.html.
html::View mailing_fields(MailingForm const& form);

}  // namespace obereg::accreditation
