#include "accreditation/mend_document/mended_http.hpp"

#include "accreditation/examination/in_work.hpp"
#include "accreditation/examination/mended_document.hpp"
#include "accreditation/sign_decision/sign_decision.hpp"
#include "platform/web/files/kept_file.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

http::Response send_mended(web::PageContext const& context, Result<CaseInWork> const& work) {
  if (!work) return web::refused(context, work.error());
  auto const document = mended_document_of(work->examination.typed);
  if (!document) return web::refused(context, refuse(web::not_found));
  context.log_view("accreditation.case-viewed", "accreditation-case:" + std::to_string(work->held.id.value),
                   "входящий номер " + work->held.incoming_number);
  return web::send_kept_file(context, {document->hash, document->media_type, document->name});
}

}  // namespace

http::Response download_mended_of_draft(web::PageContext const& context) {
  return send_mended(context, context.read([&](database::ReadTx& tx) -> Result<CaseInWork> {
    auto const held = case_in_work(tx, context.actor, context.request.id("case"), true, context.now);
    if (!held) return held.error();
    return read_case_in_work(tx, *held);
  }));
}

http::Response download_mended_to_sign(web::PageContext const& context) {
  return send_mended(context, context.read([&](database::ReadTx& tx) {
    return case_to_decide(tx, context.actor, context.request.id("case"));
  }));
}

}  // namespace obereg::accreditation
