#include "accreditation/inspect/inspect_http.hpp"

#include <charconv>

#include "accreditation/application/application.hpp"
#include "accreditation/application/shown_application.hpp"
#include "accreditation/complaint/refusals.hpp"
#include "accreditation/inspect/inspection_form.hpp"
#include "core/text.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::string_view list_address = "/accreditation/supervision/inspections";

std::string address_of(std::int64_t id) {
  return std::string(list_address) + "/" + std::to_string(id);
}

std::optional<Inspection> asked(web::PageContext const& context) {
  auto const id = context.request.id("inspection");
  return id ? context.read([&](database::ReadTx& tx) { return find_inspection(tx, *id); }) : std::nullopt;
}

// Unplanned ones name their complaint; another complaint than of accreditation is none.
std::optional<casework::Complaint> complaint_of(web::PageContext const& context, std::string const& typed) {
  std::int64_t id = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), id);
  return context.read([&](database::ReadTx& tx) { return casework::find_complaint(tx, service_name, {id}); });
}

http::Response add_page(web::PageContext const& context, InspectionForm const& form, int status) {
  auto const complaint = complaint_of(context, form.complaint);
  if (!form.complaint.empty() && !complaint) return web::refused(context, refuse(refusals::complaint_not_found));
  auto const* const heading = complaint ? "Назначить внеплановую проверку" : "Добавить проверку в план";
  auto view = inspection_fields(form);
  view.set("heading", heading).set("address", std::string(list_address) + "/add");
  view.set("complaint_number", complaint ? complaint->number : "").set("csrf_token", context.csrf_token);
  html::Page page;
  page.title = heading;
  page.back_href = list_address;
  page.has_errors = !form.errors.empty();
  page.main = html::render("src/accreditation/inspect/add.html", view);
  return web::show(context, std::move(page), status);
}

std::vector<html::View> facts_of(web::PageContext const& context, Inspection const& inspection) {
  std::vector<html::View> rows{
      summary_row("Вид", inspection.is_planned ? "плановая" : "внеплановая"),
      summary_row("Кто проверяет", inspection.inspector),
      summary_row("Когда", "с " + inspection.begins_on.russian() + " по " + inspection.ends_on.russian())};
  if (inspection.complaint) {
    auto const complaint = complaint_of(context, std::to_string(inspection.complaint->value));
    rows.push_back(summary_row("По жалобе", "№ " + complaint->number));
    rows.push_back(summary_row("Решение о проверке", inspection.ground));
  }
  if (!inspection.finished_on) return rows;
  rows.push_back(summary_row("Закончена", inspection.finished_on->russian()));
  rows.push_back(summary_row("Нарушений", std::to_string(inspection.violations)));
  rows.push_back(summary_row("Кто записал итог", inspection.finished_by_name));
  return rows;
}

http::Response inspection_page(web::PageContext const& context, Inspection const& inspection, FindingsForm const& form,
                               int status) {
  auto const plan = context.read([&](database::ReadTx& tx) { return plan_of(tx, inspection.year); });
  bool const waits_for_plan = inspection.is_planned && !plan;
  auto view = findings_fields(form);
  view.set("subject", inspection.subject).set("rows", facts_of(context, inspection));
  view.set("is_finished", inspection.finished_on.has_value()).set("waits_for_plan", waits_for_plan);
  view.set("findings", inspection.findings).set("measures", inspection.measures);
  view.set("may_finish", !inspection.finished_on && !waits_for_plan).set("may_remove", waits_for_plan);
  view.set("address", address_of(inspection.id)).set("csrf_token", context.csrf_token);
  html::Page page;
  page.title = "Проверка: " + inspection.subject;
  page.back_href = std::string(list_address) + "?year=" + std::to_string(inspection.year);
  page.has_errors = !form.errors.empty();
  page.main = html::render("src/accreditation/inspect/inspection.html", view);
  return web::show(context, std::move(page), status);
}

}  // namespace

http::Response show_add_inspection(web::PageContext const& context) {
  InspectionForm form;
  form.complaint = context.request.query.get("complaint");
  return add_page(context, form, 200);
}

http::Response submit_add_inspection(web::ActionContext const& context) {
  auto form = inspection_form_of(context.request.form);
  auto wanted = checked_inspection(form);
  if (auto const complaint = complaint_of(context, form.complaint)) wanted.complaint = complaint->id;
  if (!form.errors.empty() || (!wanted.is_planned && !wanted.complaint)) return add_page(context, form, 422);
  auto const added =
      context.write([&](database::Tx& tx) { return add_inspection(tx, context.actor, wanted, context.now); });
  if (added) return http::see_other(address_of(*added));
  form.errors.push_back({"begins_on", web::in_words(added.error())});
  return add_page(context, form, added.error().kind->status);
}

http::Response show_inspection(web::PageContext const& context) {
  auto const found = asked(context);
  return found ? inspection_page(context, *found, {}, 200)
               : web::refused(context, refuse(refusals::inspection_not_found));
}

http::Response submit_findings(web::ActionContext const& context) {
  auto const found = asked(context);
  if (!found) return web::refused(context, refuse(refusals::inspection_not_found));
  auto form = findings_form_of(context.request.form);
  auto const typed = checked_findings(form, *found, context.today());
  if (!form.errors.empty()) return inspection_page(context, *found, form, 422);
  auto const done = context.write(
      [&](database::Tx& tx) { return finish_inspection(tx, context.actor, found->id, typed, context.now); });
  if (done) return http::see_other(address_of(found->id));
  form.errors.push_back({"findings", web::in_words(done.error())});
  return inspection_page(context, *found, form, done.error().kind->status);
}

http::Response submit_remove_inspection(web::ActionContext const& context) {
  auto const found = asked(context);
  if (!found) return web::refused(context, refuse(refusals::inspection_not_found));
  auto const done =
      context.write([&](database::Tx& tx) { return remove_inspection(tx, context.actor, found->id, context.now); });
  if (!done) return web::refused(context, done.error());
  return http::see_other(std::string(list_address) + "?year=" + std::to_string(found->year));
}

}  // namespace obereg::accreditation
