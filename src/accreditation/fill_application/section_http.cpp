#include <algorithm>

#include "accreditation/check_application/known_facts.hpp"
#include "accreditation/fill_application/fill_http.hpp"
#include "accreditation/fill_application/section_form.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

struct Asked {
  Application application;
  FormSection section;
};

Result<Asked> asked(web::PageContext const& context) {
  auto const found = context.read(
      [&](database::ReadTx& tx) { return own_draft(tx, context.actor, context.request.id("application")); });
  if (!found) return found.error();
  for (auto const& section : sections_of(*regulation().variant(found->variant)))
    if (section.key == context.request.segment("section")) return Asked{*found, section};
  return refuse(web::not_found);
}

// Of this section; those of fields that are still empty only where the whole application was checked.
std::vector<html::FieldError> errors_of(web::PageContext const& context, Asked const& asked, bool with_empty) {
  auto const known =
      context.read([&](database::ReadTx& tx) { return known_facts(tx, asked.application, context.today()); });
  auto const& variant = *regulation().variant(asked.application.variant);
  std::vector<html::FieldError> errors;
  for (auto const& fault : check_application(variant, asked.application.answers, known))
    if (fault.section == asked.section.key && !fault.id.empty() && (with_empty || (fault.hinders && !fault.is_empty)))
      errors.push_back({fault.id, fault.text});
  return errors;
}

http::Response show(web::PageContext const& context, Asked const& asked, std::vector<html::FieldError> const& errors,
                    int status) {
  auto const address = address_of(asked.application.id);
  auto const key = std::string(asked.section.key);
  SectionPage const shown{regulation().variant(asked.application.variant),
                          &asked.section,
                          &asked.application.answers,
                          address,
                          address + "/sections/" + key,
                          "application-" + std::to_string(asked.application.id.value) + "-" + key,
                          true,
                          context.request.query.has("imported")};
  return web::show(context, section_page(shown, errors, context.csrf_token), status);
}

// The next section that is not filled in is the applicant's to choose: the list shows which.
std::string after_saving(Asked const& asked, std::optional<TableStep> const& step, std::string const& place) {
  auto const address = address_of(asked.application.id);
  if (step && step->what == TableStep::What::import) return address + "/import/" + step->table;
  return place.empty() ? address : address + "/sections/" + std::string(asked.section.key) + "#" + place;
}

}  // namespace

http::Response show_section(web::PageContext const& context) {
  auto const found = asked(context);
  if (!found) return web::refused(context, found.error());
  auto const checked = context.request.query.has("check");
  return show(context, *found, checked ? errors_of(context, *found, true) : std::vector<html::FieldError>{}, 200);
}

http::Response submit_section(web::ActionContext const& context) {
  auto found = asked(context);
  if (!found) return web::refused(context, found.error());
  auto const& form = context.request.form;
  if (!is_clean(form)) return show(context, *found, {{"", std::string(unclean_words)}}, 422);
  auto const step = table_step_of(found->section, form.get("do"));
  std::string place;
  auto const saved = context.write([&](database::Tx& tx) -> Result<Answers> {
    auto const draft = hold_draft(tx, context.actor, found->application.id, context.now);
    if (!draft) return draft.error();
    auto answers = with_typed(found->section, form, draft->answers);
    if (step) place = take_step(found->section, *step, answers);
    save_answers(tx, draft->id, answers);
    return answers;
  });
  if (!saved) return web::refused(context, saved.error());
  found->application.answers = *saved;
  auto const errors = step ? std::vector<html::FieldError>{} : errors_of(context, *found, false);
  return errors.empty() ? http::see_other(after_saving(*found, step, place)) : show(context, *found, errors, 422);
}

}  // namespace obereg::accreditation
