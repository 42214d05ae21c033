#include "accreditation/enter_withdrawal/withdrawal_http.hpp"

#include "accreditation/attach_documents/attach_documents.hpp"
#include "accreditation/enter_withdrawal/enter_withdrawal.hpp"
#include "accreditation/enter_withdrawal/withdrawal_form.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/keep_scans/scans_form.hpp"
#include "accreditation/refusals.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

struct OpenCase {
  casework::Case held;
  std::size_t documents = 0;
  Delivery delivery;
};

Result<OpenCase> open_case(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) -> Result<OpenCase> {
    auto const held = any_case(tx, context.request.id("case"));
    if (!held) return held.error();
    if (held->state != casework::CaseState::open) return refuse(refusals::case_closed);
    return OpenCase{*held, casework::documents_of(tx, held->id).size(), withdrawal_delivery(tx, *held)};
  });
}

// A case is withdrawn once, so that its number names the form.
std::string scans_key(casework::Case const& held) {
  return "withdrawal-" + std::to_string(held.id.value);
}

http::Response form_page(web::PageContext const& context, OpenCase const& open, WithdrawalForm const& form) {
  auto const address = case_address(open.held.id, Reader::office);
  auto const kept =
      context.read([&](database::ReadTx& tx) { return kept_scans(tx, context.actor.account, scans_key(open.held)); });
  auto view = withdrawal_form_view(form, kept);
  view.set("number", open.held.incoming_number).set("applicant", open.held.applicant).set("address", address);
  view.set("told", "Оно " + words_of(open.delivery) + ".").set("csrf_token", context.csrf_token);
  html::Page page;
  page.title = "Внести отзыв заявления с бумаги";
  page.back_href = address;
  page.has_errors = !form.errors.empty();
  page.main = html::render("src/accreditation/enter_withdrawal/withdrawal.html", view);
  return web::show(context, std::move(page), form.errors.empty() ? 200 : 422);
}

}  // namespace

http::Response show_enter_withdrawal(web::PageContext const& context) {
  auto const open = open_case(context);
  return open ? form_page(context, *open, empty_withdrawal(context.today())) : web::refused(context, open.error());
}

http::Response submit_enter_withdrawal(web::ActionContext const& context) {
  auto const open = open_case(context);
  if (!open) return web::refused(context, open.error());
  auto const applied_on = LocalDate::at(open->held.received_at, context.settings().zone);
  auto form = read_withdrawal_form(context.request, applied_on, context.today());
  auto const scans = all_scans(context, scans_key(open->held));
  if (scans.size() + open->documents > most_files) form.errors.push_back(too_many_files());
  if (!form.errors.empty()) return form_page(context, *open, form);
  auto const done = context.write([&](database::Tx& tx) {
    forget_scans(tx, context.actor.account, scans_key(open->held));
    return enter_withdrawal(tx, context.services(), context.actor, open->held, withdrawal_of(form), scans, context.now);
  });
  return done ? http::see_other(case_address(open->held.id, Reader::office)) : web::refused(context, done.error());
}

}  // namespace obereg::accreditation
