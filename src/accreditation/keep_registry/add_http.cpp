#include "accreditation/keep_registry/add_http.hpp"

#include "accreditation/keep_registry/keep_form.hpp"
#include "accreditation/keep_registry/keep_registry.hpp"
#include "accreditation/search_registry/shown.hpp"
#include "accreditation/tell_applicant/tell_applicant.hpp"
#include "accreditation_registry/refusals.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

http::Response add_page(web::PageContext const& context, KeepForm const& form) {
  html::View view{{"summary", html::error_summary(form.errors)},
                  {"heading", "Внести организацию в реестр"},
                  {"about", "Для решений, которые приняты на бумаге, и записей прежнего реестра."},
                  {"post_to", "/accreditation/keep/add"},
                  {"draft", "accreditation-add"},
                  {"seen", ""},
                  {"has_identity", true},
                  {"has_particulars", true},
                  {"button", "Внести в реестр"},
                  {"csrf_token", context.csrf_token}};
  add_identity_fields(view, form);
  add_particulars_fields(view, form);
  add_decision_fields(view, form);
  html::Page page;
  page.title = "Внести организацию в реестр";
  page.back_href = "/accreditation/registry";
  page.has_errors = !form.errors.empty();
  page.main = html::render("src/accreditation/keep_registry/form.html", view);
  return web::show(context, std::move(page), form.errors.empty() ? 200 : 422);
}

}  // namespace

http::Response show_add_accreditation(web::PageContext const& context) {
  return add_page(context, {});
}

http::Response submit_add_accreditation(web::ActionContext const& context) {
  auto form = keep_form_of(context.request.form);
  auto const today = context.today();
  auto const identity = checked_identity(form);
  auto const particulars = checked_particulars(form);  // in the order of the page, as the summary lists mistakes
  NewAccreditation const wanted{identity.number,
                                identity.inn,
                                identity.ogrn,
                                identity.of_sole_trader,
                                checked_decision(form, Step::granted, today),
                                particulars};
  if (!form.errors.empty()) return add_page(context, form);
  auto const number = context.write([&](database::Tx& tx) {
    auto recorded = record_accreditation(tx, context.actor, wanted, today, context.now);
    if (recorded) tell_of_decision(tx, context.settings(), find(tx, *recorded).value(), wanted.decision, context.now);
    return recorded;
  });
  if (number) return http::see_other(card_address(*number, ""));
  auto const& kind = *number.error().kind;
  auto const words = std::string(kind.title) + ". " + std::string(kind.advice);
  if (&kind == &refusals::number_taken) form.errors.push_back({"number", words});
  if (&kind == &refusals::already_accredited) form.errors.push_back({"inn", words});
  return form.errors.empty() ? web::refused(context, number.error()) : add_page(context, form);
}

}  // namespace obereg::accreditation
