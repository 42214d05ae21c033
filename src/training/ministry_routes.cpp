#include "training/ministry_routes.hpp"

#include "training/act_page/act_page_http.hpp"
#include "training/annul_record/annul_by_decision_http.hpp"
#include "training/block_provider/block_provider_http.hpp"
#include "training/decide_dispute/decide_dispute_http.hpp"
#include "training/ministry_figures/figures_http.hpp"
#include "training/ministry_page/ministry_page_http.hpp"
#include "training/set_accreditation_check/set_accreditation_check_http.hpp"
#include "training/set_validity/set_validity_http.hpp"
#include "training/sign_act/sign_act_http.hpp"

namespace obereg::training {

namespace {

constexpr web::Permission ministry{"training.ministry"};

}  // namespace

web::Routes ministry_routes() {
  using web::get;
  using web::post;
  return {
      get("/ministry", ministry, show_ministry),
      get("/ministry/providers", ministry, show_providers),
      get("/ministry/providers/{organisation}", ministry, show_provider),
      post("/ministry/providers/{organisation}/block", ministry, submit_block_provider),
      post("/ministry/providers/{organisation}/unblock", ministry, submit_unblock_provider),
      get("/ministry/records/{number}/annul", ministry, show_annul_by_decision),
      post("/ministry/records/{number}/annul", ministry, submit_annul_by_decision, largest_document),
      get("/ministry/acts/{draft}", ministry, show_act),
      post("/ministry/acts/{draft}", ministry, submit_act, 4u << 20),
      get("/ministry/acts/{draft}/bytes", ministry, download_act_bytes),
      get("/ministry/acts/{draft}/document", ministry, download_decision),
      get("/ministry/acts/{draft}/signature", ministry, download_act_signature),
      get("/ministry/acts/{draft}/receipt.json", ministry, download_act_receipt),
      get("/ministry/disputes", ministry, show_disputes),
      get("/ministry/disputes/{dispute}", ministry, show_dispute),
      get("/ministry/disputes/{dispute}/file", ministry, download_claimed_file),
      post("/ministry/disputes/{dispute}/decide", ministry, submit_decide_dispute),
      get("/ministry/validity", ministry, show_validities),
      get("/ministry/validity/{programme}", ministry, show_validity),
      post("/ministry/validity/{programme}", ministry, submit_validity),
      get("/ministry/accreditation-check", ministry, show_accreditation_check),
      post("/ministry/accreditation-check", ministry, submit_accreditation_check),
      get("/ministry/figures", ministry, show_figures),
      get("/ministry/figures.csv", ministry, download_figures),
  };
}

std::vector<web::Section> ministry_sections() {
  return {{"Надзор", "/ministry", ministry},
          {"Организации", "/ministry/providers", ministry},
          {"Споры", "/ministry/disputes", ministry},
          {"Сроки обучения", "/ministry/validity", ministry},
          {"Проверка аккредитации", "/ministry/accreditation-check", ministry},
          {"Показатели", "/ministry/figures", ministry}};
}

}  // namespace obereg::training
