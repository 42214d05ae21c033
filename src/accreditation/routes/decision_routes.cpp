#include "accreditation/routes/decision_routes.hpp"

#include "accreditation/attach_documents/attach_documents.hpp"
#include "accreditation/examine_case/examine_http.hpp"
#include "accreditation/follow_case/follow_http.hpp"
#include "accreditation/mail_letters/mailings_http.hpp"
#include "accreditation/mend_document/mended_http.hpp"
#include "accreditation/officer_queue/queue_http.hpp"
#include "accreditation/pass_on/pass_on_http.hpp"
#include "accreditation/sign_decision/decisions_http.hpp"
#include "accreditation/sign_together/sign_together_http.hpp"
#include "accreditation/view_documents/view_documents_http.hpp"

namespace obereg::accreditation {

using web::get;
using web::post;

web::Routes decision_routes() {
  constexpr web::Permission office{"accreditation.office"}, intake{"accreditation.register"},
      examine{"accreditation.examine"}, decide{"accreditation.decide"}, keep{"accreditation.keep"},
      apply{"accreditation.apply"};
  constexpr std::uint64_t largest_form = 1u << 20, largest_signature = 4u << 20;
  return {
      get("/accreditation/load", keep, show_load),
      get("/accreditation/office/{case}/officer", intake, show_pass_on),
      post("/accreditation/office/{case}/officer", intake, submit_pass_on),
      get("/accreditation/post", intake, show_mailings),
      get("/accreditation/post/{mailing}", intake, show_mailing),
      post("/accreditation/post/{mailing}", intake, submit_mailing),
      get("/accreditation/queue", examine, show_queue),
      post("/accreditation/queue", examine, search_queue),
      get("/accreditation/queue/{case}", examine, show_case_in_work),
      get("/accreditation/office/{case}/documents", office, show_office_documents),
      get("/accreditation/queue/{case}/documents", examine, show_queue_documents),
      get("/accreditation/decisions/{case}/documents", decide, show_decision_documents),
      get("/accreditation/queue/{case}/documents/{document}", examine, download_case_document),
      get("/accreditation/queue/{case}/checklist", examine, show_checklist),
      post("/accreditation/queue/{case}/checklist", examine, submit_checklist, largest_form),
      get("/accreditation/queue/{case}/draft", examine, show_draft),
      post("/accreditation/queue/{case}/draft", examine, submit_draft, largest_upload),
      get("/accreditation/queue/{case}/mended", examine, download_mended_of_draft),
      get("/accreditation/queue/{case}/letter", examine, show_letter),
      get("/accreditation/queue/{case}/letter.docx", examine, download_letter),
      get("/accreditation/decisions", decide, show_decisions),
      post("/accreditation/decisions", decide, submit_chosen),
      get("/accreditation/decisions/together", decide, show_sign_together),
      get("/accreditation/decisions/{case}", decide, show_case_to_decide),
      get("/accreditation/decisions/{case}/documents/{document}", decide, download_decided_document),
      post("/accreditation/decisions/{case}/return", decide, submit_return),
      get("/accreditation/decisions/{case}/sign", decide, show_sign_decision),
      post("/accreditation/decisions/{case}/sign", decide, submit_sign_decision, largest_signature),
      get("/accreditation/decisions/{case}/bytes", decide, download_letter_bytes),
      get("/accreditation/decisions/{case}/mended", decide, download_mended_to_sign),
      post("/accreditation/cases/{case}/again", apply, submit_apply_again),
  };
}

}  // namespace obereg::accreditation
