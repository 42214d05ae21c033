#include <algorithm>

#include "accreditation/decision_letter/letter_facts.hpp"
#include "accreditation/examination/refusals.hpp"
#include "accreditation/examine_case/asked_work.hpp"
#include "accreditation/examine_case/examine_http.hpp"
#include "platform/docx/first_line.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

std::optional<Step> step_of(CaseInWork const& work) {
  return registry_step_of(*work.variant, work.examination.typed);
}

bool is_undecided(CaseInWork const& work) {
  return outcome_of(work.examination.typed) == Outcome::undecided;
}

}  // namespace

http::Response show_letter(web::PageContext const& context) {
  auto const work = asked_work(context);
  if (!work) return web::refused(context, work.error());
  auto const facts = context.read(
      [&](database::ReadTx& tx) { return draft_letter(tx, context.settings(), *work, context.actor.account); });
  return web::show(context, "Письмо по заявлению № " + work->held.incoming_number,
                   "src/accreditation/examine_case/letter.html",
                   {{"number", work->held.incoming_number},
                    {"applicant", work->held.applicant},
                    {"letter", letter_text(facts, step_of(*work))},
                    {"docx_href", is_undecided(*work) ? "" : queue_address(work->held.id, "letter.docx")},
                    {"back", queue_address(work->held.id, "draft")}});
}

// As it will be, from the template in use; what is known on signing alone says so, and the first line says what it is.
http::Response download_letter(web::PageContext const& context) {
  auto const work = asked_work(context);
  if (!work) return web::refused(context, work.error());
  if (is_undecided(*work)) return web::refused(context, refuse(refusals::draft_not_ready, "Решение ещё не выбрано."));
  auto const letter = context.read([&](database::ReadTx& tx) {
    auto const facts = draft_letter(tx, context.settings(), *work, context.actor.account);
    return letter_file(tx, context.files(), facts, step_of(*work), work->held.id);
  });
  if (!letter) return web::refused(context, letter.error());
  auto name = "Проект письма по заявлению " + work->held.incoming_number + ".docx";
  std::replace(name.begin(), name.end(), '/', '-');
  auto response = http::bytes(docx::with_first_line(letter->bytes, "ПРОЕКТ, не подписан"), letter->media_type);
  return response.download_as(name);
}

}  // namespace obereg::accreditation
