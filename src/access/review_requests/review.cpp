#include "access/review_requests/review.hpp"

#include <algorithm>

#include "access/accounts/accounts.hpp"
#include "access/admin_accounts/admin_accounts.hpp"
#include "access/refusals.hpp"
#include "access/requests/steps.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::access {

namespace {

// The request, locked by being written: it is in this clerk's work.
Result<AccessRequest> own_work(database::ReadTx& tx, Actor const& clerk, RequestId id) {
  auto request = find_request(tx, id);
  if (!request || request->state != RequestState::in_work) return refuse(refusals::request_moved_on);
  if (request->clerk != clerk.account) return refuse(refusals::request_of_another_clerk);
  return std::move(*request);
}

void tell(database::Tx& tx, web::Settings const& settings, Actor const& clerk, RequestId id, Step const& step,
          Instant now) {
  record_step(tx, settings, clerk, find_request(tx, id).value(), step, now);
}

Account account_of(Applicant const& applicant) {
  Account account;
  account.last_name = applicant.last_name;
  account.first_name = applicant.first_name;
  account.middle_name = applicant.middle_name;
  account.email = applicant.email;
  account.job_title = applicant.job_title;
  account.phone = applicant.phone;
  return account;
}

Result<Organisation> organisation_of(database::Tx& tx, Actor const& clerk, Applicant const& applicant,
                                     Approval const& approval, Instant now) {
  auto organisation = find_organisation_by_inn(tx, applicant.inn);
  if (!organisation) {
    organisation.emplace();
    organisation->name = applicant.organisation_name;
    organisation->inn = applicant.inn;
    organisation->ogrn = applicant.ogrn;
    organisation->kind = approval.kind;
    organisation->trains = approval.trains || approval.kind == OrganisationKind::training_centre;
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
  if (auto const added = add_certificate(tx, clerk, account, certificate, now); !added) return added.error();
  return account;
}

bool is_of_staff(Role role) {
  return role == Role::administrator || role == Role::account_clerk;
}

// Who reviews requests does not make administrators, nor a way into an administrator's account.
Result<void> may_approve(database::ReadTx& tx, Actor const& clerk, AccessRequest const& request,
                         Approval const& approval) {
  bool reaches_staff = std::any_of(approval.roles.begin(), approval.roles.end(), is_of_staff);
  if (approval.account) {
    auto const alike = accounts_like(tx, account_of(request.applicant), request.snils);
    if (std::none_of(alike.begin(), alike.end(), [&](Account const& one) { return one.id == *approval.account; }))
      return refuse(refusals::account_not_alike);
    for (auto const& cabinet : cabinets_of(tx, *approval.account))
      reaches_staff = reaches_staff || is_of_staff(cabinet.role);
  }
  if (reaches_staff && !clerk.may("admin")) return refuse(refusals::needs_administrator);
  return boost::system::in_place_value;
}

std::string what_was_given(Approval const& approval, Organisation const& organisation) {
  std::string text = approval.account ? "Одобрена: сертификат привязан к вашей прежней учётной записи."
                                      : "Одобрена: учётная запись создана.";
  text += " Организация: " + organisation.name + ". Роли: ";
  for (std::size_t i = 0; i < approval.roles.size(); ++i)
    text += (i > 0 ? "; " : "") + std::string(title_of(approval.roles[i]));
  return text + ".";
}

}  // namespace

Result<void> take(database::Tx& tx, web::Settings const& settings, Actor const& clerk, RequestId id, Instant now) {
  auto const request = find_request(tx, id);
  bool const open = request && (request->state == RequestState::received || request->state == RequestState::in_work);
  if (!open) return refuse(refusals::request_moved_on);
  if (request->clerk == clerk.account) return boost::system::in_place_value;
  auto const previous = request->clerk ? "Была у учётной записи " + std::to_string(request->clerk->value) : "";
  take_request(tx, id, clerk.account, now);
  tell(tx, settings, clerk, id, {"taken", "access.request-taken", "Взята в работу.", "", previous}, now);
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
        "Когда причины не станет, подайте новую заявку.", reason},
       now);
  return boost::system::in_place_value;
}

Result<AccountId> approve(database::Tx& tx, web::Settings const& settings, Actor const& clerk, RequestId id,
                          Approval const& approval, Instant now) {
  auto const request = own_work(tx, clerk, id);
  if (!request) return request.error();
  if (approval.roles.empty()) return refuse(refusals::roles_missing);
  if (auto const may = may_approve(tx, clerk, *request, approval); !may) return may.error();
  auto const organisation = organisation_of(tx, clerk, request->applicant, approval, now);
  if (!organisation) return organisation.error();
  auto const account = account_for(tx, clerk, *request, approval, now);
  if (!account) return account.error();
  for (auto const role : approval.roles)
    if (auto const given = give_cabinet(tx, clerk, *account, organisation->inn, role, now); !given)
      return given.error();
  decide_request(tx, id, RequestState::approved, "", *account, now);
  auto const next = approval.is_ca_known
                        ? "Войдите тем сертификатом, который приложили к заявке: " + settings.origin + "/sign-in"
                        : std::string(
                              "Вход откроется, когда удостоверяющий центр, который выдал сертификат, будет в "
                              "перечне аккредитованных.");
  tell(tx, settings, clerk, id,
       {"approved", "access.request-approved", what_was_given(approval, *organisation), next,
        "Учётная запись " + std::to_string(account->value)},
       now);
  return *account;
}

}  // namespace obereg::access
