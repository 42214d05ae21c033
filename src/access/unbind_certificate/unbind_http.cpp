#include "access/unbind_certificate/unbind_http.hpp"

#include <algorithm>

#include "access/accounts/names.hpp"
#include "access/refusals.hpp"
#include "access/unbind_certificate/unbind.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

struct Asked {
  Account account;
  OwnCertificate certificate;
  bool is_last = false;  // of those that are usable
};

std::optional<Asked> asked(web::PageContext const& context) {
  auto const trust = context.trust().get();
  auto const account = context.request.id("account"), id = context.request.id("certificate");
  if (!account || !id) return std::nullopt;
  return context.read([&](database::ReadTx& tx) -> std::optional<Asked> {
    auto const person = find_account(tx, {*account});
    if (!person) return std::nullopt;
    auto const all = own_certificates(tx, *trust, person->id, context.now);
    auto const found =
        std::find_if(all.begin(), all.end(), [&](OwnCertificate const& one) { return one.bound.id == *id; });
    if (found == all.end() || found->bound.removed_at) return std::nullopt;
    return Asked{*person, *found, found->is_usable() && !is_replaceable(all, *id)};
  });
}

std::string card_of(AccountId account) {
  return "/admin/accounts/" + std::to_string(account.value);
}

http::Response unbind_page(web::PageContext const& context, Asked const& of, Refusal const* refusal) {
  auto const& [account, certificate, is_last] = of;
  std::vector<html::FieldError> errors;
  if (refusal) errors.push_back({"last", web::in_words(*refusal)});
  html::Page page;
  page.title = "Отвязать сертификат";
  page.has_errors = refusal != nullptr;
  page.back_href = card_of(account.id);
  page.main = html::render(
      "src/access/unbind_certificate/unbind.html",
      {{"csrf_token", context.csrf_token},
       {"summary", html::error_summary(errors)},
       {"person", full_name(account.last_name, account.first_name, account.middle_name)},
       {"subject", holder_name(certificate.bound.subject)},
       {"serial", certificate.bound.serial},
       {"until", LocalDate::at(certificate.bound.not_after, context.settings().zone).russian()},
       {"is_own", account.id == context.actor.account},
       {"post_to", card_of(account.id) + "/certificates/" + std::to_string(certificate.bound.id) + "/remove"},
       {"back", card_of(account.id)},
       {"is_last", is_last},
       {"last_field",
        html::checkboxes_view("last", "Подтверждение", "", {{"yes", "Понимаю: это последний действующий сертификат"}},
                              {}, html::error_of(errors, "last"))}});
  return web::show(context, std::move(page), refusal ? refusal->kind->status : 200);
}

}  // namespace

http::Response show_unbind(web::PageContext const& context) {
  auto const of = asked(context);
  return of ? unbind_page(context, *of, nullptr) : web::refused(context, refuse(web::not_found));
}

http::Response submit_unbind(web::ActionContext const& context) {
  auto const of = asked(context);
  Unbinding const wanted{{context.request.id("account").value_or(0)},
                         context.request.id("certificate").value_or(0),
                         context.request.form.get("last") == "yes"};
  auto const done = unbind(context.services(), context.actor, wanted, context.now);
  if (done) return http::see_other(card_of(wanted.account));
  auto const* const kind = done.error().kind;
  bool const is_asked =
      kind == &refusals::last_administrator_certificate || kind == &refusals::last_certificate_of_person;
  if (!of || !is_asked) return web::refused(context, done.error());
  auto const refusal = done.error();
  return unbind_page(context, *of, &refusal);
}

}  // namespace obereg::access
