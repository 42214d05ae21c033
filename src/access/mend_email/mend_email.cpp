#include "access/mend_email/mend_email.hpp"

#include "access/refusals.hpp"
#include "access/requests/steps.hpp"
#include "core/typed_codes/typed_code.hpp"
#include "platform/attempts/attempts.hpp"

namespace obereg::access {

Result<void> mend_email(database::Tx& tx, web::Settings const& settings, Actor const& stranger, RequestId id,
                        std::string const& email, std::string const& code, Instant now) {
  auto request = find_request(tx, id).value();
  if (is_decided(request.state)) return refuse(refusals::request_moved_on);
  if (attempts::count(tx, "request-email", std::to_string(id.value), now) > most_mended_emails)
    return refuse(refusals::codes_tried_too_often);
  change_email(tx, request, email);
  request.applicant.email = email;
  record_step(tx, settings, stranger, request,
              {"email-mended", "access.request-email-mended", "Письма о заявке идут на адрес " + email + ".",
               "Код заявки: " + text::shown_code(code) + ". Всё, что было до этого, – на странице заявки.", ""},
              now);
  return boost::system::in_place_value;
}

}  // namespace obereg::access
