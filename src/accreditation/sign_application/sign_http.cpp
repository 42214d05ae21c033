#include "accreditation/sign_application/sign_http.hpp"

#include "access/accept_signature/accept_signature.hpp"
#include "accreditation/application/shown_application.hpp"
#include "accreditation/refusals.hpp"
#include "accreditation/regulation/words.hpp"
#include "accreditation/sign_application/application_text.hpp"
#include "accreditation/sign_application/sign_application.hpp"
#include "casework/store.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/sign_panel.hpp"

namespace obereg::accreditation {

namespace {

Result<ToSign> asked(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) {
    return application_to_sign(tx, context.actor, context.request.id("application"), context.today());
  });
}

std::string receipt_address(casework::CaseId id) {
  return "/accreditation/cases/" + std::to_string(id.value) + "/receipt";
}

std::vector<html::View> facts_of(ToSign const& to_sign) {
  auto const& answers = to_sign.application.answers;
  auto const& term = *regulation().variant(to_sign.application.variant)->deadline("service");
  return {
      summary_row("Заявитель", answers.value("full_name")), summary_row("ИНН", answers.value("inn")),
      summary_row("Приложено", html::counted(static_cast<long long>(to_sign.files.size()), "файл", "файла", "файлов")),
      summary_row("Срок услуги", words_of(term) + ", " + term.clause)};
}

http::Response sign_page(web::PageContext const& context, ToSign const& to_sign, Refusal const* refusal) {
  auto const address = address_of(to_sign.application.id);
  bool const has_certificate =
      context.read([&](database::ReadTx& tx) { return access::has_certificate(tx, context.actor.account); });
  html::Page page;
  page.title = "Подписать и подать заявление";
  page.back_href = address + "/check";
  page.has_errors = refusal != nullptr;
  page.scripts = {"sign.js"};
  html::View view{{"form_title", regulation().variant(to_sign.application.variant)->form.title},
                  {"has_certificate", has_certificate},
                  {"rows", facts_of(to_sign)},
                  {"bytes_url", address + "/bytes"},
                  {"bytes_name", text_name_of(to_sign.application.id)},
                  {"post_to", address + "/sign"},
                  {"plugin_script_url", ""},
                  {"csrf_token", context.csrf_token},
                  {"error", refusal ? refusal->kind->title : ""},
                  {"error_advice", refusal ? refusal->kind->advice : ""},
                  {"detail", refusal ? refusal->detail : ""}};
  web::add_panel_error(view, context.request, refusal);
  page.main = html::render("src/accreditation/sign_application/sign.html", view);
  return web::show(context, std::move(page), refusal ? refusal->kind->status : 200);
}

// A second tab signs what the first has filed, and is led to the receipt.
std::string filed_text(web::PageContext const& context, casework::CaseId id) {
  for (auto const& document : context.read([&](database::ReadTx& tx) { return casework::documents_of(tx, id); }))
    if (document.item == "application") return context.files().read(document.hash);
  throw std::logic_error("a case without its application");
}

// With faults there is nothing to sign yet: the check says which.
http::Response not_to_sign(web::PageContext const& context, Refusal const& refusal) {
  if (refusal.kind != &refusals::application_has_faults) return web::refused(context, refusal);
  return http::see_other("/accreditation/applications/" + context.request.segment("application") + "/check");
}

}  // namespace

http::Response show_sign_application(web::PageContext const& context) {
  auto const to_sign = asked(context);
  if (!to_sign) return not_to_sign(context, to_sign.error());
  if (to_sign->application.filed_as) return http::see_other(receipt_address(*to_sign->application.filed_as));
  return sign_page(context, *to_sign, nullptr);
}

http::Response submit_sign_application(web::ActionContext const& context) {
  auto const to_sign = asked(context);
  if (!to_sign) return not_to_sign(context, to_sign.error());
  auto const filed = sign_application(context.services(), context.actor, to_sign->application.id.value,
                                      web::signature_of(context.request), context.now);
  if (filed) return http::see_other(receipt_address(*filed));
  auto const refusal = filed.error();
  bool const same_page = refusal.kind == &refusals::signature_refused;
  return same_page ? sign_page(context, *to_sign, &refusal) : not_to_sign(context, refusal);
}

http::Response download_application_text(web::PageContext const& context) {
  auto const to_sign = asked(context);
  if (!to_sign) return not_to_sign(context, to_sign.error());
  auto const filed_as = to_sign->application.filed_as;
  auto response = http::bytes(filed_as ? filed_text(context, *filed_as) : to_sign->bytes, "text/plain; charset=utf-8");
  response.download_as(text_name_of(to_sign->application.id));
  return response;
}

}  // namespace obereg::accreditation
