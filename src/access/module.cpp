#include "access/access.hpp"
#include "access/admin_accounts/admin_accounts_http.hpp"
#include "access/admin_authorities/admin_authorities_http.hpp"
#include "access/admin_calendar/calendar_http.hpp"
#include "access/admin_jobs/admin_jobs_http.hpp"
#include "access/admin_mail/admin_mail_http.hpp"
#include "access/admin_organisations/admin_organisations_http.hpp"
#include "access/api_keys/api_keys_http.hpp"
#include "access/change_contacts/contacts_http.hpp"
#include "access/change_password/change_password_http.hpp"
#include "access/change_password/first_password.hpp"
#include "access/change_trust/changes_http.hpp"
#include "access/choose_password/choose_password_http.hpp"
#include "access/confirm_email/confirm_email_http.hpp"
#include "access/consent/consent_http.hpp"
#include "access/correct_account/correct_account_http.hpp"
#include "access/cut_esia_link/cut_esia_link_http.hpp"
#include "access/esia/esia_http.hpp"
#include "access/fetch_crls/crls_http.hpp"
#include "access/follow_request/follow_request_http.hpp"
#include "access/invite/invite_http.hpp"
#include "access/manage_people/invite_again.hpp"
#include "access/manage_people/people_http.hpp"
#include "access/notifications/notifications_http.hpp"
#include "access/own_account/own_account_http.hpp"
#include "access/own_certificates/own_certificates_http.hpp"
#include "access/password_sign_in/password_sign_in_http.hpp"
#include "access/regain_request/regain_request_http.hpp"
#include "access/request_access/request_access_http.hpp"
#include "access/reset_password/reset_password_http.hpp"
#include "access/review_requests/review_http.hpp"
#include "access/second_factor/own_second_factor_http.hpp"
#include "access/show_roles/roles_http.hpp"
#include "access/sign_in/sign_in_http.hpp"
#include "access/unbind_certificate/unbind_http.hpp"

namespace obereg::access {

namespace {

constexpr std::uint64_t signature_body = 2u << 20;  // of which a signature may have 1 MiB
constexpr std::uint64_t crl_body = 64u << 20;
constexpr std::uint64_t tsl_body = 128u << 20;
constexpr std::uint64_t request_body = 4u << 20;  // two files of the wrong kind still get their own words

constexpr web::Permission admin{"admin"};
constexpr web::Permission review{"access.review"};
constexpr web::Permission view_people{"organisation.view-people"};
constexpr web::Permission manage_people{"organisation.manage-people"};

void add(web::Routes& routes, web::Routes const& more) {
  routes.insert(routes.end(), more.begin(), more.end());
}

web::Routes own_routes() {
  using web::anyone_signed_in;
  using web::everyone;
  return {
      web::get_and_write("/sign-in", everyone, show_sign_in),
      web::get("/sign-in/challenge/{challenge}", everyone, download_challenge),
      web::post("/sign-in", everyone, submit_sign_in, signature_body),
      web::post("/sign-out", anyone_signed_in, submit_sign_out),

      web::get("/account", anyone_signed_in, show_own_account),
      web::get("/account/sessions", anyone_signed_in, show_own_sessions),
      web::post("/account/sessions/end-all", anyone_signed_in, submit_end_all),
      web::post("/account/sessions/{session}/end", anyone_signed_in, submit_end_session),
      web::get("/account/notifications", anyone_signed_in, show_notifications),
      web::get("/account/email", anyone_signed_in, show_email),
      web::post("/account/email", anyone_signed_in, submit_email),
      web::post("/account/email/code", anyone_signed_in, submit_send_code),
      web::get("/account/consent", anyone_signed_in, show_consent),
      web::post("/account/consent", anyone_signed_in, submit_consent),
      web::post("/account/consent/withdraw", anyone_signed_in, submit_withdraw_consent),
      web::get("/account/cabinet", anyone_signed_in, show_cabinets),
      web::post("/account/cabinet", anyone_signed_in, submit_cabinet),
      web::get("/account/api-keys", anyone_signed_in, show_api_keys),
      web::post("/account/api-keys", anyone_signed_in, submit_api_key),
      web::post("/account/api-keys/{key}/revoke", anyone_signed_in, submit_revoke_key),
  };
}

web::Routes correction_routes() {
  using web::anyone_signed_in;
  return {
      web::get("/admin/accounts/{account}/edit", admin, show_correct_account),
      web::post("/admin/accounts/{account}/edit", admin, submit_correct_account),
      web::get("/account/contacts", anyone_signed_in, show_contacts),
      web::post("/account/contacts", anyone_signed_in, submit_contacts),
      web::post("/account/email/keep", anyone_signed_in, submit_keep_email),
      web::post("/account/password/link", anyone_signed_in, submit_first_password_link),
      web::post("/people/{account}/invite", manage_people, submit_invite_again),
  };
}

web::Routes esia_routes() {
  return {
      web::post("/sign-in/esia", web::everyone, submit_esia_sign_in),
      web::get_and_write("/sign-in/esia/callback", web::everyone, finish_esia),
      web::post("/account/esia/link", web::anyone_signed_in, submit_esia_link),
      web::post("/account/esia/unlink", web::anyone_signed_in, submit_esia_unlink),
      web::post("/admin/accounts/{account}/esia/unlink", admin, submit_cut_esia_link),
  };
}

web::Routes request_routes() {
  using web::everyone;
  return {
      web::get("/apply", everyone, show_request_form),
      web::post("/apply", everyone, submit_request, request_body),
      web::post("/apply/from-certificate", everyone, start_from_certificate),
      web::get("/apply/consent", everyone, show_consent_text),
      web::get("/apply/status", everyone, show_request_status),
      web::post("/apply/status", everyone, submit_request_status),
      web::post("/apply/status/by-certificate", everyone, submit_regain_request, signature_body),
      web::post("/apply/status/email", everyone, submit_mended_email),
      web::post("/apply/status/forget", everyone, forget_request),
      web::get("/applications", review, show_request_queue),
      web::post("/applications", review, search_request_queue),
      web::get("/applications/{request}", review, show_request),
      web::get("/applications/{request}/certificate", review, download_request_certificate),
      web::get("/applications/{request}/ca-certificate", review, download_request_ca),
      web::post("/applications/{request}/take", review, submit_take),
      web::post("/applications/{request}/take-over", review, submit_take_over),
      web::post("/applications/{request}/release", review, submit_release),
      web::post("/applications/{request}/ask", review, submit_ask),
      web::post("/applications/{request}/refuse", review, submit_refuse),
      web::post("/applications/{request}/approve", review, submit_approve),
  };
}

web::Routes password_routes() {
  using web::anyone_signed_in;
  using web::everyone;
  return {
      web::get("/sign-in/password", everyone, show_password_sign_in),
      web::post("/sign-in/password", everyone, submit_password_sign_in),
      web::get("/sign-in/second-factor", everyone, show_code),
      web::post("/sign-in/second-factor", everyone, submit_code),
      web::get("/sign-in/second-factor/set-up", everyone, show_set_up),
      web::post("/sign-in/second-factor/set-up", everyone, submit_set_up),
      web::get("/sign-in/second-factor/qr.png", everyone, show_set_up_qr),
      web::get("/sign-in/reset", everyone, show_reset),
      web::post("/sign-in/reset", everyone, submit_reset),
      web::get("/sign-in/new-password/{link}", everyone, show_choose_password),
      web::post("/sign-in/new-password/{link}", everyone, submit_choose_password),
      web::post("/sign-in/new-password/{link}/strength", everyone, submit_judge_by_link),

      web::get("/account/password", anyone_signed_in, show_own_password),
      web::post("/account/password", anyone_signed_in, submit_own_password),
      web::post("/account/password/strength", anyone_signed_in, submit_judge_own),
      web::get("/account/second-factor", anyone_signed_in, show_own_factor),
      web::get("/account/second-factor/qr.png", anyone_signed_in, show_own_qr),
      web::post("/account/second-factor/start", anyone_signed_in, submit_start_factor),
      web::post("/account/second-factor/confirm", anyone_signed_in, submit_own_factor),
      web::post("/account/second-factor/recovery-codes", anyone_signed_in, submit_new_codes),
      web::post("/account/second-factor/switch-off", anyone_signed_in, submit_switch_off),

      web::post("/admin/accounts/{account}/invite", admin, submit_invite),
      web::post("/admin/accounts/{account}/second-factor/reset", admin, submit_reset_second_factor),
  };
}

web::Routes people_routes() {
  return {
      web::get("/admin/accounts", admin, show_accounts),
      web::post("/admin/accounts", admin, submit_search_accounts),
      web::get("/admin/accounts/add", admin, show_add_account),
      web::post("/admin/accounts/add", admin, submit_add_account),
      web::get("/admin/accounts/{account}", admin, show_account),
      web::post("/admin/accounts/{account}/block", admin, submit_block),
      web::post("/admin/accounts/{account}/unblock", admin, submit_unblock),
      web::post("/admin/accounts/{account}/cabinets", admin, submit_add_cabinet),
      web::post("/admin/accounts/{account}/cabinets/{cabinet}/remove", admin, submit_take_cabinet),
      web::post("/admin/accounts/{account}/certificates", admin, submit_add_certificate),
      web::get("/admin/accounts/{account}/certificates/{certificate}/remove", admin, show_unbind),
      web::post("/admin/accounts/{account}/certificates/{certificate}/remove", admin, submit_unbind),
      web::get("/admin/organisations", admin, show_organisations),
      web::get("/admin/organisations/add", admin, show_add_organisation),
      web::post("/admin/organisations/add", admin, submit_add_organisation),
      web::get("/admin/organisations/{organisation}", admin, show_organisation),
      web::post("/admin/organisations/{organisation}", admin, submit_organisation),
  };
}

web::Routes trust_routes() {
  return {
      web::post("/admin/authorities/tsl", admin, submit_tsl, tsl_body),
      web::post("/admin/authorities/crls/fetch", admin, submit_fetch_crls),
      web::get("/admin/authorities/changes", admin, show_trust_changes),
      web::get("/admin/authorities/changes/{change}", admin, show_trust_change),
      web::get("/admin/authorities/changes/{change}/file", admin, download_tsl),
      web::post("/admin/authorities/changes/{change}/apply", admin, submit_apply_change),
      web::post("/admin/authorities/changes/{change}/reject", admin, submit_reject_change),
      web::post("/admin/authorities/changes/{change}/undo", admin, submit_undo_change),
  };
}

web::Routes organisation_routes() {
  return {
      web::get("/roles", web::anyone_signed_in, show_roles),

      web::get("/people", view_people, show_people),
      web::post("/people", view_people, submit_search_people),
      web::get("/people/add", manage_people, show_add_person),
      web::post("/people/add", manage_people, submit_add_person),
      web::get("/people/{account}", view_people, show_person),
      web::post("/people/{account}/roles", manage_people, submit_give_role),
      web::post("/people/{account}/roles/{cabinet}/take", manage_people, submit_take_role),
      web::post("/people/{account}/close", manage_people, submit_close_cabinets),
      web::post("/people/{account}/open", manage_people, submit_open_cabinets),
  };
}

web::Routes system_routes() {
  return {
      web::get("/admin/authorities", admin, show_authorities),
      web::get("/admin/authorities/add", admin, show_add_authority),
      web::post("/admin/authorities/add", admin, submit_add_authority),
      web::post("/admin/authorities/crl", admin, submit_crl, crl_body),
      web::get("/admin/authorities/{authority}", admin, show_authority),
      web::get("/admin/authorities/{authority}/file", admin, download_authority),
      web::post("/admin/authorities/{authority}", admin, submit_authority),

      web::get("/admin/jobs", admin, show_jobs),
      web::post("/admin/jobs/{job}/retry", admin, submit_retry),
      web::get("/admin/mail", admin, show_mail),
      web::get("/admin/mail/{message}", admin, show_message),
      web::post("/admin/mail/{message}/send-again", admin, submit_send_again),
  };
}

web::Routes calendar_routes() {
  return {
      web::get("/admin/calendar", admin, show_calendar),
      web::get("/admin/calendar/add-transfer", admin, show_add_transfer),
      web::post("/admin/calendar/add-transfer", admin, submit_transfer),
      web::get("/admin/calendar/add-day-off", admin, show_add_day_off),
      web::post("/admin/calendar/add-day-off", admin, submit_day_off),
      web::get("/admin/calendar/add-year", admin, show_add_year),
      web::post("/admin/calendar/add-year", admin, submit_year),
      web::get("/admin/calendar/changes/{change}", admin, show_calendar_change),
      web::post("/admin/calendar/changes/{change}/undo", admin, submit_undo_calendar_change),
  };
}

}  // namespace

web::Routes access_routes() {
  auto routes = own_routes();
  add(routes, own_certificate_routes());
  add(routes, correction_routes());
  add(routes, esia_routes());
  add(routes, request_routes());
  add(routes, password_routes());
  add(routes, people_routes());
  add(routes, trust_routes());
  add(routes, organisation_routes());
  add(routes, system_routes());
  add(routes, calendar_routes());
  return routes;
}

std::vector<web::Section> access_sections() {
  return {{"Учётные записи", "/admin/accounts", admin},
          {"Организации", "/admin/organisations", admin},
          {"Удостоверяющие центры", "/admin/authorities", admin},
          {"Календарь", "/admin/calendar", admin},
          {"Задания", "/admin/jobs", admin},
          {"Почта", "/admin/mail", admin},
          {"Люди организации", "/people", view_people},
          {"Заявки на доступ", "/applications", review},
          {"Оповещения", "/account/notifications", web::anyone_signed_in}};
}

}  // namespace obereg::access
