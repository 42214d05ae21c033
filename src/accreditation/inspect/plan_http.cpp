#include <charconv>

#include "accreditation/complaint/refusals.hpp"
#include "accreditation/inspect/inspect_http.hpp"
#include "accreditation/inspect/inspection_form.hpp"
#include "core/text.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::string_view address = "/accreditation/supervision/inspections";
constexpr int first_year = 2023, years_ahead = 2;  // the regulation is of 2023

// The year asked for where there can be one, else the present one.
int year_of(std::string const& typed, LocalDate today) {
  int year = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), year);
  return year >= first_year && year <= today.year() + years_ahead ? year : today.year();
}

html::View row_of(Inspection const& inspection) {
  return {{"href", std::string(address) + "/" + std::to_string(inspection.id)},
          {"subject", inspection.subject},
          {"kind", inspection.is_planned ? "плановая" : "внеплановая"},
          {"dates", inspection.begins_on.russian() + " – " + inspection.ends_on.russian()},
          {"inspector", inspection.inspector},
          {"is_finished", inspection.finished_on.has_value()},
          {"violations", inspection.violations}};
}

http::Response plan_page(web::PageContext const& context, int year, std::string const& document,
                         std::string const& error, int status) {
  std::optional<InspectionPlan> plan;
  auto const list = context.read([&](database::ReadTx& tx) {
    plan = plan_of(tx, year);
    return inspections_of(tx, year);
  });
  std::vector<html::View> rows, years;
  for (auto const& inspection : list) rows.push_back(row_of(inspection));
  for (int each = first_year; each <= context.today().year() + years_ahead; ++each)
    years.push_back({{"href", std::string(address) + "?year=" + std::to_string(each)},
                     {"year", std::to_string(each)},
                     {"is_shown", each == year}});
  std::vector<html::FieldError> errors;
  if (!error.empty()) errors.push_back({"document", error});
  auto view = html::error_summary(errors);
  view.set("heading", "Проверки " + std::to_string(year) + " года").set("actions", "").set("years", years);
  view.set("year", std::to_string(year)).set("address", address).set("csrf_token", context.csrf_token);
  view.set("is_empty", rows.empty()).set("has_rows", !rows.empty());
  view.set("inspections", std::move(rows));
  view.set("empty_title", "Проверок нет").set("empty_href", "");
  view.set("empty_text", "Плановые добавьте сюда и утвердите план; внеплановую назначают со страницы жалобы.");
  view.set("is_approved", plan.has_value()).set("document", plan ? plan->document : "");
  view.set("approved_by", plan ? plan->approved_by_name : "");
  view.set("document_field",
           html::field_view("document", "Чем утверждён план", "Приказ, его дата и номер", document, error));
  html::Page page;
  page.title = "Проверки " + std::to_string(year) + " года";
  page.has_errors = !errors.empty();
  page.main = html::render("src/accreditation/inspect/inspections.html", view);
  return web::show(context, std::move(page), status);
}

}  // namespace

http::Response show_inspections(web::PageContext const& context) {
  return plan_page(context, year_of(context.request.query.get("year"), context.today()), "", "", 200);
}

http::Response submit_approve_plan(web::ActionContext const& context) {
  auto const year = year_of(context.request.form.get("year"), context.today());
  auto const document = text::tidy_spaces(context.request.form.get("document"));
  if (auto const wrong = wrong_document(document); !wrong.empty())
    return plan_page(context, year, text::is_clean(document) ? document : "", wrong, 422);
  auto const done =
      context.write([&](database::Tx& tx) { return approve_plan(tx, context.actor, year, document, context.now); });
  if (done) return http::see_other(std::string(address) + "?year=" + std::to_string(year));
  return plan_page(context, year, document, web::in_words(done.error()), done.error().kind->status);
}

}  // namespace obereg::accreditation
