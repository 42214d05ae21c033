#include "access/request_access/request_access_http.hpp"

#include "access/follow_request/followed.hpp"
#include "access/request_access/attachments.hpp"
#include "access/request_access/certificate_checks.hpp"
#include "access/request_access/file_request.hpp"
#include "access/request_access/request_form.hpp"
#include "access/request_access/seen.hpp"
#include "access/requests/certificate_facts.hpp"
#include "core/text.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

struct Shown {
  TypedRequest typed;
  Attachments attachments;
  std::vector<signatures::Check> checks;  // of a whole pair
  std::vector<html::FieldError> errors;
  std::string notice;
  std::string seen;  // seen_mark() of the page that shows passed checks, and of no other
};

// The request that this browser may correct now.
std::optional<AccessRequest> to_correct(web::PageContext const& context) {
  auto request = followed(context);
  return request && request->state == RequestState::correction ? std::move(request) : std::nullopt;
}

http::Response form_page(web::PageContext const& context, Shown const& shown, int status) {
  auto const sout =
      context.read([](database::ReadTx& tx) { return organisations_of_kind(tx, OrganisationKind::sout_organisation); });
  auto const correction = to_correct(context);
  auto view = request_form_view(shown.typed, shown.errors, sout);
  auto attachments = shown.attachments;
  if (shown.errors.empty()) attachments.errors.clear();  // the empty form asks for files without scolding
  show_attachments(view, attachments);
  auto const title = correction ? "Исправление заявки № " + std::to_string(correction->id.value)
                                : std::string("Заявка на создание пользователя");
  view.set("title", title).set("to_correct", correction ? correction->reason : std::string());
  view.set("notice", shown.notice);
  view.set("seen", shown.seen);
  view.set("has_checks", !shown.checks.empty()).set("checks", check_rows(shown.checks));
  html::Page page;
  page.title = title;
  page.has_errors = !shown.errors.empty();
  view.set("csrf_token", context.csrf_token);
  page.main = html::render("src/access/request_access/request.html", view);
  return web::show(context, std::move(page), status).with("Cache-Control", "no-store");
}

// Told as soon as the file is there: an account or another request has the certificate already.
void check_owner(web::PageContext const& context, Shown& shown) {
  if (!shown.attachments.user) return;
  auto const correction = to_correct(context);
  auto const may = context.read([&](database::ReadTx& tx) {
    return may_serve(tx, shown.attachments.user->sha256, correction ? std::optional(correction->id) : std::nullopt);
  });
  if (!may) shown.attachments.errors.push_back({"certificate", web::in_words(may.error())});
}

Shown shown_of(web::ActionContext const& context) {
  Shown shown{typed_request(context.request.form), read_attachments(context.request), {}, {}, "", ""};
  check_owner(context, shown);
  shown.errors = shown.attachments.errors;
  if (shown.attachments.whole()) {
    shown.checks = check_certificates(*context.trust().get(), {*shown.attachments.user, *shown.attachments.ca},
                                      shown.typed.applicant, context.now);
    if (!may_be_filed(shown.checks))
      shown.errors.push_back(
          {"checks", "Сертификаты не прошли проверку. Что не так и что делать, сказано в проверках."});
  }
  auto const fields = check_request(shown.typed);
  shown.errors.insert(shown.errors.end(), fields.begin(), fields.end());
  return shown;
}

std::string words_before_filing(std::vector<signatures::Check> const& checks) {
  if (is_ca_unknown(checks))
    return "Заявка ещё не отправлена. Удостоверяющего центра нет в перечне аккредитованных: заявку можно подать, но "
           "решит "
           "сотрудник, а вход откроется, когда центр будет в перечне. Проверьте сведения ниже и нажмите «Сохранить» "
           "ещё раз.";
  return "Заявка ещё не отправлена. Сертификаты прошли проверку. Посмотрите, что в них сказано, и нажмите «Сохранить» "
         "ещё "
         "раз.";
}

// The applicant may know better than the site what the organisation does: no reason not to file.
std::string words_of_cabinet(web::PageContext const& context, Applicant const& applicant) {
  auto const known = context.read([&](database::ReadTx& tx) { return find_organisation_by_inn(tx, applicant.inn); });
  if (!known || fits(applicant.cabinet, known->kind, known->trains)) return "";
  return " Организация с этим ИНН записана в системе как «" + std::string(title_of(known->kind)) + "», роли «" +
         std::string(title_of(applicant.cabinet)) +
         "» в ней нет. Выберите другой кабинет или подайте как есть: "
         "сотрудник разберётся.";
}

http::Response filed(web::ActionContext const& context, Shown& shown) {
  auto const correction = to_correct(context);
  Filing const filing{shown.typed.applicant,
                      {*shown.attachments.user, *shown.attachments.ca},
                      !is_ca_unknown(shown.checks),
                      correction ? std::optional(correction->id) : std::nullopt};
  auto const done = context.write(
      [&](database::Tx& tx) { return file_request(tx, context.settings(), context.actor, filing, context.now); });
  if (!done) {
    auto const& refusal = done.error();
    shown.attachments.errors.push_back({"certificate", web::in_words(refusal)});
    shown.errors.push_back(shown.attachments.errors.back());
    return form_page(context, shown, refusal.kind->status);
  }
  auto response = http::see_other("/apply/status");
  follow(response, done->id, correction ? followed_code(context.request) : done->code, context.settings());
  return response;
}

// The organisation that was chosen must be one of the list.
void drop_unknown_sout(web::PageContext const& context, Applicant& applicant) {
  if (!applicant.sout_organisation) return;
  auto const found =
      context.read([&](database::ReadTx& tx) { return find_organisation(tx, *applicant.sout_organisation); });
  if (!found || found->kind != OrganisationKind::sout_organisation) applicant.sout_organisation.reset();
}

}  // namespace

http::Response show_request_form(web::PageContext const& context) {
  Shown shown;
  if (auto const correction = to_correct(context)) {
    shown.typed = typed_request(correction->applicant);
    auto const certificates = context.read([&](database::ReadTx& tx) { return certificates_of(tx, correction->id); });
    shown.attachments = {certificates.user, certificates.ca, {}};
    shown.checks = check_certificates(*context.trust().get(), certificates, correction->applicant, context.now);
  }
  return form_page(context, shown, 200);
}

http::Response submit_request(web::ActionContext const& context) {
  auto shown = shown_of(context);
  drop_unknown_sout(context, shown.typed.applicant);
  if (!shown.errors.empty()) return form_page(context, shown, 422);
  auto const mark =
      seen_mark(shown.typed.applicant, {*shown.attachments.user, *shown.attachments.ca}, is_ca_unknown(shown.checks));
  if (context.request.form.get("seen") == mark) return filed(context, shown);
  shown.seen = mark;
  shown.notice = words_before_filing(shown.checks) + words_of_cabinet(context, shown.typed.applicant);
  return form_page(context, shown, 200);
}

http::Response start_from_certificate(web::ActionContext const& context) {
  Shown shown;
  auto const certificate = signatures::parse_certificate(text::from_base64(context.request.form.get("certificate")));
  if (certificate) {
    auto& applicant = shown.typed.applicant;
    applicant.last_name = text::tidy_spaces(certificate->surname);
    auto const given = text::tidy_spaces(certificate->given_name);
    auto const space = given.find(' ');
    applicant.first_name = given.substr(0, space);
    applicant.middle_name = space == std::string::npos ? std::string() : given.substr(space + 1);
    applicant.email = certificate->email;
    applicant.job_title = certificate->title;
    applicant.organisation_name = certificate->organisation;
    applicant.inn = organisation_inn(*certificate);
    applicant.ogrn = certificate->ogrn.empty() ? certificate->ogrnip : certificate->ogrn;
    shown.notice = "Поля заполнены по сертификату, которым вы пробовали войти. Проверьте их и приложите сертификаты.";
  }
  return form_page(context, shown, 200);
}

}  // namespace obereg::access
