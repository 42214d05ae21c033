// «Новое заявление по этому отказу»: a draft with the answers of the application that was refused.
#include "accreditation/examination/refusals.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/follow_case/follow_http.hpp"
#include "platform/audit/audit.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

http::Response submit_apply_again(web::ActionContext const& context) {
  auto const begun = context.write([&](database::Tx& tx) -> Result<ApplicationId> {
    auto const held = own_case(tx, context.actor, context.request.id("case"));
    if (!held) return held.error();
    if (held->state != casework::CaseState::refused) return refuse(refusals::not_refused);
    auto const answers = application_of(tx, held->id).value().answers;
    auto const draft = begin_application(tx, context.actor, held->variant, answers, context.now);
    if (draft.is_new)
      audit::record(tx, context.actor, "accreditation.application-begun",
                    "accreditation-application:" + std::to_string(draft.id.value),
                    "вариант " + std::to_string(held->variant) + ", по отказу № " + held->incoming_number, context.now);
    return draft.id;
  });
  return begun ? http::see_other(address_of(*begun)) : web::refused(context, begun.error());
}

}  // namespace obereg::accreditation
