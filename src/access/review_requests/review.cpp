#include "access/review_requests/review.hpp"

#include <algorithm>

#include "access/accounts/accounts.hpp"
#include "access/accounts/names.hpp"
#include "access/accounts/same_person.hpp"
#include "access/admin_accounts/admin_accounts.hpp"
#include "access/admin_accounts/tell_owner.hpp"
#include "access/consent/consent.hpp"
#include "access/refusals.hpp"
#include "access/request_access/certificate_checks.hpp"
#include "access/requests/steps.hpp"
#include "access/review_requests/alike.hpp"
#include "access/review_requests/compare.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::access {

namespace {

// The request, locked by being written: it is in this clerk's work.
Result<AccessRequest> own_work(database::Tx& tx, Actor const& clerk, RequestId id) {
  bool const is_own = hold_request(tx, id, clerk.account);
  auto request = find_request(tx, id);
  if (is_own) return std::move(*request);
  if (!request || request->state != RequestState::in_work) return refuse(refusals::request_moved_on);
  return refuse(refusals::request_of_another_clerk);
}

// Why a request could not be taken.
Refusal why_not_taken(database::ReadTx& tx, RequestId id) {
  auto const request = find_request(tx, id);
  if (!request || request->state != RequestState::in_work || !request->clerk) return refuse(refusals::request_moved_on);
  auto const holder = find_account(tx, *request->clerk).value();
  return refuse(refusals::request_taken,
                "У кого она: " + short_name(holder.last_name, holder.first_name, holder.middle_name));
}

void tell(database::Tx& tx, web::Settings const& settings, Actor const& clerk, RequestId id, Step const& step,
          Instant now) {
  record_step(tx, settings, clerk, find_request(tx, id).value(), step, now);
}

Result<Organisation> organisation_of(database::Tx& tx, Actor const& clerk, Applicant const& applicant,
                                     Approval const& approval, Instant now) {
  auto organisation = find_organisation_by_inn(tx, applicant.inn);
  if (!organisation) {
    if (!approval.kind) return refuse(refusals::kind_missing);
    if (is_entered_by_the_system_alone(*approval.kind) && !clerk.may("admin"))
      return refuse(refusals::kind_needs_administrator);
    organisation.emplace();
    organisation->name = applicant.organisation_name;
    organisation->inn = applicant.inn;
    organisation->ogrn = applicant.ogrn;
    organisation->kind = *approval.kind;
    organisation->trains = approval.trains || organisation->kind == OrganisationKind::training_centre;
  }
  for (auto const role : approval.roles)
    if (!fits(role, organisation->kind, organisation->trains)) return refuse(refusals::cabinet_does_not_fit);
  if (organisation->id.value == 0) {
    organisation->id = add_organisation(tx, *organisation, now);
    audit::record(tx, clerk, "access.organisation-added", "organisation:" + std::to_string(organisation->id.value),
                  organisation->name + ", по заявке на доступ", now);
  }
  return std::move(*organisation);
}

Result<AccountId> account_for(database::Tx& tx, Actor const& clerk, AccessRequest const& request,
                              Approval const& approval, Instant now) {
  auto const certificate = certificates_of(tx, request.id).user;
  if (!approval.account && find_certificate(tx, certificate.sha256)) return refuse(refusals::certificate_taken);
  auto const account = approval.account ? *approval.account : add_account(tx, account_of(request.applicant), now);
  if (!approval.account)
    audit::record(tx, clerk, "access.account-added", "account:" + std::to_string(account.value),
                  "По заявке № " + std::to_string(request.id.value), now);
  // may_approve() has seen that what was confirmed is what differs.
  if (auto const added =
          add_certificate_untold(tx, clerk, account, certificate, now, approval.account ? approval.confirmed : "");
      !added)
    return added.error();
  return account;
}

// What would undo an administrator's decision: a certificate that was taken away, a person who was shut out.
Result<void> keeps_decisions(database::ReadTx& tx, Actor const& clerk, AccessRequest const& request,
                             Approval const& approval, Alike const& like) {
  if (like.bound && !like.bound->removed_at) return refuse(refusals::certificate_taken);
  if (like.bound && is_taken_away(*like.bound) && !clerk.may("admin"))
    return refuse(refusals::removed_by_administrator);
  bool const is_shut_out = approval.account ? find_account(tx, *approval.account)->blocked_at.has_value()
                                            : has_blocked_account(tx, account_of(request.applicant), request.snils);
  if (is_shut_out) return refuse(refusals::person_is_blocked);
  return boost::system::in_place_value;
}

// The certificate goes to the person it was issued to.
Result<void> is_the_applicants(database::ReadTx& tx, AccessRequest const& request, Approval const& approval,
                               Alike const& like) {
  if (!approval.account) {
    for (auto const& account : like.accounts)
      if (is_same_person(request, known_person(tx, account.id))) return refuse(refusals::person_has_account);
    return boost::system::in_place_value;
  }
  auto const compared = compare(request, certificates_of(tx, request.id).user,
                                find_account(tx, *approval.account).value(), known_person(tx, *approval.account));
  if (compared.is_another_person) return refuse(refusals::request_of_another_person);
  if (compared.doubt != approval.confirmed) return refuse(refusals::binding_unconfirmed, compared.doubt);
  return boost::system::in_place_value;
}

// Who reviews requests gives no role that reaches beyond one organisation, nor a way into an account that has one.
Result<void> may_approve(database::ReadTx& tx, Actor const& clerk, AccessRequest const& request,
                         Approval const& approval) {
  bool reaches_far = std::any_of(approval.roles.begin(), approval.roles.end(), is_given_by_the_system_alone);
  auto const like = alike(tx, request);
  if (approval.account) {
    auto const& known = like.accounts;
    if (std::none_of(known.begin(), known.end(), [&](Account const& one) { return one.id == *approval.account; }))
      return refuse(refusals::account_not_alike);
    for (auto const& cabinet : cabinets_of(tx, *approval.account))
      reaches_far = reaches_far || is_given_by_the_system_alone(cabinet.role);
  }
  if (reaches_far && !clerk.may("admin")) return refuse(refusals::needs_administrator);
  if (auto const keeps = keeps_decisions(tx, clerk, request, approval, like); !keeps) return keeps;
  return is_the_applicants(tx, request, approval, like);
}

// Nothing keeps it back by the list of this moment; true where its CA is known.
Result<bool> passes_now(database::ReadTx& tx, signatures::TrustList const& trust, AccessRequest const& request,
                        Instant now) {
  auto const checks = check_certificates(trust, certificates_of(tx, request.id), request.applicant, now);
  auto const* const failed = keeps_back(checks);
  if (!failed) return !is_ca_unknown(checks);
  return refuse(refusals::request_fails_now, "Не пройдена проверка «" + std::string(failed->title) +
                                                 "»: " + std::string(failed->fault->title) + ". " + failed->detail);
}

std::string roles_given(Approval const& approval, Organisation const& organisation) {
  std::string text = "Организация: " + organisation.name + ". Роли: ";
  for (std::size_t i = 0; i < approval.roles.size(); ++i)
    text += (i > 0 ? "; " : "") + std::string(title_of(approval.roles[i]));
  return text + ".";
}

std::string what_was_given(AccessRequest const& request, Approval const& approval, Organisation const& organisation) {
  auto text = std::string(approval.account ? "Одобрена: сертификат привязан к вашей прежней учётной записи. "
                                           : "Одобрена: учётная запись создана. ") +
              roles_given(approval, organisation);
  auto const asked = request.applicant.cabinet;
  if (std::find(approval.roles.begin(), approval.roles.end(), asked) != approval.roles.end()) return text;
  text += " Роль «" + std::string(title_of(asked)) + "», о которой вы просили, не дана";
  if (fits(asked, organisation.kind, organisation.trains)) return text + ": так решил сотрудник.";
  return text + ": организация записана как «" + std::string(title_of(organisation.kind)) + "», такой роли в ней нет.";
}

// The applicant's letter goes to the address of the request: whoever typed it need not be the owner of the account.
void tell_owner_of_approval(database::Tx& tx, web::Settings const& settings, AccessRequest const& request,
                            Approval const& approval, Organisation const& organisation, Instant now) {
  if (!approval.account) return;
  auto const certificate = certificates_of(tx, request.id).user;
  tell_owner(tx, settings, *approval.account,
             {"К вашей учётной записи добавлен сертификат",
              "По заявке № " + std::to_string(request.id.value) + " к вашей учётной записи добавлен сертификат. " +
                  in_words(certificate, settings) + ". " + roles_given(approval, organisation)},
             now);
}

// The applicant gave it, not the clerk. Whose account it is, is certain for a new one and by the СНИЛС alone: else what
// was agreed to stays with the request.
void carry_consent_of(database::Tx& tx, web::Settings const& settings, AccessRequest const& request,
                      Approval const& approval, AccountId account, bool is_same, Instant now) {
  if (!request.consent || (approval.account && !is_same)) return;
  auto const holder = find_account(tx, account).value();
  Actor applicant;
  applicant.account = account;
  applicant.name = short_name(holder.last_name, holder.first_name, holder.middle_name);
  applicant.address = "application";
  auto const at = request.consent->at;
  carry_consent(tx, applicant, account, request.consent->text_version, at,
                "с заявкой № " + std::to_string(request.id.value) + " от " + russian_moment(at, settings.zone), now);
}

// Of an account that was there before.
std::string what_stays(web::Settings const& settings, Approval const& approval) {
  if (!approval.account) return "";
  return "Почта, должность и телефон учётной записи прежние: из заявки они не переносятся. Сменить их можно после "
         "входа: " +
         settings.origin + "/account/contacts\n\n";
}

std::string what_to_do(web::Settings const& settings, bool is_ca_known) {
  if (is_ca_known) return "Войдите тем сертификатом, который приложили к заявке: " + settings.origin + "/sign-in";
  return "Вход откроется, когда удостоверяющий центр, который выдал сертификат, будет в перечне аккредитованных. "
         "Когда это случится, мы напишем вам.";
}

}  // namespace

Result<void> take(database::Tx& tx, web::Settings const& settings, Actor const& clerk, RequestId id, Instant now) {
  if (take_request(tx, id, clerk.account, now)) {
    tell(tx, settings, clerk, id, {"taken", "access.request-taken", "Взята в работу.", "", ""}, now);
    return boost::system::in_place_value;
  }
  if (hold_request(tx, id, clerk.account)) return boost::system::in_place_value;  // a double click
  return why_not_taken(tx, id);
}

Result<void> take_over(database::Tx& tx, web::Settings const& settings, Actor const& clerk, RequestId id,
                       AccountId holder, Instant now) {
  if (hold_request(tx, id, clerk.account)) return boost::system::in_place_value;  // a double click
  if (!take_over_request(tx, id, holder, clerk.account, now)) return why_not_taken(tx, id);
  tell(tx, settings, clerk, id,
       {"taken", "access.request-taken-over", "Взята в работу другим сотрудником.", "",
        "Была у учётной записи " + std::to_string(holder.value)},
       now);
  return boost::system::in_place_value;
}

Result<void> release(database::Tx& tx, web::Settings const& settings, Actor const& clerk, RequestId id, Instant now) {
  auto const request = own_work(tx, clerk, id);
  if (!request) return request.error();
  release_request(tx, id);
  tell(tx, settings, clerk, id,
       {"released", "access.request-released", "Возвращена в очередь. Срок ответа прежний.", "", ""}, now);
  return boost::system::in_place_value;
}

Result<void> ask_to_correct(database::Tx& tx, web::Settings const& settings, Actor const& clerk, RequestId id,
                            std::string const& what, Instant now) {
  auto const request = own_work(tx, clerk, id);
  if (!request) return request.error();
  ask_for_correction(tx, id, what);
  tell(tx, settings, clerk, id,
       {"correction-asked", "access.request-correction-asked", "Нужно исправить: " + what,
        "Откройте страницу заявки, нажмите «Исправить заявку» и сохраните её снова.", what},
       now);
  return boost::system::in_place_value;
}

Result<void> refuse_request(database::Tx& tx, web::Settings const& settings, Actor const& clerk, RequestId id,
                            std::string const& reason, Instant now) {
  auto const request = own_work(tx, clerk, id);
  if (!request) return request.error();
  decide_request(tx, id, RequestState::refused, reason, std::nullopt, now);
  tell(tx, settings, clerk, id,
       {"refused", "access.request-refused", "Отказано. Причина: " + reason,
        "Когда причина устранена (например, получен другой сертификат или организация подтвердила, что вы в ней "
        "работаете), подайте новую заявку: " +
            settings.origin + "/apply",
        reason},
       now);
  return boost::system::in_place_value;
}

Result<AccountId> approve(database::Tx& tx, web::Settings const& settings, signatures::TrustList const& trust,
                          Actor const& clerk, RequestId id, Approval const& approval, Instant now) {
  auto const request = own_work(tx, clerk, id);
  if (!request) return request.error();
  if (approval.roles.empty()) return refuse(refusals::roles_missing);
  auto const is_ca_known = passes_now(tx, trust, *request, now);
  if (!is_ca_known) return is_ca_known.error();
  if (auto const may = may_approve(tx, clerk, *request, approval); !may) return may.error();
  auto const organisation = organisation_of(tx, clerk, request->applicant, approval, now);
  if (!organisation) return organisation.error();
  // As it was before: the certificate that is bound now brings the СНИЛС with it.
  bool const is_same = approval.account && is_same_person(*request, known_person(tx, *approval.account));
  auto const account = account_for(tx, clerk, *request, approval, now);
  if (!account) return account.error();
  for (auto const role : approval.roles)
    if (auto const given = give_cabinet_untold(tx, clerk, *account, organisation->inn, role, now); !given)
      return given.error();
  decide_request(tx, id, RequestState::approved, "", *account, now);
  set_ca_known(tx, id, *is_ca_known);  // who waits for the CA is told when it has come into the list
  carry_consent_of(tx, settings, *request, approval, *account, is_same, now);
  tell_owner_of_approval(tx, settings, *request, approval, *organisation, now);
  tell(tx, settings, clerk, id,
       {"approved", "access.request-approved", what_was_given(*request, approval, *organisation),
        what_stays(settings, approval) + what_to_do(settings, *is_ca_known),
        "Учётная запись " + std::to_string(account->value)},
       now);
  return *account;
}

}  // namespace obereg::access
