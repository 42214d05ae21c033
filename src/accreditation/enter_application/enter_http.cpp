#include "accreditation/enter_application/enter_http.hpp"

#include "accreditation/attach_documents/attach_documents.hpp"
#include "accreditation/enter_application/enter_application.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/keep_scans/scans_form.hpp"
#include "accreditation/regulation/words.hpp"
#include "casework/same_applicant/same_applicant.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::string_view address = "/accreditation/office/paper";

Variant const* asked(web::PageContext const& context) {
  return regulation().variant(static_cast<int>(context.request.id("variant").value_or(0)));
}

http::Response form_page(web::PageContext const& context, IntakeForm const& form) {
  auto const kept =
      context.read([&](database::ReadTx& tx) { return kept_scans(tx, context.actor.account, form.intake_key); });
  auto view = intake_view(form, kept);
  view.set("csrf_token", context.csrf_token);
  html::Page page;
  page.title = "Заявление на бумаге";
  page.back_href = address;
  page.has_errors = !form.errors.empty();
  page.main = html::render("src/accreditation/enter_application/intake.html", view);
  return web::show(context, std::move(page), form.errors.empty() ? 200 : 422);
}

// П. 57: it is registered all the same, once the office says that it is not the same paper. A second click on a form
// that was taken is no second application.
void ask_about_open_ones(web::PageContext const& context, IntakeForm& form) {
  if (form.is_another) return;
  form.open = context.read([&](database::ReadTx& tx) -> std::vector<casework::Case> {
    if (case_of_intake(tx, form.intake_key)) return {};
    return casework::open_cases_of(tx, service_name, {form.answers.value("inn"), form.answers.value("full_name"), {}});
  });
  if (!form.open.empty())
    form.errors.push_back({"another", "У заявителя есть открытое заявление № " + form.open.front().incoming_number +
                                          ". Если это другое, поставьте отметку и зарегистрируйте."});
}

}  // namespace

http::Response show_choose_paper(web::PageContext const& context) {
  std::vector<html::View> variants;
  for (auto const& variant : regulation().variants)
    variants.push_back(
        {{"number", variant.number}, {"title", variant.title}, {"applicant", words_of(variant.applicant)}});
  html::Page page;
  page.title = "Внести заявление с бумаги";
  page.back_href = "/accreditation/office";
  page.main = html::render("src/accreditation/enter_application/choose.html", {{"variants", std::move(variants)}});
  return web::show(context, std::move(page));
}

http::Response show_enter_application(web::PageContext const& context) {
  auto const* const variant = asked(context);
  return variant ? form_page(context, empty_intake(*variant, context.today()))
                 : web::refused(context, refuse(web::not_found));
}

http::Response submit_enter_application(web::ActionContext const& context) {
  auto const* const variant = asked(context);
  if (!variant) return web::refused(context, refuse(web::not_found));
  auto form = read_intake_form(context.request, *variant, context.today());
  auto const files = all_scans(context, form.intake_key);
  if (files.size() > most_files) form.errors.push_back(too_many_files());
  if (form.errors.empty()) ask_about_open_ones(context, form);
  if (!form.errors.empty()) return form_page(context, form);
  auto const id = enter_once(context.services(), context.actor, form, files, context.now);
  return http::see_other(case_address(id, Reader::office));
}

}  // namespace obereg::accreditation
