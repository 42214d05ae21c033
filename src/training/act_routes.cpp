#include "training/act_routes.hpp"

#include "training/annul_record/annul_record_http.hpp"
#include "training/correct_record/correct_record_http.hpp"
#include "training/sign_act/sign_act_http.hpp"

namespace obereg::training {

web::Routes act_routes() {
  using web::get;
  using web::post;
  constexpr web::Permission sign{"training.sign"};
  return {
      get("/training/registry/{number}/annul", sign, show_annul_record),
      post("/training/registry/{number}/annul", sign, submit_annul_record),
      get("/training/registry/{number}/correct", sign, show_correct_record),
      post("/training/registry/{number}/correct", sign, submit_correct_record),
      get("/training/acts/{draft}", sign, show_act),
      post("/training/acts/{draft}", sign, submit_act, 4u << 20),
      get("/training/acts/{draft}/bytes", sign, download_act_bytes),
      get("/training/acts/{draft}/signature", sign, download_act_signature),
      get("/training/acts/{draft}/receipt.json", sign, download_act_receipt),
  };
}

}  // namespace obereg::training
