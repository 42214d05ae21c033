#include "accreditation/check_application/check_http.hpp"

#include "accreditation/application/sections.hpp"
#include "accreditation/application/shown_application.hpp"
#include "accreditation/attach_documents/attach_documents.hpp"
#include "accreditation/check_application/known_facts.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

std::string place_of(Fault const& fault, std::string const& address) {
  if (fault.section.empty()) return "";
  if (fault.section == documents_key) return address + "/documents#" + fault.id;
  return address + "/sections/" + fault.section + "?check=1#" + fault.id;
}

std::string clause_of_rule(Variant const& variant, std::string_view key) {
  for (auto const& rule : variant.rules)
    if (rule.key == key) return rule.clause;
  return "";
}

std::vector<html::View> file_views(Variant const& variant, std::vector<AttachedFile> const& files) {
  std::vector<html::View> views;
  for (auto const& file : files)
    views.push_back({{"document_title", document_title(variant, file.document)}, {"file_name", file.name}});
  return views;
}

}  // namespace

http::Response show_check(web::PageContext const& context) {
  KnownFacts known;
  std::vector<AttachedFile> files;
  auto const draft = context.read([&](database::ReadTx& tx) -> Result<Application> {
    auto found = own_draft(tx, context.actor, context.request.id("application"));
    if (found) known = known_facts(tx, *found, context.today());
    if (found) files = files_of(tx, found->id);
    return found;
  });
  if (!draft) return web::refused(context, draft.error());
  auto const& variant = *regulation().variant(draft->variant);
  auto const address = address_of(draft->id);
  std::vector<html::View> errors, warnings;
  for (auto const& fault : check_application(variant, draft->answers, known))
    (fault.hinders ? errors : warnings).push_back({{"href", place_of(fault, address)}, {"text", fault.text}});
  html::View view{{"form_title", variant.form.title},
                  {"has_errors", !errors.empty()},
                  {"error_count", html::number(static_cast<long long>(errors.size()))},
                  {"has_warnings", !warnings.empty()},
                  {"intake_clause", clause_of_rule(variant, "intake_never_refused")},
                  {"check_clause", clause_of_rule(variant, "format_check")},
                  {"may_sign", context.actor.may("accreditation.sign")},
                  {"address", address},
                  {"has_files", !files.empty()},
                  {"files", file_views(variant, files)},
                  {"parts", application_views(variant, draft->answers)}};
  html::Page page;
  page.title = "Проверка заявления";
  page.back_href = address;
  page.has_errors = !errors.empty();
  view.set("errors", std::move(errors)).set("warnings", std::move(warnings));
  page.main = html::render("src/accreditation/check_application/check.html", view);
  return web::show(context, std::move(page));
}

}  // namespace obereg::accreditation
