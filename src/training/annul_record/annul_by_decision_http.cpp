#include "training/annul_record/annul_by_decision_http.hpp"

#include "core/text.hpp"
#include "platform/files/document_type.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "training/annul_record/annul_record.hpp"
#include "training/records/shown.hpp"
#include "training/sign_act/sign_act_http.hpp"

namespace obereg::training {

namespace {

struct Typed {
  std::string number, date, reason;
};

http::Response form_page(web::PageContext const& context, StandingRecord const& standing, Typed const& typed,
                         std::vector<html::FieldError> const& errors) {
  context.log_view("training.record-viewed", "record:" + standing.record.registry_number, "форма аннулирования");
  auto view = record_view(standing.record);
  auto const field = [&](std::string_view id, std::string_view label, std::string_view hint, std::string const& value) {
    return html::field_view(id, label, hint, value, html::error_of(errors, id));
  };
  view.set("summary", html::error_summary(errors));
  view.set("number_field", field("decision_number", "Номер решения", "", typed.number));
  view.set("date_field", field("decision_date", "Дата решения", "Например, 25.02.2026", typed.date));
  view.set("document_field", field("document", "Документ", "PDF или скан: PNG, JPEG, TIFF. Не больше 20 МБ", "")
                                 .set("accept", ".pdf,.png,.jpg,.jpeg,.tif,.tiff"));
  view.set("reason_field", field("reason", "Причина", "Её увидят все, кто откроет запись", typed.reason));
  view.set("provider", standing.record.provider_name);
  view.set("csrf_token", context.csrf_token).set("post_to", decision_address(standing.record.registry_number));
  html::Page page;
  page.title = "Аннулировать запись № " + standing.record.registry_number;
  page.back_href = record_address(standing.record.registry_number);
  page.has_errors = !errors.empty();
  page.main = html::render("src/training/annul_record/annul_by_decision.html", view);
  return web::show(context, std::move(page), errors.empty() ? 200 : 422);
}

Result<StandingRecord> record_of(web::PageContext const& context) {
  return context.read(
      [&](database::ReadTx& tx) { return record_to_change(tx, number_of_segment(context.request.segment("number"))); });
}

std::vector<html::FieldError> errors_of(Typed const& typed, http::UploadedFile const* document, LocalDate today) {
  std::vector<html::FieldError> errors;
  auto const number = text::tidy_spaces(typed.number);
  if (number.empty() || text::length(number) > 50 || !text::is_clean(typed.number))
    errors.push_back({"decision_number", "Укажите номер решения, до 50 знаков."});
  auto const date = LocalDate::parse_russian(text::tidy_spaces(typed.date));
  if (!date)
    errors.push_back({"decision_date", "Укажите дату решения так: 25.02.2026."});
  else if (*date > today)
    errors.push_back({"decision_date", "Дата решения ещё не наступила."});
  if (!document || document->size == 0)
    errors.push_back({"document", "Приложите документ решения."});
  else if (!files::document_type_of_file(*document->path))
    errors.push_back({"document", "Этот файл — не PDF и не изображение PNG, JPEG или TIFF. Приложите другой."});
  if (auto const wrong = wrong_reason(typed.reason); !wrong.empty()) errors.push_back({"reason", wrong});
  return errors;
}

}  // namespace

std::string decision_address(std::string const& number) {
  // The same escapes as in the address of the record's own page.
  constexpr std::string_view registry = "/training/registry/";
  return "/ministry/records/" + record_address(number).substr(registry.size()) + "/annul";
}

http::Response show_annul_by_decision(web::PageContext const& context) {
  auto const standing = record_of(context);
  return standing ? form_page(context, *standing, {}, {}) : web::refused(context, standing.error());
}

http::Response submit_annul_by_decision(web::ActionContext const& context) {
  auto const standing = record_of(context);
  if (!standing) return web::refused(context, standing.error());
  auto const& form = context.request.form;
  Typed const typed{form.get("decision_number"), form.get("decision_date"), form.get("reason")};
  auto const* document = context.request.file("document");
  auto const errors = errors_of(typed, document, context.today());
  if (!errors.empty()) return form_page(context, *standing, typed, errors);
  MinistryDecision const decision{typed.number, *LocalDate::parse_russian(text::tidy_spaces(typed.date)),
                                  context.files().put_file(*document->path).hash, typed.reason};
  auto const draft = context.write([&](database::Tx& tx) {
    return draft_annulment_by_decision(tx, context.actor, standing->record.registry_number, decision, context.now);
  });
  return draft ? http::see_other(address_of(*draft)) : web::refused(context, draft.error());
}

}  // namespace obereg::training
