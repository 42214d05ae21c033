// How pages show a complaint, to who filed it and to the ministry.
#pragma once
#include "casework/complaints/complaints.hpp"
#include "platform/html/render.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

struct WholeComplaint {
  casework::Complaint complaint;
  std::vector<casework::CaseDocument> files, answer_files;
  std::string case_number;  // of the case that it is about; "" for none
};
WholeComplaint whole_complaint(database::ReadTx& tx, casework::Complaint const& complaint);

// For complaint/complaint.html. `address`: of the complaint's page; `case_address`: of the case's page, "" hides it.
html::View complaint_view(WholeComplaint const& whole, std::string const& address, std::string const& case_address,
                          web::PageContext const& context);
// A row of a list: for complaint/list.html.
html::View complaint_row(casework::Complaint const& complaint, std::string const& address,
                         web::PageContext const& context);

// A file of the complaint or of its answer by its id in the address; 404 where it is another's.
http::Response send_complaint_file(web::PageContext const& context, casework::Complaint const& complaint);

}  // namespace obereg::accreditation
