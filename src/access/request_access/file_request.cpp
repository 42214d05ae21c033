#include "access/request_access/file_request.hpp"

#include "access/accounts/accounts.hpp"
#include "access/consent/consent.hpp"
#include "access/refusals.hpp"
#include "access/requests/steps.hpp"
#include "core/typed_codes/typed_code.hpp"
#include "platform/attempts/attempts.hpp"
#include "platform/calendar_store/calendar_store.hpp"

namespace obereg::access {

namespace {

Result<void> may_file(database::Tx& tx, Actor const& stranger, Filing const& filing, Instant now) {
  auto const network = attempts::network_of(stranger.address);
  if (attempts::count(tx, "access-request", network, now) > most_filings) return refuse(refusals::too_many_requests);
  // It may have been decided since the form was shown.
  if (filing.corrects && find_request(tx, *filing.corrects)->state != RequestState::correction)
    return refuse(refusals::request_moved_on);
  return may_serve(tx, filing.certificates.user.sha256, filing.corrects);
}

std::string what_was_received(Filing const& filing, Due const& due, std::chrono::minutes zone) {
  auto text = "Получена. Ответим до конца дня " + LocalDate::at(due.at - std::chrono::milliseconds{1}, zone).russian() +
              ": " + due.explained + ".";
  if (!filing.is_ca_known)
    text +=
        " Удостоверяющего центра, который выдал сертификат, нет в перечне аккредитованных, поэтому решит сотрудник.";
  return text;
}

}  // namespace

Result<void> may_serve(database::ReadTx& tx, std::string const& thumbprint, std::optional<RequestId> corrects) {
  auto const bound = find_certificate(tx, thumbprint);
  if (bound && !bound->removed_at)
    return refuse(approved_without_ca(tx, thumbprint) ? refusals::waits_for_authority
                                                      : refusals::certificate_has_account);
  auto const open = open_request_with(tx, thumbprint);
  if (open && open != corrects) return refuse(refusals::request_open, "Её номер: " + std::to_string(open->value) + ".");
  return boost::system::in_place_value;
}

Result<Filed> file_request(database::Tx& tx, web::Settings const& settings, Actor const& stranger, Filing const& filing,
                           Instant now) {
  if (auto const allowed = may_file(tx, stranger, filing, now); !allowed) return allowed.error();
  auto const due = due_of(calendar::current(tx), now, settings.zone);
  auto const told = what_was_received(filing, due, settings.zone);
  GivenConsent const consent{consent_text_version, now};  // the form asks for it
  // The applicant is signed in to nothing: the request is what the consent stands beside.
  auto const consented =
      "Дано согласие на обработку персональных данных, текст " + std::to_string(consent_text_version);
  Filed filed;
  if (filing.corrects) {
    filed.id = *filing.corrects;
    replace_request(tx, filed.id, filing.applicant, filing.certificates, filing.is_ca_known, due, consent);
    record_step(tx, settings, stranger, find_request(tx, filed.id).value(),
                {"corrected", "access.request-corrected", "Исправлена заявителем. " + told, "", consented}, now);
    return filed;
  }
  filed.code = text::random_code(request_code_length);
  filed.id =
      insert_request(tx, filing.applicant, filing.certificates, filing.is_ca_known, due, consent, filed.code, now);
  record_step(tx, settings, stranger, find_request(tx, filed.id).value(),
              {"filed", "access.request-filed", told, "Код заявки: " + text::shown_code(filed.code), consented}, now);
  return filed;
}

}  // namespace obereg::access
