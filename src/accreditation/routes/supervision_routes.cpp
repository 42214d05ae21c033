#include "accreditation/routes/supervision_routes.hpp"

#include "accreditation/answer_complaints/answer_http.hpp"
#include "accreditation/complain/complain_http.hpp"
#include "accreditation/inspect/inspect_http.hpp"

namespace obereg::accreditation {

using web::get;
using web::post;

web::Routes supervision_routes() {
  constexpr web::Permission apply{"accreditation.apply"}, supervise{"accreditation.supervise"};
  return {
      get("/accreditation/complaints", apply, show_own_complaints),
      get("/accreditation/complaints/new", apply, show_complain),
      post("/accreditation/complaints/new", apply, submit_complaint, largest_complaint),
      get("/accreditation/complaints/{complaint}", apply, show_own_complaint),
      get("/accreditation/complaints/{complaint}/files/{file}", apply, download_own_complaint_file),
      get("/accreditation/supervision/complaints", supervise, show_complaints),
      get("/accreditation/supervision/complaints/add", supervise, show_add_complaint),
      post("/accreditation/supervision/complaints/add", supervise, submit_add_complaint, largest_complaint),
      get("/accreditation/supervision/complaints/{complaint}", supervise, show_complaint),
      post("/accreditation/supervision/complaints/{complaint}", supervise, submit_answer, largest_complaint),
      get("/accreditation/supervision/complaints/{complaint}/files/{file}", supervise, download_complaint_file),
      get("/accreditation/supervision/inspections", supervise, show_inspections),
      post("/accreditation/supervision/inspections", supervise, submit_approve_plan),
      get("/accreditation/supervision/inspections/add", supervise, show_add_inspection),
      post("/accreditation/supervision/inspections/add", supervise, submit_add_inspection),
      get("/accreditation/supervision/inspections/{inspection}", supervise, show_inspection),
      post("/accreditation/supervision/inspections/{inspection}", supervise, submit_findings),
      post("/accreditation/supervision/inspections/{inspection}/remove", supervise, submit_remove_inspection),
  };
}

}  // namespace obereg::accreditation
