#include "training/act_routes.hpp"

#include "training/act_page/act_page_http.hpp"
#include "training/annul_record/annul_record_http.hpp"
#include "training/correct_record/correct_record_http.hpp"
#include "training/sign_act/sign_act_http.hpp"

namespace obereg::training {

web::Routes act_routes() {
  using web::get;
  using web::post;
  constexpr web::Permission sign{"training.sign"};
  // Once signed, acts are read by whoever reads the receipts of sets; before, by who may sign them (readable_act()).
  constexpr web::Permission view{"training.view-sets"};
  return {
      get("/training/registry/{number}/annul", sign, show_annul_record),
      post("/training/registry/{number}/annul", sign, submit_annul_record),
      get("/training/registry/{number}/correct", sign, show_correct_record),
      post("/training/registry/{number}/correct", sign, submit_correct_record),
      get("/training/acts/{draft}", view, show_act),
      post("/training/acts/{draft}", sign, submit_act, 4u << 20),
      get("/training/acts/{draft}/bytes", view, download_act_bytes),
      get("/training/acts/{draft}/signature", view, download_act_signature),
      get("/training/acts/{draft}/receipt.json", view, download_act_receipt),
      get("/training/acts/{draft}/document", view, download_decision),
  };
}

}  // namespace obereg::training
