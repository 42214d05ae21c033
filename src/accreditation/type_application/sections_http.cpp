#include <algorithm>

#include "accreditation/application/sections.hpp"
#include "accreditation/check_application/check.hpp"
#include "accreditation/fill_application/section_form.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/refusals.hpp"
#include "accreditation/type_application/type_application.hpp"
#include "accreditation/type_application/type_http.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

struct Asked {
  PaperCase paper;
  Variant const* variant = nullptr;
  FormSection section;
};

std::string list_address(casework::CaseId id) {
  return case_address(id, Reader::office) + "/application";
}

Result<PaperCase> paper_of(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) { return paper_case(tx, context.request.id("case")); });
}

Result<Asked> asked(web::PageContext const& context) {
  auto const paper = paper_of(context);
  if (!paper) return paper.error();
  auto const& variant = *regulation().variant(paper->held.variant);
  for (auto const& section : sections_of(variant))
    if (section.key == context.request.segment("section")) return Asked{*paper, &variant, section};
  return refuse(web::not_found);
}

// On paper nothing is demanded: only what is written wrong is told.
std::vector<html::FieldError> errors_of(Asked const& asked, LocalDate today) {
  std::vector<html::FieldError> errors;
  for (auto const& fault : check_format(*asked.variant, asked.paper.application.answers, today))
    if (fault.section == asked.section.key && !fault.is_empty) errors.push_back({fault.id, fault.text});
  return errors;
}

struct Shown {
  SectionSave last;                // that the page has seen
  std::string page = {};           // the showing that was sent and comes back
  Answers const* there = nullptr;  // where somebody else saved the section meanwhile
};

http::Response show(web::PageContext const& context, Asked const& asked, std::vector<html::FieldError> const& errors,
                    Shown const& with, int status) {
  auto const key = std::string(asked.section.key);
  SectionPage shown;
  shown.variant = asked.variant;
  shown.section = &asked.section;
  shown.answers = &asked.paper.application.answers;
  shown.list_href = list_address(asked.paper.held.id);
  shown.address = shown.list_href + "/" + key;
  shown.draft_name = "paper-" + std::to_string(asked.paper.held.id.value) + "-" + key;
  shown.last = with.last;
  shown.page = with.page;
  shown.there = with.there;
  shown.last_moment = russian_moment(with.last.at, context.settings().zone);
  return web::show(context, section_page(shown, errors, context.csrf_token), status);
}

SectionSave last_of(web::PageContext const& context, Asked const& asked) {
  return context.read(
      [&](database::ReadTx& tx) { return last_save(tx, asked.paper.application.id, asked.section.key); });
}

// With what was typed, and what somebody else saved meanwhile beside it.
http::Response show_newer(web::PageContext const& context, Typing const& typing) {
  auto found = asked(context);
  if (!found) return web::refused(context, found.error());
  auto const last = last_of(context, *found);
  auto const there = found->paper.application.answers;
  found->paper.application.answers = typing(there);
  return show(context, *found, {{"newer", newer_words(last, context.settings().zone)}}, {last, "", &there}, 409);
}

html::View section_row(FormSection const& section, std::vector<Fault> const& faults, std::string const& list) {
  bool empty = false, wrong = false;
  for (auto const& fault : faults)
    if (fault.section == section.key) (fault.is_empty ? empty : wrong) = true;
  return {{"key", section.key},
          {"title", section.title},
          {"href", list + "/" + std::string(section.key)},
          {"state", wrong   ? "Исправить"
                    : empty ? "Внесено не всё"
                            : "Внесено"},
          {"colour", wrong   ? "red"
                     : empty ? "grey"
                             : "green"}};
}

}  // namespace

http::Response show_paper_sections(web::PageContext const& context) {
  auto const paper = paper_of(context);
  if (!paper) return web::refused(context, paper.error());
  auto const& variant = *regulation().variant(paper->held.variant);
  auto const faults = check_format(variant, paper->application.answers, context.today());
  std::vector<html::View> sections;
  for (auto const& section : sections_of(variant)) {
    auto row = section_row(section, faults, list_address(paper->held.id));
    if (!is_asked(section, variant, paper->application.answers)) row.set("state", "Не нужно").set("colour", "grey");
    sections.push_back(std::move(row));
  }
  auto const address = case_address(paper->held.id, Reader::office);
  html::Page page;
  page.title = "Сведения заявления";
  page.back_href = address;
  page.main =
      html::render("src/accreditation/type_application/sections.html",
                   {{"number", paper->held.incoming_number}, {"sections", std::move(sections)}, {"address", address}});
  return web::show(context, std::move(page));
}

http::Response show_paper_section(web::PageContext const& context) {
  auto const found = asked(context);
  return found ? show(context, *found, {}, {last_of(context, *found)}, 200) : web::refused(context, found.error());
}

http::Response submit_paper_section(web::ActionContext const& context) {
  auto found = asked(context);
  if (!found) return web::refused(context, found.error());
  auto const& form = context.request.form;
  auto const seen = seen_section(form);
  auto const shown = SectionSave{seen.version.value_or(0), "", "", {}};
  if (!is_clean(form)) return show(context, *found, {{"", std::string(unclean_words)}}, {shown, seen.page}, 422);
  auto const step = table_step_of(found->section, form.get("do"));
  std::string place;
  auto const typing = [&](Answers const& before) {
    auto answers = with_typed(found->section, form, before);
    if (step) place = take_step(found->section, *step, answers);
    return answers;
  };
  auto const typed = context.write([&](database::Tx& tx) {
    return type_application(tx, context.actor, found->paper.held.id, found->section,
                            {found->section.key, seen, typing, context.settings().zone}, context.now);
  });
  if (!typed && typed.error().kind == &refusals::section_saved_meanwhile) return show_newer(context, typing);
  if (!typed) return web::refused(context, typed.error());
  found->paper.application.answers = typed->answers;
  auto const errors = step ? std::vector<html::FieldError>{} : errors_of(*found, context.today());
  if (!errors.empty()) return show(context, *found, errors, {SectionSave{typed->version, "", "", {}}, seen.page}, 422);
  auto const list = list_address(found->paper.held.id);
  return http::see_other(step ? list + "/" + std::string(found->section.key) + "#" + place : list);
}

}  // namespace obereg::accreditation
