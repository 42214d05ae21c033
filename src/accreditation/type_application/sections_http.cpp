#include <algorithm>

#include "accreditation/application/sections.hpp"
#include "accreditation/check_application/check.hpp"
#include "accreditation/fill_application/section_form.hpp"
#include "accreditation/follow_case/case_view.hpp"
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

http::Response show(web::PageContext const& context, Asked const& asked, std::vector<html::FieldError> const& errors,
                    int status) {
  auto const list = list_address(asked.paper.held.id);
  auto const key = std::string(asked.section.key);
  SectionPage const shown{
      asked.variant, &asked.section,   &asked.paper.application.answers,
      list,          list + "/" + key, "paper-" + std::to_string(asked.paper.held.id.value) + "-" + key,
  };
  return web::show(context, section_page(shown, errors, context.csrf_token), status);
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
  return found ? show(context, *found, {}, 200) : web::refused(context, found.error());
}

http::Response submit_paper_section(web::ActionContext const& context) {
  auto found = asked(context);
  if (!found) return web::refused(context, found.error());
  auto const& form = context.request.form;
  if (!is_clean(form)) return show(context, *found, {{"", std::string(unclean_words)}}, 422);
  auto const step = table_step_of(found->section, form.get("do"));
  std::string place;
  auto const typed = context.write([&](database::Tx& tx) {
    return type_application(
        tx, context.actor, found->paper.held.id, found->section.title,
        [&](Answers const& before) {
          auto answers = with_typed(found->section, form, before);
          if (step) place = take_step(found->section, *step, answers);
          return answers;
        },
        context.now);
  });
  if (!typed) return web::refused(context, typed.error());
  found->paper.application.answers = *typed;
  auto const errors = step ? std::vector<html::FieldError>{} : errors_of(*found, context.today());
  if (!errors.empty()) return show(context, *found, errors, 422);
  auto const list = list_address(found->paper.held.id);
  return http::see_other(step ? list + "/" + std::string(found->section.key) + "#" + place : list);
}

}  // namespace obereg::accreditation
