// What the office types of the applicant's letter of withdrawal.
#pragma once
#include <string>
#include <vector>

#include "accreditation/keep_scans/kept_scans.hpp"
#include "accreditation/withdraw_application/withdraw_application.hpp"
#include "platform/html/form.hpp"
#include "platform/html/render.hpp"
#include "platform/http/message.hpp"

namespace obereg::accreditation {

struct WithdrawalForm {
  std::string received_on, signed_by, reason;  // as typed
  std::vector<html::FieldError> errors;
};

WithdrawalForm empty_withdrawal(LocalDate today);
// The letter can't have come before the application.
WithdrawalForm read_withdrawal_form(http::Request const& request, LocalDate applied_on, LocalDate today);
Withdrawal withdrawal_of(WithdrawalForm const& form);  // of one without errors

// For enter_withdrawal/withdrawal.html; `kept`: scans that the form was sent with before.
html::View withdrawal_form_view(WithdrawalForm const& form, std::vector<KeptScan> const& kept);

}  // namespace obereg::accreditation
