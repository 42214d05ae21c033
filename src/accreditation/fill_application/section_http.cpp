#include <algorithm>
#include <boost/json.hpp>

#include "accreditation/check_application/known_facts.hpp"
#include "accreditation/fill_application/fill_http.hpp"
#include "accreditation/fill_application/section_form.hpp"
#include "accreditation/refusals.hpp"
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

struct Shown {
  SectionSave last;                // that the page has seen
  std::string page = {};           // the showing that was sent and comes back
  Answers const* there = nullptr;  // where somebody else saved the section meanwhile
};

http::Response show(web::PageContext const& context, Asked const& asked, std::vector<html::FieldError> const& errors,
                    Shown const& with, int status) {
  auto const list = address_of(asked.application.id);
  auto const key = std::string(asked.section.key);
  SectionPage shown;
  shown.variant = regulation().variant(asked.application.variant);
  shown.section = &asked.section;
  shown.answers = &asked.application.answers;
  shown.list_href = list;
  shown.address = list + "/sections/" + key;
  shown.draft_name = "application-" + std::to_string(asked.application.id.value) + "-" + key;
  shown.may_import = true;
  shown.was_imported = context.request.query.has("imported");
  shown.last = with.last;
  shown.page = with.page;
  shown.autosave = shown.address + "/draft";
  shown.there = with.there;
  shown.last_moment = russian_moment(with.last.at, context.settings().zone);
  return web::show(context, section_page(shown, errors, context.csrf_token), status);
}

// The next section that is not filled in is the applicant's to choose: the list shows which.
std::string after_saving(Asked const& asked, std::optional<TableStep> const& step, std::string const& place) {
  auto const address = address_of(asked.application.id);
  if (step && step->what == TableStep::What::import) return address + "/import/" + step->table;
  return place.empty() ? address : address + "/sections/" + std::string(asked.section.key) + "#" + place;
}

// With what was typed, and what somebody else saved meanwhile beside it.
http::Response show_newer(web::PageContext const& context, Typing const& typing) {
  auto found = asked(context);
  if (!found) return web::refused(context, found.error());
  auto const last =
      context.read([&](database::ReadTx& tx) { return last_save(tx, found->application.id, found->section.key); });
  auto const there = found->application.answers;
  found->application.answers = typing(there);
  return show(context, *found, {{"newer", newer_words(last, context.settings().zone)}}, {last, "", &there}, 409);
}

Result<SavedSection> save(web::ActionContext const& context, Asked const& asked, Typing const& typing) {
  return context.write([&](database::Tx& tx) {
    return save_section(tx, context.actor, asked.application.id,
                        {asked.section.key, seen_section(context.request.form), typing, context.settings().zone},
                        context.now);
  });
}

}  // namespace

http::Response show_section(web::PageContext const& context) {
  auto const found = asked(context);
  if (!found) return web::refused(context, found.error());
  auto const checked = context.request.query.has("check");
  auto const last =
      context.read([&](database::ReadTx& tx) { return last_save(tx, found->application.id, found->section.key); });
  return show(context, *found, checked ? errors_of(context, *found, true) : std::vector<html::FieldError>{}, {last},
              200);
}

http::Response submit_section(web::ActionContext const& context) {
  auto found = asked(context);
  if (!found) return web::refused(context, found.error());
  auto const& form = context.request.form;
  auto const seen = seen_section(form);
  auto const last = SectionSave{seen.version.value_or(0), "", "", {}};
  if (!is_clean(form)) return show(context, *found, {{"", std::string(unclean_words)}}, {last, seen.page}, 422);
  auto const step = table_step_of(found->section, form.get("do"));
  std::string place;
  auto const typing = [&](Answers const& before) {
    auto answers = with_typed(found->section, form, before);
    if (step) place = take_step(found->section, *step, answers);
    return answers;
  };
  auto const saved = save(context, *found, typing);
  if (!saved && saved.error().kind == &refusals::section_saved_meanwhile) return show_newer(context, typing);
  if (!saved) return web::refused(context, saved.error());
  found->application.answers = saved->answers;
  auto const errors = step ? std::vector<html::FieldError>{} : errors_of(context, *found, false);
  if (errors.empty()) return http::see_other(after_saving(*found, step, place));
  return show(context, *found, errors, {SectionSave{saved->version, "", "", {}}, seen.page}, 422);
}

http::Response submit_section_draft(web::ActionContext const& context) {
  auto const found = asked(context);
  if (!found) return web::refused(context, found.error());
  auto const& form = context.request.form;
  if (!is_clean(form)) return web::refused(context, refuse(refusals::unclean_text));
  auto const saved =
      save(context, *found, [&](Answers const& before) { return with_typed(found->section, form, before); });
  if (!saved) return web::refused(context, saved.error());
  auto const moment = russian_moment(context.now, context.settings().zone);
  boost::json::object const said{{"saved_at", moment.substr(moment.rfind(' ') + 1)}, {"version", saved->version}};
  return http::bytes(boost::json::serialize(said), "application/json");
}

}  // namespace obereg::accreditation
