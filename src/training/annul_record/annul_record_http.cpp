#include "training/annul_record/annul_record_http.hpp"

#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "training/annul_record/annul_record.hpp"
#include "training/records/shown.hpp"
#include "training/sign_act/sign_act_http.hpp"

namespace obereg::training {

namespace {

http::Response form_page(web::PageContext const& context, StandingRecord const& standing, std::string const& reason,
                         std::vector<html::FieldError> const& errors) {
  auto view = record_view(standing.record);
  view.set("summary", html::error_summary(errors));
  view.set("reason_field", html::field_view("reason", "Причина", "Её увидят все, кто откроет запись", reason,
                                            html::error_of(errors, "reason")));
  view.set("csrf_token", context.csrf_token).set("post_to", record_address(standing.record.registry_number) + "/annul");
  html::Page page;
  page.title = "Аннулировать запись № " + standing.record.registry_number;
  page.back_href = record_address(standing.record.registry_number);
  page.has_errors = !errors.empty();
  page.main = html::render("src/training/annul_record/annul_record.html", view);
  return web::show(context, std::move(page), errors.empty() ? 200 : 422);
}

Result<StandingRecord> record_of(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) {
    return own_record_to_change(tx, context.actor.organisation, number_of_segment(context.request.segment("number")));
  });
}

}  // namespace

http::Response show_annul_record(web::PageContext const& context) {
  auto const standing = record_of(context);
  return standing ? form_page(context, *standing, "", {}) : web::refused(context, standing.error());
}

http::Response submit_annul_record(web::ActionContext const& context) {
  auto const standing = record_of(context);
  if (!standing) return web::refused(context, standing.error());
  auto const reason = context.request.form.get("reason");
  if (auto const wrong = wrong_reason(reason); !wrong.empty())
    return form_page(context, *standing, reason, {{"reason", wrong}});
  auto const draft = context.write([&](database::Tx& tx) {
    return draft_annulment(tx, context.actor, standing->record.registry_number, reason, context.now);
  });
  return draft ? http::see_other(address_of(*draft)) : web::refused(context, draft.error());
}

}  // namespace obereg::training
