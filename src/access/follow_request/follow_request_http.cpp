#include "access/follow_request/follow_request_http.hpp"

#include <charconv>

#include "access/follow_request/followed.hpp"
#include "access/mend_email/mend_email.hpp"
#include "access/refusals.hpp"
#include "access/request_access/certificate_checks.hpp"
#include "access/request_access/file_request.hpp"
#include "access/request_access/request_form.hpp"
#include "access/requests/request_views.hpp"
#include "core/text.hpp"
#include "core/typed_codes/typed_code.hpp"
#include "platform/attempts/attempts.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

http::Response status_page(web::PageContext const& context, html::View view, std::string const& title, int status) {
  html::Page page;
  page.title = title;
  page.has_errors = status != 200;
  view.set("title", title).set("csrf_token", context.csrf_token);
  page.main = html::render("src/access/follow_request/status.html", view);
  return web::show(context, std::move(page), status).with("Cache-Control", "no-store");
}

http::Response ask_page(web::PageContext const& context, std::vector<html::FieldError> const& errors, int status) {
  auto const& typed = context.request.form;
  auto const field = [&](char const* id, char const* label, std::string const& value) {
    return html::field_view(id, label, "", value, html::error_of(errors, id));
  };
  auto const asked = typed.get("number");
  auto view = html::error_summary(errors);
  view.set("request", std::vector<html::View>{}).set("has_request", false);
  view.set("number_field",
           field("number", "Номер заявки", asked.empty() ? context.request.query.get("number") : asked));
  view.set("code_field", field("code", "Код", typed.get("code")));
  return status_page(context, std::move(view), "Что с заявкой", status);
}

// By the list of now, not by that of the day when it was filed.
bool is_ca_unknown_now(web::PageContext const& context, AccessRequest const& request) {
  auto const certificates = context.read([&](database::ReadTx& tx) { return certificates_of(tx, request.id); });
  return is_ca_unknown(check_certificates(*context.trust().get(), certificates, request.applicant, context.now));
}

http::Response followed_page(web::PageContext const& context, AccessRequest const& request,
                             std::vector<html::FieldError> const& errors = {}) {
  auto const events = context.read([&](database::ReadTx& tx) { return events_of(tx, request.id); });
  auto const state = request.state;
  bool const waits_for_ca = state != RequestState::refused && is_ca_unknown_now(context, request);
  bool const is_approved = state == RequestState::approved;
  html::View shown{{"state", title_of(state)},
                   {"colour", colour_of(state)},
                   {"due_explained", request.due.explained},
                   {"reason", request.reason},
                   {"would_wait_for_ca", waits_for_ca && !is_approved},
                   {"waits_for_ca", waits_for_ca && is_approved},
                   {"may_correct", state == RequestState::correction},
                   {"may_sign_in", is_approved && !waits_for_ca},
                   {"number", request.id.value},
                   {"code", text::shown_code(followed_code(context.request))},
                   {"events", timeline_rows(events, false, context.settings().zone)}};
  show_due(shown, request, context.now, context.settings().zone);
  auto const typed = context.request.form.get("email");
  shown.set("may_mend_email", !is_decided(state)).set("email", request.applicant.email);
  shown.set("mending", !errors.empty());
  shown.set("email_field", html::field_view("email", "Верный адрес почты", "Пришлём туда номер и код заявки",
                                            errors.empty() ? std::string() : typed, html::error_of(errors, "email")));
  shown.set("is_mended", context.request.query.get("done") == "email");
  auto view = html::error_summary(errors);
  view.set("has_request", true).set("request", std::move(shown));
  return status_page(context, std::move(view), "Заявка № " + std::to_string(request.id.value),
                     errors.empty() ? 200 : 422);
}

// Refused alike where there is no such number and where the code is another.
Result<RequestId> find_by_code(database::Tx& tx, std::string const& address, std::string const& number,
                               std::string const& code, Instant now) {
  auto const network = attempts::network_of(address);
  if (attempts::count(tx, "request-status", network, now) > most_looks) return refuse(refusals::codes_tried_too_often);
  if (attempts::counted(tx, "request-code", number, now) >= most_wrong_codes)
    return refuse(refusals::codes_tried_too_often);
  RequestId id;
  std::from_chars(number.data(), number.data() + number.size(), id.value);
  auto const found = id.value > 0 && !code.empty() ? find_request(tx, id, code) : std::nullopt;
  if (found) return found->id;
  return refuse(refusals::request_not_found);
}

}  // namespace

http::Response show_request_status(web::PageContext const& context) {
  auto const request = followed(context);
  return request ? followed_page(context, *request) : ask_page(context, {}, 200);
}

http::Response submit_request_status(web::ActionContext const& context) {
  auto const number = text::tidy_spaces(context.request.form.get("number")).substr(0, 20);
  auto const code = text::typed_code(context.request.form.get("code"), request_code_length);
  // Counted whether it is right or not: a refused transaction would leave no trace.
  auto const found = context.write([&](database::Tx& tx) {
    auto answer = find_by_code(tx, context.request.remote_address, number, code, context.now);
    if (!answer && answer.error().kind == &refusals::request_not_found)
      attempts::count(tx, "request-code", number, context.now);
    return std::optional(std::move(answer));
  });
  if (!*found) {
    auto const& refusal = found->error();
    return ask_page(context, {{"code", web::in_words(refusal)}}, refusal.kind->status);
  }
  auto response = http::see_other("/apply/status");
  follow(response, **found, code, context.settings());
  return response;
}

http::Response submit_mended_email(web::ActionContext const& context) {
  auto const request = followed(context);
  if (!request) return ask_page(context, {}, 200);
  auto const email = text::tidy_spaces(context.request.form.get("email"));
  if (!is_email(email))
    return followed_page(context, *request, {{"email", "Адрес почты пишется так: ivanov@example.ru."}});
  auto const mended = context.write([&](database::Tx& tx) {
    return mend_email(tx, context.settings(), context.actor, request->id, email, followed_code(context.request),
                      context.now);
  });
  if (!mended) return followed_page(context, *request, {{"email", web::in_words(mended.error())}});
  return http::see_other("/apply/status?done=email");
}

http::Response forget_request(web::ActionContext const& context) {
  auto response = http::see_other("/apply/status");
  unfollow(response, context.settings());
  return response;
}

}  // namespace obereg::access
