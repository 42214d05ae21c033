#include "access/review_requests/review_http.hpp"

#include <algorithm>

#include "access/refusals.hpp"
#include "access/review_requests/request_page.hpp"
#include "access/review_requests/review.hpp"
#include "core/text.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/sign_panel.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

constexpr std::size_t longest_words = 1'000;

std::optional<RequestId> asked_request(web::PageContext const& context) {
  auto const id = context.request.id("request");
  if (!id) return std::nullopt;
  auto const found = context.read([&](database::ReadTx& tx) { return find_request(tx, RequestId{*id}); });
  return found ? std::optional(found->id) : std::nullopt;
}

// Where on the page it stands what an approval was refused for.
char const* field_of(RefusalKind const& kind) {
  if (&kind == &refusals::request_fails_now) return "checks";
  for (auto const* about_account :
       {&refusals::account_not_alike, &refusals::certificate_taken, &refusals::removed_by_administrator,
        &refusals::person_is_blocked, &refusals::request_of_another_person, &refusals::person_has_account})
    if (&kind == about_account) return "account";
  if (&kind == &refusals::binding_unconfirmed) return "confirmed";
  if (&kind == &refusals::kind_missing || &kind == &refusals::kind_needs_administrator) return "kind";
  return "roles";
}

// Does the step and comes back to the request, with the error at `field` where it was refused.
template <class Work>
http::Response step(web::ActionContext const& context, std::string const& field, Work&& work) {
  auto const id = asked_request(context);
  if (!id) return web::refused(context, refuse(web::not_found));
  auto const done = context.write([&](database::Tx& tx) { return work(tx, *id); });
  if (!done) {
    auto const& kind = *done.error().kind;
    auto const at = field == "approve" ? field_of(kind) : field;
    return request_page(context, *id, {{at, web::in_words(done.error())}}, kind.status);
  }
  return http::see_other("/applications/" + std::to_string(id->value));
}

// What staff wrote for the applicant; an error where it is missing or too long. `missing`: "" where it may be.
std::string words_of(web::ActionContext const& context, char const* field, std::string const& missing,
                     std::vector<html::FieldError>& errors) {
  auto const typed = context.request.form.get(field);
  auto words = text::is_clean(typed) ? text::tidy_spaces(typed) : std::string();
  if (words.empty() && !missing.empty()) errors.push_back({field, missing});
  if (text::length(words) > longest_words) errors.push_back({field, "Не длиннее 1000 знаков."});
  return words;
}

http::Response download(web::PageContext const& context, bool ca) {
  auto const id = asked_request(context);
  if (!id) return web::refused(context, refuse(web::not_found));
  auto const certificates = context.read([&](database::ReadTx& tx) { return certificates_of(tx, *id); });
  auto response = http::bytes(ca ? certificates.ca.der : certificates.user.der, "application/pkix-cert");
  response.download_as((ca ? "uc-" : "zayavka-") + std::to_string(id->value) + ".cer");
  return response;
}

Approval approval_of(http::Fields const& form) {
  Approval approval;
  if (auto const account = std::atoll(form.get("account").c_str()); account > 0) approval.account = AccountId{account};
  for (auto const& word : form.every("roles"))
    if (auto const role = role_of(word)) approval.roles.push_back(*role);
  approval.kind = organisation_kind_of(form.get("kind"));
  approval.confirmed = form.get("confirmed");
  approval.trains = form.get("trains") == "yes";
  return approval;
}

}  // namespace

http::Response show_request(web::PageContext const& context) {
  auto const id = asked_request(context);
  if (!id) return web::refused(context, refuse(web::not_found));
  context.log_view("access.request-viewed", "access-request:" + std::to_string(id->value), "");
  return request_page(context, *id, {}, 200);
}

http::Response download_request_certificate(web::PageContext const& context) {
  return download(context, false);
}

http::Response download_request_ca(web::PageContext const& context) {
  return download(context, true);
}

http::Response submit_take(web::ActionContext const& context) {
  return step(context, "", [&](database::Tx& tx, RequestId id) {
    return take(tx, context.settings(), context.actor, id, context.now);
  });
}

http::Response submit_take_over(web::ActionContext const& context) {
  AccountId const holder{std::atoll(context.request.form.get("holder").c_str())};
  return step(context, "", [&](database::Tx& tx, RequestId id) {
    return take_over(tx, context.settings(), context.actor, id, holder, context.now);
  });
}

http::Response submit_release(web::ActionContext const& context) {
  return step(context, "", [&](database::Tx& tx, RequestId id) {
    return release(tx, context.settings(), context.actor, id, context.now);
  });
}

http::Response submit_ask(web::ActionContext const& context) {
  std::vector<html::FieldError> errors;
  auto const what = words_of(context, "what", "Напишите, что исправить.", errors);
  auto const id = asked_request(context);
  if (id && !errors.empty()) return request_page(context, *id, errors, 422);
  return step(context, "what", [&](database::Tx& tx, RequestId request) {
    return ask_to_correct(tx, context.settings(), context.actor, request, what, context.now);
  });
}

namespace {

// Of the list, with what was added in own words.
std::string refusal_reason(web::ActionContext const& context, std::vector<html::FieldError>& errors) {
  auto const chosen = context.request.form.get("reason");
  auto const& reasons = refusal_reasons();
  auto const known = std::find_if(reasons.begin(), reasons.end(), [&](auto const& one) { return one.value == chosen; });
  if (chosen.empty() || known == reasons.end()) {
    errors.push_back({"reason", "Выберите причину отказа."});
    return "";
  }
  bool const is_own = chosen == own_reason;
  auto const own = words_of(context, "own_reason", is_own ? "Напишите причину своими словами." : "", errors);
  if (is_own) return own;
  return known->text + "." + (own.empty() ? "" : " " + own);
}

}  // namespace

http::Response submit_refuse(web::ActionContext const& context) {
  std::vector<html::FieldError> errors;
  auto const reason = refusal_reason(context, errors);
  auto const id = asked_request(context);
  if (id && !errors.empty()) return request_page(context, *id, errors, 422);
  return step(context, "reason", [&](database::Tx& tx, RequestId request) {
    return refuse_request(tx, context.settings(), context.actor, request, reason, context.now);
  });
}

http::Response submit_approve(web::ActionContext const& context) {
  auto const id = asked_request(context);
  if (!id) return web::refused(context, refuse(web::not_found));
  auto const approval = approval_of(context.request.form);
  if (!approval.account && context.request.form.get("account") != "new")
    return request_page(context, *id, {{"account", "Выберите, чья это учётная запись."}}, 422);
  auto const trust = context.trust().get();
  return step(context, "approve", [&](database::Tx& tx, RequestId request) -> Result<void> {
    auto const approved = approve(tx, context.settings(), *trust, context.actor, request, approval, context.now);
    if (!approved) return approved.error();
    return boost::system::in_place_value;
  });
}

}  // namespace obereg::access
